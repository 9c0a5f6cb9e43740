"""dbt's pages of the warehouse as one file that asks the network for nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path

from loaders import dbtrun
from loaders.errors import GoujiError
from loaders.home import Home

#: Where the site lies, seen from the folder of the page.
SITE = "../site/index.html"
#: The script by which dbt counts visitors; it is switched off, and so it has no address either.
_OUTSIDE = re.compile(r"""(\bsrc\s*=\s*)(["'])(?:https?:)?//[^"']*\2""")
#: Icons that a browser asks for before the page knows their names.
_TOO_EARLY = re.compile(r"(?<=\s)(src|href)(?=\s*=\s*\"\{\{)")
_FAVICON = re.compile(r"""<link\b[^>]*favicon[^>]*>""")
_BODY = re.compile(r"(<body[^>]*>)")
_BACK = (
    f'<a href="{SITE}" target="_self" style="position:fixed;right:12px;top:24px;z-index:9999;'
    'padding:6px 12px;background:#1f3a5f;color:#fff;border-radius:4px">勾稽 Gouji</a>'
)


def write(home: Home) -> Path:
    """Write `index.html` into the folder of dbt's pages; returns the file.

    Raises GoujiError where no database has been published; RuntimeError where dbt cannot start.
    """
    if not home.database.exists():
        raise GoujiError(
            f"{home.root} 中还没有建库。请先运行 gouji build 文件夹。",
            f"There is no warehouse in {home.root} yet. Run gouji build FOLDER first.",
        )
    os.environ["GOUJI_ACCESS"] = "read_only"
    try:
        dbtrun.invoke(["docs", "generate", "--static"], home, home.database)
    finally:
        del os.environ["GOUJI_ACCESS"]
    page = (home.dbt / "static_index.html").read_text(encoding="utf-8")
    home.dbt_docs.mkdir(parents=True, exist_ok=True)
    new = home.dbt_docs / ".index.html"
    new.write_text(alone(page), encoding="utf-8")
    return new.replace(home.dbt_docs / "index.html")


def alone(page: str) -> str:
    """The page without anything that leaves the machine, and with a way back to the site."""
    page = _TOO_EARLY.sub(r"ng-\1", _FAVICON.sub("", _OUTSIDE.sub(r"\1\2about:blank\2", page)))
    return _BODY.sub(lambda found: found[1] + _BACK, page, count=1)
