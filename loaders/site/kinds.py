"""What a kind of page is: which pages there are, what they show, where they lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.site import queries
from loaders.site.queries import Query

PAGES_FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page by query; a row has its columns as attributes, `page` left out."""

    key: str
    rows: Mapping[str, list[Any]]

    def one(self, query: str) -> Any:
        """The only row of a query."""
        (row,) = self.rows[query]
        return row


#: Of a page, or of what `Kind.prepare` made of it.
View = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A file beside a page that says the same: its suffix, and its bytes in the language that is spoken.

    The same rows must give the same bytes.
    """

    suffix: str
    write: Callable[[Any], bytes]

    def path(self, page: str) -> str:
        """Of the file, by the path of its page."""
        return page.removesuffix(".html") + self.suffix


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page.

    Attributes:
        name: also that of its files: `pages/NAME.sql` and the template.
        view: what the template needs for a page, in the language that is spoken.
        path: of a page by its key, below the folder of its language.
        template: its file name.
        is_shared: one file for all languages, its path below the site folder.
        prepare: what `view` needs of a page in whatever language; by default the page itself.
        batch: how many pages are fetched at a time.
        beside: a file of another format beside each page.
    """

    name: str
    view: View
    path: Callable[[str], str]
    template: str
    is_shared: bool = False
    prepare: Callable[[Page], Any] = lambda page: page
    batch: int = 100
    beside: Beside | None = None

    @property
    def queries(self) -> tuple[Query, ...]:
        """The queries of the kind, `pages` among them."""
        return queries.read(PAGES_FOLDER / f"{self.name}.sql")

    def files(self, key: str) -> list[tuple[str, str]]:
        """Language and path below the site folder of every file of a page."""
        if self.is_shared:
            return [("zh", self.path(key))]
        return [(lang, f"{lang}/{self.path(key)}") for lang in LANGUAGES]


LANGUAGES = ("zh", "en")
