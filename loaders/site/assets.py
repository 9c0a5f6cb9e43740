"""Styles, scripts and the chart library, written once into `assets/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PACKAGED = Path(__file__).parents[1] / "site_files"
#: Templates and assets: beside the package in a checkout, inside it in a wheel.
SITE = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[2] / "site"
TEMPLATES = SITE / "templates"
_OWN = SITE / "assets"
#: A page of a check looks like a page of the site: what both need stands there.
SHARED = Path(__file__).parents[1] / "check"
_STYLES = (SHARED / "page.css", _OWN / "site.css")
_SCRIPTS = (SHARED / "page.js", _OWN / "site.js")
#: Says which code the assets are of.
_STAMP, _NAMES = ".code", ("site.css", "site.js", "search.js", "charts.js")


def write(site: Path, salt: str) -> None:
    """Write the assets, unless those of this code are there: Altair takes a second to import."""
    folder = site / "assets"
    stamp = folder / _STAMP
    if stamp.exists() and stamp.read_text() == salt and all((folder / name).exists() for name in _NAMES):
        return
    for name, text in _assets():
        put(folder / name, text.encode())
    put(stamp, salt.encode())


def put(file: Path, data: bytes) -> None:
    """Write a file in one step: nobody ever sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    beside.replace(file)


def _assets() -> Iterator[tuple[str, str]]:
    yield "site.css", _joined(_STYLES)
    yield "site.js", _joined(_SCRIPTS)
    yield "search.js", _joined((_OWN / "search.js",))
    yield "charts.js", _charts() + _joined((_OWN / "charts.js",))


def _joined(files: tuple[Path, ...]) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _charts() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that gives the page `vegaEmbed` and nothing else."""
    import altair
    import vl_convert

    version = ".".join(altair.VEGALITE_VERSION.split(".")[:2])
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=version)
    return f"(() => {{\n{bundle}\n}})();\n"
