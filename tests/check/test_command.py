"""`gouji check`: what it prints in every format, its exit codes, and what it says of bad files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from drafts import HONGZE, SAMPLES, draft
from reportlab.pdfgen import canvas

from loaders.cli import main

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "check.schema.json").read_text(encoding="utf-8"))
REPORTS = SAMPLES / "reports"
CLEAN = REPORTS / "huaian_2024.pdf"


def run(*arguments: object, lang: str = "en") -> int | str | None:
    with pytest.raises(SystemExit) as left:
        main(["--lang", lang, "check", *map(str, arguments)])
    return left.value.code


def test_json_keeps_to_its_schema_for_every_sample(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(REPORTS, "--format", "json") == 1
    found = json.loads(capfdbinary.readouterr().out)
    jsonschema.validate(found, SCHEMA)
    by_name = {Path(d["path"]).name: d for d in found["documents"]}
    assert len(by_name) == len(list(REPORTS.iterdir()))
    hongze = by_name["hongze_2023.pdf"]
    assert [f["rule_id"] for f in hongze["findings"]] == ["REV-SUM", "LIT-AFTER-SUM", "DOC-GEN"]
    assert [(f["left"], f["right"], f["difference"]) for f in hongze["findings"][:2]] == [
        (11, 0, 11),
        (5, 0, 5),
    ]
    best = [s for f in hongze["findings"] for s in f["suspects"] if s["rank"] == 1]
    assert [(s["row_code"], s["column_code"], s["needed"]) for s in best] == [
        ("review", "total", 11), ("lit_after", "total", 5),
    ]  # fmt: skip
    # two years of one body in one call are held against each other
    assert by_name["suqian_2024.html"]["previous"].endswith("suqian_2023.docx")
    asked = {n["rule_id"] for n in by_name["suqian_2024.html"]["not_assessable"]}
    assert "APP-XYR-CARRY" not in asked


def test_sarif_names_rules_levels_and_places(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(HONGZE, "--format", "sarif") == 1
    (made,) = json.loads(capfdbinary.readouterr().out)["runs"]
    assert [(r["ruleId"], r["level"]) for r in made["results"]] == [
        ("REV-SUM", "error"), ("LIT-AFTER-SUM", "error"), ("DOC-GEN", "warning"),
    ]  # fmt: skip
    assert {r["id"] for r in made["tool"]["driver"]["rules"]} == {"REV-SUM", "LIT-AFTER-SUM", "DOC-GEN"}
    where = made["results"][0]["locations"][0]
    assert where["physicalLocation"]["artifactLocation"]["uri"].endswith("samples/reports/hongze_2023.pdf")
    assert where["logicalLocations"][0]["fullyQualifiedName"].endswith("行政复议 / 结果维持")
    assert len({r["partialFingerprints"]["question/v1"] for r in made["results"]}) == 3


def test_junit_has_a_suite_for_a_document_and_a_case_for_a_rule(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert run(HONGZE, CLEAN, tmp_path / "empty.pdf", "--format", "junit") == 1
    root = ElementTree.fromstring(capfdbinary.readouterr().out)
    bad, good, empty = root
    assert (bad.get("failures"), good.get("failures"), empty.get("errors")) == ("3", "0", "1")
    assert {c.get("name") for c in bad.findall("testcase[failure]")} == {
        "REV-SUM",
        "LIT-AFTER-SUM",
        "DOC-GEN",
    }
    skipped = {c.get("name") for c in good.findall("testcase[skipped]")}
    assert "APP-XYR-CARRY" in skipped
    assert "no report of the year before" in good.find("testcase[skipped]/skipped").get("message", "")
    assert root.get("failures") == "3"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["一、表格", "[错误] 行政复议四种结果之和等于总计 (REV-SUM)",
                "左边 11 = 结果维持 10 + 结果纠正 1", "相差 11", "行政复议 / 总计：所印 0，应为 11",
                "三、报告文件", "无法核对 25", "没有上年报告"]),
        ("en", ["Tables", "[error] ", "left  11 = 结果维持 10 + 结果纠正 1", "needed 11 (total left at 0)",
                "The document", "25 cannot be assessed", "no report of the year before"]),
    ],
)  # fmt: skip
def test_people_read_findings_in_the_order_of_the_form(
    lang: str, said: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(HONGZE, lang=lang) == 1
    out = capfd.readouterr().out
    places = [out.index(words) for words in said]
    assert places == sorted(places)


def test_a_clean_report_says_what_was_checked(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(CLEAN) == 0
    out = capfd.readouterr().out
    assert "417 hold, 0 fail, 26 cannot be assessed" in out
    assert "Name last year’s report with --previous." in out


def test_what_fails_is_chosen(tmp_path: Path) -> None:
    old_form = REPORTS / "songling_2018.html"  # a warning only: chapters are missing
    assert run(old_form) == 0
    assert run(old_form, "--fail-on", "warning") == 1
    assert run(HONGZE, "--fail-on", "never") == 0
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert run(tmp_path / "empty.pdf", "--fail-on", "never") == 1
    assert run(HONGZE, "--fail-on", "nothing") == 2


def test_last_years_report_is_held_against_this_years(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    last, this = REPORTS / "suqian_2023.docx", REPORTS / "suqian_2024.html"
    assert run(this, "--previous", last) == 0
    assert "held against" in capfd.readouterr().out
    # 121 requests were carried forward
    other = tmp_path / "other.docx"
    other.write_bytes(draft({("app_carried_forward", "total"): "122"}))
    assert run(this, "--previous", other) == 1
    out = capfd.readouterr().out
    assert "APP-XYR-CARRY" in out
    assert "last year’s" in out
    assert run(last, "--previous", this) == 2
    assert "is the report of 2024, not of 2022" in capfd.readouterr().err
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\ntorn")
    assert run(this, "--previous", tmp_path / "torn.pdf") == 2
    assert "cannot be read" in capfd.readouterr().err
    assert run(this, "--previous", tmp_path) == 1  # other.docx is there, too
    assert f"Last year’s report {tmp_path / 'torn.pdf'} cannot be read." in capfd.readouterr().err
    assert run(this, HONGZE, "--previous", last) == 1
    assert f"{HONGZE}: no report of the year before" in capfd.readouterr().err
    assert run(this, "--previous", last, "--warehouse", tmp_path) == 2
    assert run(this, "--warehouse", tmp_path) == 2
    assert "no warehouse" in capfd.readouterr().err


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HONGZE.read_bytes())))
    assert run("-") == 1
    assert "REV-SUM" in capfd.readouterr().out


def test_nothing_is_written_but_what_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.docx").write_bytes(draft())
    assert run("draft.docx", "--format", "html", "-o", "page.html") == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["draft.docx", "page.html"]
    assert capfd.readouterr().out == ""
    assert "<!doctype html>" in (tmp_path / "page.html").read_text(encoding="utf-8").lower()
    assert run("draft.docx", "-o", tmp_path / "nowhere" / "page.html") == 2
    assert "cannot be written" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("name", "data", "zh", "en"),
    [
        ("empty.docx", b"", "文件是空的", "The file is empty"),
        ("torn.docx", b"PK\x03\x04torn", "文件无法读取", "The file cannot be read"),
        (
            "note.txt",
            "下周一上午开会，请准时参加。".encode(),
            "没有找到年度报告的表格和数字",
            "nothing was checked",
        ),
        (
            "picture.png",
            b"\x89PNG\r\n\x1a\n" + bytes(64),
            "文件无法读取（picture）",
            "cannot be read (picture)",
        ),
    ],
)
def test_each_file_that_cannot_be_checked_gets_one_sentence(
    name: str, data: bytes, zh: str, en: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    for lang, words in (("zh", zh), ("en", en)):
        assert run(tmp_path / name, lang=lang) == 1
        said = capfd.readouterr()
        assert words in said.out
        assert len(said.out.strip().splitlines()) == 2
        assert "Traceback" not in said.out + said.err


def test_two_reports_in_one_file_are_to_be_split(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    two = tmp_path / "two.txt"
    two.write_bytes(
        b"".join((REPORTS / n).read_bytes() for n in ("qidong_2024.txt", "shanghai_office_2019.txt"))
    )
    assert run(two) == 1
    assert "Split it and check each by itself" in capfd.readouterr().out


def test_a_report_lost_among_too_many_pages_is_to_be_cut_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_MAX_PAGES", "2")
    made = canvas.Canvas(str(tmp_path / "long.pdf"))
    for page in range(3):
        made.drawString(100, 700, f"page {page}")
        made.showPage()
    made.save()
    assert run(tmp_path / "long.pdf") == 1
    assert "Keep the pages of the report only." in capfd.readouterr().out


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04torn")
    (tmp_path / "b.docx").write_bytes(draft())
    assert run(tmp_path) == 1
    assert "2 documents: 1 clean, 0 with errors, 0 with warnings or notes only, 1 not checked." in (
        capfd.readouterr().out
    )
    (tmp_path / "none").mkdir()
    assert run(tmp_path / "none") == 2
    assert "There is no file to read here." in capfd.readouterr().err
    assert run(tmp_path / "missing.docx") == 2


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "html"])
def test_a_console_in_gbk_prints_without_a_crash(form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from loaders.cli import main; main()", "--lang", "zh", "check",
         str(HONGZE), "--format", form],
        env={"PYTHONIOENCODING": "gbk", "PATH": ""}, capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == b""
    text = done.stdout.decode("gbk" if form == "text" else "utf-8")
    assert "REV-SUM" in text
    assert "\\u" not in text


@pytest.mark.parametrize(
    ("files", "out", "said"),
    [
        ([HONGZE], "marked.docx", "Use --annotate marked.xlsx"),
        ([HONGZE], "marked.pdf", "writes .docx or .xlsx"),
        ([HONGZE, CLEAN], "marked.xlsx", "marks up one report"),
    ],
)
def test_what_cannot_be_marked_up_is_told(
    files: list[Path], out: str, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(*files, "--annotate", tmp_path / out) == 2
    assert said in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_copy_never_replaces_the_draft(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "draft.docx").write_bytes(draft())
    assert run(tmp_path / "draft.docx", "--annotate", tmp_path / "draft.docx") == 2
    assert "must not be replaced" in capfd.readouterr().err
    assert (tmp_path / "draft.docx").read_bytes() == draft()
    last = tmp_path / "last.docx"
    last.write_bytes(draft())
    assert run(REPORTS / "suqian_2024.html", "--previous", last, "-o", last) == 2
    assert run(tmp_path, "--annotate", last) == 2
    assert last.read_bytes() == draft()
    folder, page = tmp_path / "drafts", tmp_path / "page.html"
    folder.mkdir()
    (folder / "gone.html").symlink_to(tmp_path / "nowhere")
    for _ in range(2):  # the second time the page is there, and is compared with what is read
        assert run(folder, "--format", "html", "-o", page) == 1
    both = tmp_path / "both.xlsx"
    assert run(HONGZE, "--annotate", both, "-o", both) == 2
    assert "Give each its own." in capfd.readouterr().err
    assert not both.exists()


def test_the_language_may_stand_behind_the_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(HONGZE, "--lang", "zh", lang="en") == 1
    assert "相差 11" in capfd.readouterr().out


def test_last_years_report_of_another_body_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    last = tmp_path / "last.docx"
    last.write_bytes(draft(words={"宿迁市人民政府2023年": "2023年"}))
    run(REPORTS / "suqian_2024.html", "--previous", last)
    said = capfd.readouterr()
    assert "is of “nobody”. Is it the same body?" in said.err
    assert "held against" in said.out
    (tmp_path / "note.txt").write_text("下周一上午开会，请准时参加。")
    assert run(REPORTS / "suqian_2024.html", "--previous", tmp_path / "note.txt") == 2
    assert "is no annual report and holds no figures" in capfd.readouterr().err


def test_what_is_taken_for_granted_is_not_called_blank(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    silent = tmp_path / "draft.docx"
    silent.write_bytes(draft(words={"2023年1月1日至2023年12月31日的": ""}))
    run(silent)
    out = capfd.readouterr().out
    assert "hold as far as nothing else is stated" in out
    assert "with blanks as 0" not in out
