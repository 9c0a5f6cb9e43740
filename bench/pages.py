"""One HTML report, from bytes to cells with codes, states and places."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

from bench.timing import best, ms, ratio

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "samples" / "reports"
#: A page as portals serve it, with layout tables and styles, in GB18030; and a page without any such ballast.
PORTAL, BARE = REPORTS / "suqian_2024.html", REPORTS / "qidong_2024.html"
PDF, DOCX = REPORTS / "hongze_2023.pdf", REPORTS / "suqian_2023.docx"


def _of(path: Path) -> list[tuple[str, str, str]]:
    import lxml.html
    import pandas

    from loaders import parse

    data = path.read_bytes()
    text = parse.parse_bytes(data, path.name)  # also warms the label caches
    decoded = data.decode("utf-8" if b"utf-8" in data[:1024].lower() else "gb18030")
    ours = best(lambda: parse.parse_bytes(data, path.name))
    walk = best(lambda: list(lxml.html.document_fromstring(data).itertext()))
    tables = best(lambda: pandas.read_html(io.StringIO(decoded), flavor="lxml"))
    return [
        (f"{path.name} ({len(data)} bytes, {len(text.cells)} cells)", ms(ours), ""),
        ("  against bare lxml parse and text walk", ratio(ours, walk), f"aim <= 5 x ({ms(walk)})"),
        ("  against pandas.read_html", ratio(ours, tables), f"aim <= 1 x ({ms(tables)})"),
    ]


def measure() -> list[tuple[str, str, str]]:
    """An HTML page, whole pipeline (charset, blocks, grids, facts, cells, issues)."""
    return [*_of(PORTAL), *_of(BARE)]


def whole_process() -> list[tuple[str, str, str]]:
    """`gouji parse` and `gouji check` of one file as whole processes."""
    gouji = Path(sys.executable).with_name("gouji")
    # as installed: compiled modules are kept
    env = {**os.environ, "GOUJI_LANG": "en"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(*command: str | Path) -> float:
        return best(lambda: subprocess.run(command, capture_output=True, env=env), seconds=4, least=5)

    parsing, lxml = run(gouji, "parse", PORTAL), run(sys.executable, "-c", "import lxml.html")
    pdf, docx = run(gouji, "check", PDF), run(gouji, "check", DOCX)
    engine = run(sys.executable, "-c", "import duckdb, lxml")
    return [
        ("gouji parse FILE", f"{parsing:.2f} s", "aim < 0.6 s"),
        ("against python -c 'import lxml.html'", ratio(parsing, lxml), f"({lxml:.2f} s)"),
        (f"gouji check {PDF.name}", f"{pdf:.2f} s", "aim < 1.5 s"),
        (f"gouji check {DOCX.name}", f"{docx:.2f} s", "aim < 1.0 s"),
        ("against python -c 'import duckdb, lxml'", ratio(docx, engine), f"({engine:.2f} s)"),
    ]
