"""The XML of office files: parsed safely, and read by local names.

The strict and the transitional format differ in namespace only, so the namespace is not looked at.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from loaders.document import UnreadableError

_OFF = {"0", "false", "off"}


def parse(source: bytes, name: str) -> etree._Element:
    """Parse one member; a document type declaration is forbidden in the format, and a way to bomb us."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(source, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError("file_unreadable", f"{name}: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("file_unreadable", f"{name}: document type declaration")
    return root


@cache
def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of a property element, whatever its namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(v) for k, v in element.attrib.items() if local(str(k)) == name), "")


def child_of(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name; of nothing, nothing."""
    return None if element is None else next((c for c in element if local(c.tag) == name), None)


def children(element: etree._Element | None, name: str) -> list[etree._Element]:
    """What the first child of that local name holds."""
    holder = child_of(element, name)
    return [] if holder is None else [child for child in holder if local(child.tag)]


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a switch such as `w:vanish` is set."""
    switch = child_of(properties, name)
    return switch is not None and value(switch) not in _OFF


def count(element: etree._Element | None, least: int, most: int) -> int:
    """The `w:val` of an element as a number within bounds; the least where there is none."""
    printed = value(element)
    if not (printed.isascii() and printed.isdigit()):
        return least
    return min(max(least, int(printed[:9])), most)
