"""Makes the pages of Great Expectations stand alone: nothing they show comes from the network.

They ask for Bootstrap, jQuery, Font Awesome and others at addresses of their makers. What the packages
installed beside us hold is copied and linked instead; the tables of the index are drawn by a script of
ours. A style, script or picture that is not known is left out rather than asked for. Pages are
small, and few: they do not grow with the reports.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from loaders.home import SITE_FROM_DOCS

_VENDOR = "static/vendor"

#: A part of an outside address, and our file that takes its place; None: its work is done by another.
_INSTEAD: dict[str, str | None] = {
    "/bootstrap.min.css": "bootstrap.min.css",
    "/font-awesome/": "css/all.min.css",
    "/jquery-": "jquery.min.js",
    "/bootstrap.min.js": "bootstrap.bundle.min.js",  # with Popper inside
    "/bootstrap-table.min.js": "tables.js",
    "/bootstrap-table.min.css": "gouji.css",
    "/logo-long.png": "../images/logo-long.png",
    "/full_logo_dark.png": None,
    "/popper.": None,
    "bootstrap-table-filter-control": None,
    "/bootstrap-datepicker": None,
    "bootstrap-prefers-dark": None,  # half of the colours are those of GX itself, which knows no dark
    "/vega": None,  # no expectation of ours draws a graph
}
_OUTSIDE = re.compile(
    r"""<script\b[^>]*\ssrc\s*=\s*["']?((?:https?:)?//[^"'\s>]+)[^>]*>\s*</script>"""
    r"""|<(?:link|img|iframe|source|embed|object)\b[^>]*?\s(?:src|href|data|srcset)\s*=\s*["']?((?:https?:)?//[^"'\s>]+)[^>]*?>""",
    re.IGNORECASE,
)
_STYLED = re.compile(
    r"""url\(\s*["']?((?:https?:)?//[^"')]+)["']?\s*\)|@import\s+["']((?:https?:)?//[^"']+)["'];?"""
)
#: Offers of a newsletter.
_FOOTER = re.compile(r"<footer\b.*?</footer>\s*(?:<script>.*?</script>)?", re.DOTALL)
_BODY = re.compile(r"(<body[^>]*>)")


def settle(folder: Path, names: Mapping[str, str], headings: Mapping[str, str]) -> set[str]:
    """Make every page in a folder stand alone, and call things by name; may be done again.

    Args:
        folder: where Great Expectations wrote its pages.
        names: what people call a suite, by the name it has in addresses.
        headings: what they call a column, by its name; it heads a section.

    Returns:
        Outside addresses that were left out though nothing is known of them.
    """
    _supply(folder / _VENDOR)
    unknown: set[str] = set()
    for page in sorted(folder.rglob("*.html")):
        up = "../" * (len(page.relative_to(folder).parts) - 1)
        text = page.read_text(encoding="utf-8")
        text = _called(_alone(text, up, unknown), names, headings)
        if "gouji-bar" not in text:
            text = _BODY.sub(rf"\1{_bar(up)}", text, count=1)
        page.write_text(text, encoding="utf-8")
    for style in (folder / "static" / "styles").glob("*.css"):
        style.write_text(_alone(style.read_text(encoding="utf-8"), "", unknown), encoding="utf-8")
    return unknown


def _alone(text: str, up: str, unknown: set[str]) -> str:
    """A page or a style without a reference to the network."""

    def local(found: re.Match[str]) -> str:
        address = found[1] or found[2]
        known = next((part for part in _INSTEAD if part in address), None)
        if known is None:
            unknown.add(address)
        instead = _INSTEAD.get(known) if known else None
        return "" if instead is None else _tag(f"{up}{_VENDOR}/{instead}")

    def styled(found: re.Match[str]) -> str:
        address = found[1] or found[2]
        if not any(part in address for part in _INSTEAD):
            unknown.add(address)
        return "none" if found[1] else ""

    # Great Expectations miscounts the folders above its results.
    text = re.sub(r'href="[./]*(static/images/favicon\.ico)"', rf'href="{up}\1"', text)
    return _STYLED.sub(styled, _FOOTER.sub("", _OUTSIDE.sub(local, text)))


def _called(text: str, names: Mapping[str, str], headings: Mapping[str, str]) -> str:
    """A page that calls suites and columns as people do: in its words, not in its addresses."""
    for name, said in names.items():
        text = re.sub(rf"(?<![\w/.-]){re.escape(name)}(?![\w/.-])", said, text)
    for name, said in headings.items():
        text = re.sub(rf"(>\s*){re.escape(name)}(\s*<)", rf"\1{said}\2", text)
    return text


def _tag(address: str) -> str:
    if address.endswith(".js"):
        return f'<script src="{address}"></script>'
    if address.endswith(".css"):
        return f'<link rel="stylesheet" href="{address}">'
    return f'<img src="{address}" alt="Great Expectations" style="height: 40px">'


def _bar(up: str) -> str:
    return (
        f'<div class="gouji-bar"><a href="{up}{SITE_FROM_DOCS}">勾稽 Gouji</a>'
        f' <span>工程视图 Engineer’s view</span> <a href="{up}index.html">全部核对 All checks</a></div>'
    )


def _supply(vendor: Path) -> None:
    """Put the styles, scripts and fonts beside the pages."""
    bootstrap, awesome, jquery = (
        files(f"xstatic.pkg.{name}") / "data" for name in ("bootstrap", "font_awesome", "jquery")
    )
    ours = files("expectations") / "static"
    fonts = [
        f"webfonts/fa-{kind}.woff2" for kind in ("solid-900", "regular-400", "brands-400", "v4compatibility")
    ]
    wanted: dict[str, Traversable] = {
        "bootstrap.min.css": bootstrap / "css" / "bootstrap.min.css",
        "bootstrap.bundle.min.js": bootstrap / "js" / "bootstrap.bundle.min.js",
        "jquery.min.js": jquery / "jquery.min.js",
        "css/all.min.css": awesome / "css" / "all.min.css",
        **{font: awesome.joinpath(*font.split("/")) for font in fonts},
        **{name: ours / name for name in ("tables.js", "gouji.css")},
    }
    for name, source in wanted.items():
        (vendor / name).parent.mkdir(parents=True, exist_ok=True)
        (vendor / name).write_bytes(source.read_bytes())
