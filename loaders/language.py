"""Which language to speak: `--lang`, else GOUJI_LANG, else the locale."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

#: The environment variable that asks for a language.
VARIABLE = "GOUJI_LANG"
_chosen: str | None = None


def choose(lang: str | None) -> None:
    """Fix the language (`zh` or `en`) for this process; None leaves it to the environment."""
    global _chosen
    _chosen = lang


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak a language for a while, for instance to write a page in it."""
    before = _chosen
    choose(lang)
    try:
        yield
    finally:
        choose(before)


def unknown() -> str:
    """What the variable asks for where it is a language that is not spoken here; else empty.

    It may be written as a locale: zh, zh_CN.UTF-8, en-GB.
    """
    asked = os.environ.get(VARIABLE, "")
    return "" if re.fullmatch(r"((zh|en)([-_.@].*)?)?", asked, re.IGNORECASE) else asked


def lang() -> str:
    """Return `zh` or `en`."""
    if _chosen:
        return _chosen
    for name in (VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def say(zh: str, en: str) -> str:
    """Return the sentence in the language of the user."""
    return zh if lang() == "zh" else en


def many(count: int, one: str, more: str = "") -> str:
    """A number and what it counts, in English: 1 report, 2 reports; `more` where an s does not do."""
    return f"{count} {one if count == 1 else more or one + 's'}"
