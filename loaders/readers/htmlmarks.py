"""Which text of a page is struck out, raised, lowered or hidden, by element or by its own style."""

from __future__ import annotations

import re

from lxml import etree

from loaders.readers.marks import LOWERED, RAISED, strike

_TAGS = {"s": "struck", "strike": "struck", "del": "struck", "sup": "raised", "sub": "lowered"}
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_SHIFTED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.I)
# Word saves what colleagues wrote in the margin at the end of the page, and hangs a mark beside the figure.
_COMMENT_MARK = "msocomanchor"
_HIDING = re.compile(r"display\s*:\s*none|mso-element\s*:\s*comment-list", re.I)
_SIGNS_OF_HIDING = ("none", "hidden", "NONE", "HIDDEN", "None", "Hidden", "comment-list", _COMMENT_MARK)
#: A page that holds none of these, in small letters, has no marks; searching for them costs next to nothing.
_SIGNS = ("<s>", "<s ", "<strike", "<del", "<sup", "<sub", "line-through", "vertical-align")


class Marks:
    """The marks that hold at one point of the walk; most pages have none, and pay nothing."""

    def __init__(self, page: str) -> None:
        small = page.lower()
        self.present = any(sign in small for sign in _SIGNS)
        self._open: list[tuple[etree._Element, str]] = []

    def start(self, element: etree._Element, inline: bool) -> None:
        """Enter an element; only inline ones are raised: in a cell the property places the text."""
        mark = _TAGS.get(element.tag, "")
        style = element.get("style")
        if style and not mark:
            shifted = _SHIFTED.search(style) if inline else None
            if _STRUCK.search(style):
                mark = "struck"
            elif shifted:
                mark = "raised" if shifted[1].lower() == "super" else "lowered"
        if mark:
            self._open.append((element, mark))

    def end(self, element: etree._Element) -> None:
        """Leave an element."""
        if self._open and self._open[-1][0] is element:
            self._open.pop()

    def write(self, text: str) -> str:
        """A text of the page with the marks that hold."""
        marks = [mark for _, mark in self._open]
        if "struck" in marks:
            return strike(text)
        if not marks:
            return text
        return text.translate(RAISED if marks[-1] == "raised" else LOWERED)


def may_hide(page: str) -> bool:
    """Whether a page may hold something that is hidden; most do not, and pay nothing."""
    return any(sign in page for sign in _SIGNS_OF_HIDING)


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is not printed: hidden, or a comment on the text that Word kept."""
    style = element.get("style")
    if style is not None and _HIDING.search(style):
        return True
    return element.get("hidden") is not None or element.get("class") == _COMMENT_MARK
