"""One report in every format that is read: builders by name, each giving a file name and bytes."""

from __future__ import annotations

import base64
import io
import quopri
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cached_property
from html import escape
from pathlib import Path

import pytest

from loaders.readers import libreoffice

sys.path.insert(0, str(Path(__file__).parents[2] / "samples"))
from writers import docx, html, pdf, text, xlsx
from writers.pages import Line, Page, read_blocks
from writers.statutory import Cell, Figures, read_figures

SAMPLES = Path(__file__).parents[2] / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ADDRESS = "https://www.example.gov.cn/nb/2024.html"
#: Cells that say something else than a plain number.
ODD = {
    ("t2_art20_1", "rule", "made"): "1,209",
    ("t2_art20_1", "rule", "repealed"): "/",
    ("t3_applications", "app_res_denied_state_secret", "other_org"): "无",
    ("t4_review_litigation", "review", "pending"): "",
}


def report() -> Page:
    """The report: figures of every table, with a slash, a blank, a word and a separated number among them."""
    figures: Figures = read_figures(SAMPLES / "figures" / "huaian_2024.csv")
    figures |= {key: (figures[key][0], printed) for key, printed in ODD.items()}
    return Page(read_blocks(SAMPLES / "prose" / "huaian_2024.md", figures), "淮安市人民政府", "2025-01-24")


class Report:
    """The report and what LibreOffice makes of it, each made once and only when asked for."""

    def __init__(self, folder: Path) -> None:
        self.page = report()
        self._folder = folder

    @cached_property
    def _sources(self) -> dict[str, Path]:
        made = {"docx": docx.write(self.page), "xlsx": xlsx.one_sheet(self.page)}
        paths = {kind: self._folder / f"report.{kind}" for kind in made}
        for kind, path in paths.items():
            path.write_bytes(made[kind])
        return paths

    def office(self, source: str, suffix: str, filter_: str = "") -> tuple[str, bytes]:
        """The report as LibreOffice saves it from the DOCX or the XLSX."""
        return f"report.{suffix}", self._office(source, suffix, filter_).read_bytes()

    def _office(self, source: str, suffix: str, filter_: str) -> Path:
        path = self._folder / source / f"report.{suffix}"
        if path.exists():
            return path
        soffice = libreoffice.program()
        if soffice is None:
            pytest.skip("needs LibreOffice")
        done = subprocess.run(
            [
                soffice, f"-env:UserInstallation={(self._folder / 'profile').as_uri()}", "--headless",
                "--norestore", "--convert-to", f"{suffix}:{filter_}" if filter_ else suffix,
                "--outdir", str(path.parent), str(self._sources[source]),
            ],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert path.exists(), done.stdout + done.stderr
        return path


def word_html(page: Page, is_filtered: bool = False) -> bytes:
    """The page as Word saves it: its own tags and styles, digits in runs, rows that only set widths."""
    lines = "\n".join(_word_block(block, is_filtered) for block in page.blocks)
    date = f"<p class=MsoNormal>发布日期：<span lang=EN-US>{page.published_on}</span></p>"
    spaces = "" if is_filtered else (
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"\n'
        'xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"'
    )  # fmt: skip
    head = "" if is_filtered else _WORD_HEAD
    made = (
        f"<html{spaces}>\n<head>\n<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\n"
        f"<meta name=Generator content=\"Microsoft Word 12{' (filtered)' * is_filtered}\">\n"
        f"<title>{escape(page.title)}</title>\n{head}\n<style>\n<!--\n"
        f" p.MsoNormal\n\t{{mso-style-parent:\"\";\n\tmargin:0cm;}}\n-->\n</style>\n</head>\n<body>\n"
        f"<div class=Section1 style='layout-grid:15.6pt'>\n{lines}\n{date}\n</div>\n"
        f"{_WORD_TAIL * (not is_filtered)}</body>\n</html>\n"
    )  # fmt: skip
    return made.replace("\n", "\r\n").encode("gb18030")


_WORD_HEAD = """<link rel=File-List href="report.files/filelist.xml">
<!--[if gte mso 9]><xml>
 <o:DocumentProperties><o:Author>某</o:Author><o:Pages>99</o:Pages></o:DocumentProperties>
</xml><![endif]--><!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Print</w:View><w:Zoom>88</w:Zoom></w:WordDocument>
</xml><![endif]-->
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"普通表格";}</style><![endif]-->"""
# A comment of a colleague's, which Word saves at the end of the page.
_WORD_TAIL = """<div style='mso-element:comment-list'><![if !supportAnnotations]>
<hr class=msocomoff align=left size=1 width="33%"><![endif]>
<div style='mso-element:comment'><p class=MsoCommentText>本年新收政府信息公开申请
<span lang=EN-US>9999</span>件。
</p></div></div>
"""
_COMMENTED = "3119"
_WORD_ANCHOR = """<span class=MsoCommentReference><span lang=EN-US><![if !supportAnnotations]><a
class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[u1]</a><![endif]></span></span>"""
_WORD_BOX = """<!--[if gte vml 1]><v:shapetype id="_x0000_t202" coordsize="21600,21600"/><v:shape
 id="_x0000_s1026" type="#_x0000_t202"><v:textbox><table><tr><td>规章</td><td>77</td></tr>
</table></v:textbox></v:shape><![endif]-->
<![if !vml]><img width=1 height=1 src="report.files/image001.gif" v:shapes="_x0000_s1026"><![endif]>"""


def _word_block(block: Line | tuple[tuple[Cell, ...], ...], is_filtered: bool) -> str:
    if isinstance(block, Line):
        tag = "h1" if block.role == "heading" else "p class=MsoNormal"
        box = "" if is_filtered or block.role != "title" else _WORD_BOX
        return f"<{tag} style='text-indent:21.0pt'>{box}{_runs(block.text, is_filtered)}</{tag.split()[0]}>"
    rows = "\n".join(
        f" <tr style='mso-yfti-irow:{r}'>{''.join(_word_cell(c, is_filtered) for c in row)}\n </tr>"
        for r, row in enumerate(block)
    )
    columns = sum(cell.colspan for cell in block[0])
    widths = "" if is_filtered else (
        "\n <![if !supportMisalignedColumns]>\n <tr height=0>" + "<td width=60></td>" * columns
        + "</tr>\n <![endif]>"
    )  # fmt: skip
    look = "border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'"
    return f"<table class=MsoNormalTable {look}>\n{rows}{widths}\n</table>"


def _word_cell(cell: Cell, is_filtered: bool) -> str:
    spans = "".join(
        f" {name}={n}" for name, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1
    )
    return (
        f"\n  <td width=60{spans} style='width:45.0pt;padding:0cm 5.4pt 0cm 5.4pt'>\n"
        f"  <p class=MsoNormal style='mso-pagination:none'>{_runs(cell.text, is_filtered)}</p>\n"
        "  </td>"
    )


def _runs(printed: str, is_filtered: bool) -> str:
    """Text as Word cuts it: digits in runs of their own, one of them cut in the middle, an empty one kept."""
    end = "" if is_filtered else "<o:p></o:p>"
    if not printed:
        return f"<span lang=EN-US>{'&nbsp;' if is_filtered else '<o:p>&nbsp;</o:p>'}</span>"
    pieces = [
        f"<span lang=EN-US\n  style='font-size:9.0pt'>{c}</span>" if c.isdigit() else escape(c)
        for c in printed
    ]
    anchor = _WORD_ANCHOR if printed == _COMMENTED and not is_filtered else ""
    return "".join(pieces) + anchor + (f"<span lang=EN-US>{end}</span>" if end else "")


def message(page: bytes, charset: str, encoding: str = "quoted-printable", **headers: str) -> bytes:
    """A page saved whole, with a style sheet and a picture, as Word and browsers lay such files out."""
    body = base64.encodebytes(page) if encoding == "base64" else quopri.encodestring(page)
    head = {
        "From": "<Saved by Blink>",
        "MIME-Version": "1.0",
        **{k.replace("_", "-"): v for k, v in headers.items()},
    }
    kind = 'multipart/related;\n\ttype="text/html";\n\tboundary="----=_NextPart_01"'
    picture = base64.encodebytes(bytes(200)).decode()
    parts = [
        f"Content-Type: text/html{f'; charset={chr(34)}{charset}{chr(34)}' if charset else ''}\n"
        f"Content-Transfer-Encoding: {encoding}\nContent-Location: file:///C:/2EA1/report.htm\n\n{body.decode()}",
        "Content-Type: text/css\nContent-Transfer-Encoding: quoted-printable\n\np { color: red }\n",
        f"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n{picture}",
    ]
    text_ = "".join(f"{name}: {said}\n" for name, said in head.items()) + f"Content-Type: {kind}\n\n"
    text_ += "".join(f"------=_NextPart_01\n{part}\n" for part in parts) + "------=_NextPart_01--\n"
    return text_.replace("\n", "\r\n").encode("ascii")


def snapshot(page: Path) -> bytes:
    """A page as a real browser saves it."""
    if CHROMIUM is None:
        pytest.skip("needs chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        tab.goto(page.as_uri())
        made: str = tab.context.new_cdp_session(tab).send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        browser.close()
    return made.encode()


def _browser(made: Report) -> tuple[str, bytes]:
    page = made._folder / "page.html"
    page.write_bytes(html.modern(made.page))
    return "saved.mhtml", snapshot(page)


def _scan(made: Report) -> tuple[str, bytes]:
    pytest.importorskip("rapidocr", reason="needs gouji[ocr]")
    from bench import scans

    return "report.pdf", scans.document(pdf.ruled(made.page), scans.KINDS[0])


def _zip(made: Report) -> tuple[str, bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("上报/年度报告.html", html.modern(made.page))
    return "reports.zip", packed.getvalue()


def _tar(made: Report) -> tuple[str, bytes]:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        data = docx.write(made.page)
        member = tarfile.TarInfo("report.docx")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return "reports.tar.gz", packed.getvalue()


def _warc(made: Report) -> tuple[str, bytes]:
    page = html.modern(made.page)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {ADDRESS}\r\n"
        "WARC-Date: 2025-02-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return "crawl.warc", head.encode() + answer + b"\r\n\r\n"


def _each() -> Iterator[tuple[str, Callable[[Report], tuple[str, bytes]]]]:
    yield "html", lambda made: ("report.html", html.modern(made.page))
    yield "html of an old site", lambda made: ("report.htm", html.old_cms(made.page))
    yield "html of Word", lambda made: ("report.htm", word_html(made.page))
    yield "html of Word, filtered", lambda made: ("report.htm", word_html(made.page, is_filtered=True))
    yield "html of LibreOffice", lambda made: made.office("docx", "html")
    yield "mhtml of Word", lambda made: ("report.mht", message(word_html(made.page), "gb2312"))
    yield "mhtml of a browser", _browser
    yield "docx", lambda made: ("report.docx", docx.write(made.page))
    yield "doc", lambda made: made.office("docx", "doc")
    yield "rtf", lambda made: made.office("docx", "rtf")
    yield "odt", lambda made: made.office("docx", "odt")
    yield "pdf", lambda made: ("report.pdf", pdf.ruled(made.page))
    yield "pdf of LibreOffice", lambda made: made.office("docx", "pdf")
    yield "xlsx", lambda made: ("report.xlsx", xlsx.one_sheet(made.page))
    yield "xlsx, a sheet per table", lambda made: ("report.xlsx", xlsx.sheet_per_table(made.page))
    yield "xls", lambda made: made.office("xlsx", "xls")
    yield "ods", lambda made: made.office("xlsx", "ods")
    yield "fods", lambda made: made.office("xlsx", "fods")
    yield "txt", lambda made: ("report.txt", text.trailing_pipe(made.page))
    yield "md", lambda made: ("report.md", text.markdown(made.page))
    yield "scan", _scan
    yield "zip", _zip
    yield "tar", _tar
    yield "warc", _warc


#: Name of a format: what makes the file of a report in it, its name and its bytes.
BUILDERS = dict(_each())
