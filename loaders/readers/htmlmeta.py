"""What a page says of itself outside its text: meta tags, canonical link, the saver's comment."""

from __future__ import annotations

import re

from lxml import etree

# Names of meta tags (lower case) by the metadata key they feed, best first. The capitalised
# originals are those of the State Council's standard for government sites.
_META_NAMES: dict[str, tuple[str, ...]] = {
    "published_on": (
        "pubdate", "publishdate", "publish_date", "publishtime", "article:published_time",
        "og:pubdate", "dc.date", "dcterms.date", "dcterms.issued", "date",
    ),
    "publisher": ("contentsource", "og:article:author", "dc.publisher", "author", "sitename", "og:site_name"),
    "author": ("author", "og:article:author", "dc.creator"),
    "index_number": ("indexnumber", "index_number", "indexno", "index", "dc.identifier"),
    "source_url": ("og:url", "url"),
}  # fmt: skip
_TITLE_ORDER = ("articletitle", "og:title", "dc.title", "title", "<title>", "<h1>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(\S+)", re.I)
_SAVED_WITHIN = 4096


class Metadata:
    """Collects what the page declares; `found` settles which declaration counts."""

    def __init__(self) -> None:
        self._meta: dict[str, str] = {}
        self._canonical = ""
        self._time = ""

    def note(self, element: etree._Element) -> None:
        """Take down a `<meta>`, `<link>` or `<time>` element."""
        if element.tag == "meta":
            name = element.get("name") or element.get("property") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip():
                self._meta.setdefault(name.strip().lower(), " ".join(content.split()))
        elif element.tag == "link":
            if (element.get("rel") or "").lower() == "canonical":
                self._canonical = self._canonical or (element.get("href") or "").strip()
        else:
            self._time = self._time or (element.get("datetime") or "").strip()

    def title(self, source: str, text: str) -> None:
        """Take down the text of `<title>` or `<h1>`; the first of each counts."""
        if tidy := " ".join(text.split()):
            self._meta.setdefault(f"<{source}>", tidy)

    def found(self, page: str) -> dict[str, str]:
        """Return the metadata of a `Document`; dates stay as printed."""
        saved = _SAVED_FROM.search(page, 0, _SAVED_WITHIN)
        chosen = {key: self._first(names) for key, names in _META_NAMES.items()}
        chosen["title"] = self._first(_TITLE_ORDER)
        chosen["published_on"] = chosen["published_on"] or self._time
        urls = (self._canonical, chosen["source_url"], saved[1] if saved else "")
        chosen["source_url"] = next((u for u in urls if u.startswith(("http://", "https://"))), "")
        return {key: value for key, value in chosen.items() if value}

    def _first(self, names: tuple[str, ...]) -> str:
        return next((self._meta[n] for n in names if n in self._meta), "")
