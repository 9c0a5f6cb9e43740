"""The command line: one object per document, clear sentences, exit codes that mean something."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from loaders import cli
from loaders.commands import parse as command
from loaders.errors import GoujiError

GOOD = "祁东县民政局2017年政府信息公开工作年度报告\n全年公开信息3条。\n"
NOT_A_REPORT = "菜单\n今日供应米饭。\n"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_LANG", "en")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        cli.main(list(arguments))
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b" / "1.txt").write_text(NOT_A_REPORT, encoding="utf-8")
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_one_object_per_document_in_input_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("parse", str(folder / "b"), str(folder / "a.txt")) == 0
    out, err = capsys.readouterr()
    names = [Path(json.loads(line)["path"]).name for line in out.splitlines()]
    assert names == ["1.txt", "2.txt", "a.txt"]
    assert "祁东县民政局" in out, "Chinese is printed as Chinese"
    assert err == "3 documents: 2 parsed, 0 partial, 0 quarantined, 1 unrecognised, 0 failed\n"


def test_a_failed_document_stops_nothing_and_shows_in_the_exit_code(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b" / "0.txt").write_bytes(b"")
    assert run("parse", str(folder / "b")) == 1
    out, err = capsys.readouterr()
    statuses = [json.loads(line)["document"]["status"] for line in out.splitlines()]
    assert statuses == ["failed", "unrecognised", "parsed"]
    assert err.endswith("1 failed\n")


def test_json_is_one_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("parse", "--format", "json", str(folder)) == 0
    assert [type(item) for item in json.loads(capsys.readouterr().out)] == [dict, dict, dict]
    (folder / "empty").mkdir()
    assert run("parse", "--format", "json", str(folder / "empty")) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_dash_is_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert run("parse", "-") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["path"], said["document"]["report_year"]) == ("-", 2017)


def test_a_manifest_in_the_folder_is_no_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = folder / "b" / "list.txt"
    manifest.write_text("file,year\n2.txt,2016\n", encoding="utf-8")
    assert run("parse", "--manifest", str(manifest), str(folder / "b")) == 0
    said = [json.loads(line)["document"] for line in capsys.readouterr().out.splitlines()]
    assert [d["report_year"] for d in said] == [None, 2016]


def test_rows_of_the_manifest_without_a_file_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = folder / "list.csv"
    manifest.write_text("file,year\n2.txt,2016\nzzz.txt,2016\n", encoding="utf-8")
    assert run("parse", "--manifest", str(manifest), str(folder)) == 0
    assert f"Manifest {manifest}: 1 row matches no file: zzz.txt\n" in capsys.readouterr().err
    monkeypatch.setenv("GOUJI_HOME", str(folder / "home"))
    for _ in range(2):  # what was landed before counts as met
        assert run("load", "--quiet", "--manifest", str(manifest), str(folder)) == 0
        out, err = capsys.readouterr()
        assert (out, err) == ("", f"Manifest {manifest}: 1 row matches no file: zzz.txt\n")


@pytest.mark.parametrize("command", ["parse", "check", "locate"])
def test_a_file_that_cannot_be_opened_keeps_nobody_from_reading_the_others(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "b" / "0.txt").symlink_to(folder / "gone")
    assert run(command, str(folder / "b"), "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    found = found["documents"] if isinstance(found, dict) else found
    assert [Path(document["path"]).name for document in found] == ["0.txt", "1.txt", "2.txt"]
    assert "No such file" in json.dumps(found[0])


def test_a_pipe_or_too_large_a_file_keeps_nobody_from_reading_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(folder / "b" / "0.txt")
    with (folder / "b" / "3.txt").open("wb") as large:
        large.truncate(8 << 30)  # of which nothing is on disk: read into memory it would be
    monkeypatch.setenv("GOUJI_MAX_BYTES", "1000")
    assert run("parse", str(folder / "b")) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [d["document"]["status"] for d in found] == ["failed", "unrecognised", "parsed", "failed"]
    told = [(issue["code"], issue["text"]) for d in (found[0], found[3]) for issue in d["issues"]]
    assert told == [("file_unreadable", "not a regular file"), ("file_too_large", "8,589,934,592 > 1,000")]


@pytest.mark.parametrize("command", ["parse", "check", "locate", "load", "export"])
def test_a_path_that_the_system_does_not_take_is_wrong_use(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    impossible = str(tmp_path / ("x" * 300))
    monkeypatch.setenv("GOUJI_HOME", impossible if command == "export" else str(tmp_path))
    assert run(command, *(["--to", str(tmp_path / "csv")] if command == "export" else [impossible])) == 2
    said = capsys.readouterr().err
    assert impossible in said
    assert " cannot be opened (File name too long). Check the path, and your rights to it." in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["parse", "none.txt"], "No such file or folder: none.txt."),
        (["parse"], "Missing argument"),
        (["parse", ""], "A path is empty."),
        (["load", ""], "A path is empty."),
        (["build", ""], "A path is empty."),
        (["parse", "--format", "xml", "a.txt"], "--format"),
        (["parse", "--colour", "a.txt"], "No such option: --colour"),
        (["parse", "--manifest", "none.csv", "a.txt"], "Manifest none.csv cannot be opened"),
        (["prase"], "Did you mean 'parse'"),
        (["--lang", "fr", "parse"], "--lang"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_wrong_use_is_found_before_anything_is_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("parse", str(folder / "a.txt"), "none.txt") == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("asked", ["fr", "english", "en1"])
def test_a_language_that_is_not_spoken_is_wrong_use(
    asked: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_LANG", "zh_CN.UTF-8")
    assert run("parse", str(folder / "a.txt")) == 0
    monkeypatch.setenv("GOUJI_LANG", asked)
    capsys.readouterr()
    assert run("parse", str(folder / "a.txt")) == 2
    assert capsys.readouterr() == (
        "", f"GOUJI_LANG={asked} is neither zh nor en. Make it one of them, or unset the variable.\n"
    )  # fmt: skip
    assert run("--lang", "zh", "parse", str(folder / "a.txt")) == 0


def test_a_limit_that_is_no_number_is_wrong_use(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_MAX_BYTES", "many")
    assert run("parse", str(folder)) == 2
    assert "GOUJI_MAX_BYTES" in capsys.readouterr().err


def test_the_language_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        assert run("--lang", "zh", "parse", "none.txt") == 2
        assert capsys.readouterr().err.startswith("没有这个文件或文件夹")
    finally:
        assert run("--lang", "en", "--version") == 0


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (GoujiError("不行。", "It cannot be.", 1), 1, "It cannot be.\n"),
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("oops"), cli.OUR_FAULT, "Gouji failed (ZeroDivisionError: oops)"),
    ],
)
def test_no_traceback_reaches_the_user(
    error: BaseException,
    code: int,
    said: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(command, "parse_file", stumble)
    assert run("parse", str(folder)) == code
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert "Traceback" not in err


def test_a_reader_that_stops_early_is_no_error(folder: Path) -> None:
    script = "import os, sys; from loaders.cli import main; main(['parse', *sys.argv[1:]])"
    process = subprocess.Popen(
        [sys.executable, "-c", script, *[str(folder / "a.txt")] * 400],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0


def test_reading_a_page_waits_for_nothing_heavy(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<p>{GOOD.splitlines()[0]}</p>", encoding="utf-8")
    script = (
        "import sys\nfrom loaders.cli import main\n"
        "try:\n    main(['parse', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(page)], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["document"]["report_year"] == 2017
    loaded = set(done.stderr.splitlines()[-1].split())
    heavy = {"rich", "pyarrow", "pandas", "numpy", "dbt", "dlt", "duckdb", "great_expectations", "pdfplumber"}
    assert not loaded & (heavy | {"cn2an", "opencc", "docx", "jsonschema"})
    assert not {m for m in loaded if m.startswith("loaders.commands.")} - {"loaders.commands.parse"}


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself_in_both_languages(name: str) -> None:
    module = import_module(f"loaders.commands.{cli.COMMANDS[name][0]}")
    assert isinstance(module.app, typer.Typer)
    group = typer.main.get_command(module.app)
    text = group.help or " ".join(c.help or "" for c in group.commands.values())  # type: ignore[attr-defined]
    assert any("一" <= c <= "龥" for c in text)
    assert any(c.isascii() and c.isalpha() for c in text)


def test_help_lists_every_command_without_importing_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    out = capsys.readouterr().out
    assert all(f"  {name} " in out for name in cli.COMMANDS)
    assert run() == 2
    assert capsys.readouterr().out == out


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("年度报告.txt".encode("gb18030"), "年度报告.txt"),
        (b"r\xff.txt", "r\\xff.txt"),
        ("年度报告.txt".encode(), "年度报告.txt"),
    ],
)
def test_a_name_that_is_not_utf8_is_written_as_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: bytes, printed: str
) -> None:
    folder = tmp_path / "年报汇总"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_text(GOOD, encoding="utf-8")
    assert run("parse", str(folder)) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["path"] == f"{folder}/{printed}"


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gbk:strict", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_is_written_whole_in_any_encoding(tmp_path: Path, encoding: str, form: str) -> None:
    file = tmp_path / "r.txt"
    file.write_text(GOOD + "联系人：𠮷野€\u00b7\n", encoding="utf-8")
    command_line = [sys.executable, "-c", "from loaders.cli import main; main()", "parse", "--format", form]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "GOUJI_LANG": "zh"}
    done = subprocess.run([*command_line, str(file)], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.decode(encoding.partition(":")[0]))
    assert (said[0] if form == "json" else said)["document"]["agency_name"] == "祁东县民政局"


@pytest.mark.parametrize("arguments", [["--help"], ["book", "--help"], ["book", "rules"], ["nonsense"]])
def test_messages_never_fail_for_their_encoding(arguments: list[str]) -> None:
    command_line = [sys.executable, "-c", "from loaders.cli import main; main()", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "GOUJI_LANG": "zh"}
    done = subprocess.run(command_line, capture_output=True, env=environment, check=False)
    assert done.returncode in (0, 2), done.stderr
    assert done.stdout + done.stderr
    assert b"Encode" not in done.stderr
