"""Regular expressions of RE2, which DuckDB has, as those of Java, which Spark has."""

from __future__ import annotations


def pattern(text: str) -> str:
    r"""Write a pattern of RE2 for Java.

    Two things differ in what the project uses: `$` is the very end of the text in RE2, in Java also before
    a last line break; and within brackets Java gives `[` and `&&` a meaning of their own.
    """
    told, inside, at = [], False, 0
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            told.append(text[at : at + 2])
            at += 2
            continue
        if inside and sign in "[&":
            told.append("\\" + sign)
        elif not inside and sign == "$":
            told.append(r"\z")
        else:
            told.append(sign)
            # A bracket that comes first in brackets is meant as such: []a], [^]a].
            first = inside and text[:at].endswith(("[", "[^")) and not text[:at].endswith(("\\[", "\\[^"))
            inside = sign == "[" or (inside and (sign != "]" or first))
        at += 1
    return "".join(told)


def replacement(text: str) -> str:
    r"""Write what is put in place of a match: groups are `\1` in RE2 and `$1` in Java."""
    told, at = [], 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2].isdigit():
            told.append("$" + text[at + 1])
            at += 2
            continue
        told.append("\\" + text[at] if text[at] in "$\\" else text[at])
        at += 1
    return "".join(told)
