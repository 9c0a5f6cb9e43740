"""Renders pages: what a process needs for it, made once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loaders.language import speaking
from loaders.site import addresses, assets, pages, words
from loaders.site.kinds import Kind
from loaders.site.source import Source
from loaders.site.templates import environment

_worker: Worker | None = None


class Worker:
    """A connection to the database, and the folder of the site."""

    def __init__(self, database: Path, site: Path, threads: int | None = None) -> None:
        self.source = Source(database, threads)
        self._site = site

    def render(self, kind: Kind, keys: Sequence[str]) -> list[str]:
        """Write the files of some pages, all fetched together; returns the keys."""
        for page in self.source.pages(kind, keys):
            own, prepared = kind.path(page.key), kind.prepare(page)
            for lang, path in kind.files(page.key):
                with speaking(lang):
                    text = written(kind.template, lang, own, path, key=page.key, **kind.view(prepared))
                    also = kind.beside.write(prepared) if kind.beside else None
                assets.put(self._site / path, text.encode())
                if kind.beside and also is not None:
                    assets.put(self._site / kind.beside.path(path), also)
        return list(keys)


def written(template: str, lang: str, own: str, path: str, **shown: Any) -> str:
    """A page in the language that is spoken; `own` is its path below that language's folder."""
    return environment().get_template(template).render(
        shown, own=own, root=addresses.up(own), top=addresses.up(path), lang=lang, address=_address,
        names=words.names(lang), labels=words.labels(lang),
    )  # fmt: skip


def start(database: Path, site: Path) -> None:
    """Make this process a worker; it leaves the other processors to others."""
    global _worker
    _worker = Worker(database, site, threads=1)


def work(name: str, keys: Sequence[str]) -> list[str]:
    """Render a batch in a process that was started as a worker."""
    assert _worker is not None, "start() first"
    return _worker.render(pages.kind(name), keys)


def _address(name: str, key: str) -> str:
    """The path of a page below its language."""
    return pages.kind(name).path(key)
