"""Drafts in Word with everything that a place can get lost in, and a look into packages."""

from __future__ import annotations

import io
import zipfile

from drafts import SAMPLES, draft
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "word/document.xml"
MARKS = {f"{{{W}}}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_main(data: bytes, *changes: tuple[str, str], **more: str) -> bytes:
    """A package with pieces of its text replaced, each once; further members by name, `/` written as `__`."""
    held = members(data)
    xml = held[MAIN].decode()
    for old, new in changes:
        assert old in xml, old
        xml = xml.replace(old, new, 1)
    held |= {MAIN: xml.encode(), **{k.replace("__", "/"): v.encode() for k, v in more.items()}}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def unmarked(xml: bytes, known: set[str]) -> bytes:
    """The text of a package without the marks of comments whose number is not known."""
    root = etree.fromstring(xml)
    for mark in [e for e in root.iter(*MARKS) if e.get(f"{{{W}}}id") not in known]:
        gone = mark.getparent() if mark.tag.endswith("commentReference") else mark
        if gone.tail:
            before = gone.getprevious()
            if before is None:
                gone.getparent().text = (gone.getparent().text or "") + gone.tail
            else:
                before.tail = (before.tail or "") + gone.tail
        gone.getparent().remove(gone)
    return etree.tostring(root, method="c14n")


def numbers(xml: bytes) -> set[str]:
    """The numbers of the comments that a text refers to."""
    return {e.get(f"{{{W}}}id") for e in etree.fromstring(xml).iter(f"{{{W}}}commentReference")}


def comments(data: bytes) -> list[tuple[str, str]]:
    """What every comment says, and the text between its marks."""
    held = members(data)
    root = etree.fromstring(held[MAIN])
    found = []
    name = next(n for n in held if n.startswith("word/comments") and n.endswith(".xml"))
    for comment in etree.fromstring(held[name]):
        number = comment.get(f"{{{W}}}id")
        said = "\n".join("".join(p.itertext()) for p in comment.iter(f"{{{W}}}p"))
        found.append((said, _between(root, number)))
    return found


def _between(root: etree._Element, number: str) -> str:
    text, inside = [], False
    for element in root.iter(f"{{{W}}}t", *MARKS):
        if element.tag in MARKS and element.get(f"{{{W}}}id") == number:
            inside = element.tag.endswith("RangeStart")
        elif inside and element.tag.endswith("}t"):
            text.append(element.text or "")
    return "".join(text)


def holder(data: bytes, number: int) -> etree._Element:
    """The element in which the range of a comment begins."""
    root = etree.fromstring(members(data)[MAIN])
    starts = list(root.iter(f"{{{W}}}commentRangeStart"))
    return next(e for e in starts if e.get(f"{{{W}}}id") == str(number)).getparent()


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


__all__ = [
    "MAIN", "SAMPLES", "W", "canonical", "comments", "draft", "holder", "members", "numbers", "run",
    "unmarked", "with_main",
]  # fmt: skip
