"""dbt's pages of the warehouse as one file that asks the network for nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from loaders import dbtrun
from loaders.home import SITE_FROM_DOCS, Home

#: The script by which dbt counts visitors; it is switched off, and so it has no address either.
_OUTSIDE = re.compile(r"""(\bsrc\s*=\s*)(["'])(?:https?:)?//[^"']*\2""")
#: Icons that a browser asks for before the page knows their names.
_TOO_EARLY = re.compile(r"(?<=\s)(src|href)(?=\s*=\s*\"\{\{)")
_FAVICON = re.compile(r"""<link\b[^>]*favicon[^>]*>""")
_BODY = re.compile(r"(<body[^>]*>)")
_BACK = (
    f'<a href="{SITE_FROM_DOCS}" target="_self" style="position:fixed;right:12px;top:24px;z-index:9999;'
    'padding:6px 12px;background:#1f3a5f;color:#fff;border-radius:4px">勾稽 Gouji</a>'
)


def write(home: Home, database: Path, folder: Path, manifest: Any = None) -> Path:
    """Write `index.html` about a database into a folder; returns the file.

    `manifest` is what `dbtrun.parsed` returned. Raises RuntimeError where dbt cannot start.
    """
    dbtrun.invoke(["docs", "generate", "--static", "--no-compile"], home, database, manifest=manifest)
    page = (home.dbt / "static_index.html").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "index.html"
    file.write_text(alone(page), encoding="utf-8")
    return file


def alone(page: str) -> str:
    """The page without anything that leaves the machine, and with a way back to the site."""
    page = _TOO_EARLY.sub(r"ng-\1", _FAVICON.sub("", _OUTSIDE.sub(r"\1\2about:blank\2", page)))
    return _BODY.sub(lambda found: found[1] + _BACK, page, count=1)
