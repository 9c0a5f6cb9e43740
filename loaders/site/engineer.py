"""The engineers' view: pages of Great Expectations and dbt in the site, and the page that leads there.

They are made with each release and copied whole.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from loaders.home import DATA_DOCS, DBT_DOCS, SITE_FROM_DOCS
from loaders.language import speaking
from loaders.publication import ABOUT
from loaders.site import assets, worker
from loaders.site.kinds import LANGUAGES

#: The way back to the site: from the folder that the pages come from, and from their copy.
_OUTSIDE, _INSIDE = SITE_FROM_DOCS, SITE_FROM_DOCS.replace("site/", "")
_FOLDER, PAGE = "docs", "engineer.html"


def write(site: Path, docs: Path) -> None:
    """Bring what stands in `docs` into the site, and write the page about it.

    Args:
        site: the folder of the site.
        docs: the folder of such pages about the published database; there may be none.
    """
    _copy(docs, site / _FOLDER)
    there = {name: (site / _FOLDER / name / "index.html").exists() for name in (DATA_DOCS, DBT_DOCS)}
    for lang in LANGUAGES:
        with speaking(lang):
            text = worker.written(
                "engineer.html.j2", lang, PAGE, f"{lang}/{PAGE}", folder=_FOLDER,
                has_data_docs=there[DATA_DOCS], has_dbt=there[DBT_DOCS],
            )  # fmt: skip
        file, data = site / lang / PAGE, text.encode()
        if not file.exists() or file.read_bytes() != data:
            assets.put(file, data)


def _copy(docs: Path, to: Path) -> None:
    """Copy the folder unless it is the same release's; take away what is no longer there."""
    about = docs / ABOUT
    if not about.exists():
        shutil.rmtree(to, ignore_errors=True)
        return
    if (to / ABOUT).exists() and (to / ABOUT).read_text() == about.read_text():
        return
    beside = to.with_name(f".{to.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(docs, beside)
    for page in beside.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace(_OUTSIDE, _INSIDE), encoding="utf-8")
    shutil.rmtree(to, ignore_errors=True)
    beside.replace(to)
