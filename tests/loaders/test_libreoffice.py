"""LibreOffice as a reader's tool: where it is missing, slow, killed, or given files that mean harm."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import docx
import pytest
from formats_build import Report
from readers_build import docx_of, zip_of

from loaders.cli import main
from loaders.document import UnreadableError
from loaders.limits import Limits
from loaders.parse import parse_bytes
from loaders.readers import libreoffice, read

ROOT = Path(__file__).parents[2]
OFFICE = pytest.mark.skipif(libreoffice.program() is None, reason="needs LibreOffice")
POSIX = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")
GOUJI = [sys.executable, "-c", "from loaders.cli import main; main()"]
RTF = (
    rb"{\rtf1\ansi\ansicpg936\deff0 \u26576?\u23616?2024\par "
    rb"{\trowd\cellx1000\cellx2000 a\cell 12\cell\row}\par}"
)
HTML = "<title>某局2024年政府信息公开工作年度报告</title><p>某局</p>".encode()
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
 <text:p>前</text:p>{}<text:p>后</text:p></office:text></office:body></office:document>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return Report(tmp_path_factory.mktemp("office"))


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """This process's LibreOffice folder made anew below `tmp_path`."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    libreoffice._folder.cache_clear()
    yield folder
    libreoffice._folder.cache_clear()


def refused(data: bytes, limits: Limits | None = None) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(data, "a", limits or Limits())
    return caught.value


def program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def processes(sign: Path) -> list[str]:
    """Processes whose command or environment names a folder."""
    found = []
    for process in Path("/proc").iterdir():
        try:
            said = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if process.name != str(os.getpid()) and os.fsencode(sign) in said:
            found.append(said.decode("utf-8", "replace")[:200])
    return found


def wait_for(happened, seconds: float = 20) -> bool:  # type: ignore[no-untyped-def]
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if happened():
            return True
        time.sleep(0.05)
    return False


def linked_doc(folder: Path, *fields: str) -> bytes:
    """A DOC with fields that ask for other files."""
    part = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r><w:r>'
    part += '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>旧</w:t></w:r><w:r>'
    part += '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
    source = folder / "linked.docx"
    docx.Document().save(str(source))
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(io.BytesIO(docx_of("".join(part.format(escape(f)) for f in fields)))) as archive:
        members["word/document.xml"] = archive.read("word/document.xml")
    source.write_bytes(zip_of(members))  # type: ignore[arg-type]
    command = [libreoffice.program(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "doc", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # type: ignore[arg-type]
    made = (folder / "linked.doc").read_bytes()
    assert b"INCLUDETEXT" in made.replace(b"\0", b"")  # in one byte or two for each character
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_libreoffice_each_file_has_one_issue_and_the_batch_goes_on(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.delenv("GOUJI_SOFFICE", raising=False)
    odt = zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    files = {"1.rtf": RTF, "2.odt": odt, "3.xlsb": zip_of({"xl/workbook.bin": "x"}), "4.html": HTML}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SystemExit) as left:
        main(["--lang", lang, "parse", *(str(tmp_path / name) for name in files)])
    assert left.value.code == 1
    documents = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [[i["code"] for i in d["issues"]] for d in documents[:3]] == [["converter_missing"]] * 3
    assert [d["document"]["status"] for d in documents[:3]] == ["failed"] * 3
    assert documents[3]["document"]["status"] != "failed"
    assert "LibreOffice" in documents[0]["issues"][0]["message_zh"]
    assert ".rtf" in documents[0]["issues"][0]["message_en"]
    assert "GOUJI_SOFFICE" in documents[0]["issues"][0]["message_en"]


def test_a_named_program_that_is_not_there_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOUJI_SOFFICE", "/nowhere/soffice")
    assert refused(RTF).code == "converter_missing"


@POSIX
@pytest.mark.parametrize(
    ("script", "code", "detail"),
    [
        ("echo no license; echo '/lib/a.so(+0x1)'; exit 3", "converter_failed", "no license / exit code 3"),
        ("kill -SEGV $$", "converter_failed", "exit code 139"),
        ("echo 'Error: source file could not be loaded'", "file_unreadable", "could not be loaded"),
        ("mkdir out; head -c 3000000 /dev/zero > out/source.docx", "archive_limit", "> 2000000"),
        ("mkdir out; echo no zip > out/source.docx", "file_unreadable", "zip"),
        ("sleep 600 & sleep 600", "time_limit", "1.5 s"),
    ],
)
def test_what_libreoffice_does_wrong_is_told(
    script: str, code: str, detail: str, tmp_path: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOUJI_SOFFICE", program(tmp_path / "office", script))
    error = refused(RTF, Limits(max_seconds=2, max_uncompressed_bytes=2_000_000))
    assert error.code == code
    assert detail in error.detail
    [folder] = own_folder.iterdir()
    assert [path.name for path in folder.iterdir()] == ["profile"]
    assert wait_for(lambda: len(processes(folder)) == 1)  # the keeper


@POSIX
@pytest.mark.parametrize("which", ["a slow program", pytest.param("LibreOffice", marks=OFFICE)])
def test_libreoffice_dies_with_its_worker_and_leaves_nothing(which: str, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    environment = {**os.environ, "TMPDIR": str(folder)}
    if which != "LibreOffice":
        environment["GOUJI_SOFFICE"] = program(tmp_path / "office", "sleep 600 & sleep 600")
    running = "soffice.bin" if which == "LibreOffice" else "sleep"
    file = tmp_path / "a.rtf"
    file.write_bytes(RTF)
    worker = subprocess.Popen(
        [*GOUJI, "parse", str(file)], cwd=ROOT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert wait_for(lambda: any(running in process for process in processes(folder)))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert wait_for(lambda: not processes(folder) and not list(folder.iterdir()), 5), processes(folder)


@OFFICE
def test_two_workers_convert_at_once_and_leave_nothing(made: Report, tmp_path: Path) -> None:
    name, data = made.office("docx", "doc")
    (tmp_path / name).write_bytes(data)
    folder = tmp_path / "temporary"
    folder.mkdir()
    workers = [
        subprocess.Popen(
            [*GOUJI, "parse", str(tmp_path / name)],
            cwd=ROOT, env={**os.environ, "TMPDIR": str(folder)}, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    said = [json.loads(line) for worker in workers for line in worker.communicate()[0].splitlines()]
    assert [(d["document"]["reader"], len(d["cells"])) for d in said] == [("doc", 200)] * 2
    assert list(folder.iterdir()) == []


@OFFICE
def test_a_profile_is_made_once(own_folder: Path) -> None:
    for _ in range(2):
        document = read(RTF, "a.doc", Limits())
    [folder] = own_folder.iterdir()
    assert [path.name for path in folder.iterdir()] == ["profile"]
    assert (document.reader, document.media_type) == ("rtf", "application/rtf")
    assert (document.paragraphs[0].text, document.grids[0].rows[0][1].text) == ("某局2024", "12")


@OFFICE
def test_no_link_is_followed_even_where_the_network_cannot_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "unshare", "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    secret, address = tmp_path / "secret.txt", f"http://127.0.0.1:{server.server_port}"
    secret.write_text("机密内容", "utf-8")
    rtf = (
        rb"{\rtf1 q{\field{\*\fldinst INCLUDETEXT \"%s\"}{\fldrslt old}}\par{\field{\*\fldinst INCLUDEPICTURE"
        rb" \"%s/a.png\" \\d}{\fldrslt }}\par{\field{\*\fldinst DDEAUTO soffice \"%s\" x}{\fldrslt old}}\par}"
    ) % (os.fsencode(secret), address.encode(), os.fsencode(secret))
    section = '<text:section text:name="{0}"><text:section-source xlink:href="{0}" text:filter-name="Text"/>'
    section += "<text:p>旧</text:p></text:section>"
    picture = '<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{}"/>'
    picture += "</draw:frame></text:p>"
    links = [secret.as_uri(), f"{address}/b.txt"]
    flat = FLAT.format("".join(section.format(link) + picture.format(link) for link in links)).encode()
    doc = linked_doc(tmp_path, f'INCLUDETEXT "{secret}"', f'DDEAUTO soffice "{secret}" x')
    try:
        texts = [read(data, "a", Limits()).text for data in (rtf, flat, doc)]
    finally:
        server.shutdown()
        server.server_close()
    assert [text.split("\n")[0] for text in texts] == ["qold", "前", "旧"]
    assert "机密" not in "".join(texts)
    assert asked == []


@OFFICE
@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1 " + rb"\trowd\cellx1000\cellx2000 a\cell 12\cell\row" * 300_000 + b"}",
        rb"{\rtf1 " + b"{" * 2_000_000 + b"}" * 2_000_000 + b"}",
    ],
    ids=["rows", "groups"],
)
def test_a_file_that_overwhelms_libreoffice_is_given_up(data: bytes, own_folder: Path) -> None:
    # How it ends (out of time, crashed, refused) depends on the machine and on LibreOffice's version.
    error = refused(data, Limits(max_seconds=8))
    assert error.code in ("time_limit", "converter_failed", "file_unreadable")
    [folder] = own_folder.iterdir()
    assert wait_for(lambda: len(processes(folder)) == 1)  # the keeper
    assert read(RTF, "a", Limits()).grids  # the next file is read as ever


@OFFICE
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_a_cut_file_is_unreadable(kind: str, made: Report) -> None:
    _, data = made.office("docx", kind)
    parsed = parse_bytes(data[: len(data) // 2], "a")
    assert (parsed.document.status, [i.code for i in parsed.issues]) == ("failed", ["file_unreadable"])


@OFFICE
def test_a_locked_doc_is_named(made: Report) -> None:
    data = bytearray(made.office("docx", "doc")[1])
    head = data.index(b"\xec\xa5", 512)
    data[head + 11] |= 1  # the flag of a file whose text is encrypted
    assert refused(bytes(data)).code == "file_encrypted"


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_a_locked_open_document_is_named(kind: str) -> None:
    manifest = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    members = {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "x"}
    assert refused(zip_of({**members, "META-INF/manifest.xml": manifest})).code == "file_encrypted"


def test_other_open_documents_are_named() -> None:
    members = {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": "x"}
    error = refused(zip_of(members))
    assert (error.code, error.detail) == ("format_unknown", "OpenDocument presentation")
    flat = FLAT.replace("opendocument.text", "opendocument.graphics").encode()
    assert refused(flat).detail == "OpenDocument graphics"


def test_an_open_document_keeps_to_the_limits_of_zip_files() -> None:
    bomb = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * 5_000_000}
    assert refused(zip_of(bomb)).code == "archive_limit"


@OFFICE
def test_word_2003_xml_is_read() -> None:
    word = """<?xml version="1.0"?><?mso-application progid="Word.Document"?>
    <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
    <w:p><w:r><w:t>某局2024</w:t></w:r></w:p></w:body></w:wordDocument>"""
    document = read(word.encode(), "a.doc", Limits())
    assert (document.reader, document.text.strip()) == ("wordml", "某局2024")


@OFFICE
def test_a_wps_text_is_checked_but_marked_only_as_a_workbook(
    made: Report, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "年报.wps"
    draft.write_bytes(made.office("docx", "doc")[1])

    def check(*more: str) -> int | str | None:
        with pytest.raises(SystemExit) as left:
            main(["--lang", "en", "check", str(draft), "--fail-on", "never", *more])
        return left.value.code

    assert check("--format", "json", "--annotate", str(tmp_path / "marked.xlsx")) == 0
    [said] = json.loads(capfd.readouterr().out)["documents"]
    assert said["findings"]
    assert check("--annotate", str(tmp_path / "marked.docx")) == 2
    assert "Only a .docx file can become a .docx with comments" in capfd.readouterr().err
    assert (tmp_path / "marked.xlsx").stat().st_size > 1000
