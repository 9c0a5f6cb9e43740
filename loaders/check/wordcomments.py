"""Comments written into a DOCX package: three members change, all others stay as they are, byte for byte."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from lxml import etree

from loaders.check.wordplaces import Anchor, has_properties
from loaders.readers.docx import MAIN_PART
from loaders.readers.officefile import main_part
from loaders.readers.wordxml import local, value

AUTHOR, INITIALS = "Gouji 勾稽", "勾稽"
#: Namespace of the text, by which the strict format is known, and the relationships that go with it.
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATIONS = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
#: The mark of a comment is as small as word processors make it, lest it stretch the line of an empty cell.
_HALF_POINTS = "16"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Comment = tuple[Anchor, str]


def written(archive: zipfile.ZipFile, root: etree._Element, comments: Sequence[Comment]) -> bytes:
    """A copy of a package with comments, in order, at anchors in `root`, the tree of its main part.

    Comments that are there already stay, and the new ones are numbered after them.
    """
    main = main_part(archive, MAIN_PART)
    folder, name = posixpath.split(main)
    relations_name = posixpath.join(folder, "_rels", f"{name}.rels")
    space = etree.QName(root).namespace or ""
    relations = _tree(archive, relations_name, f"{{{_PACKAGE}/relationships}}Relationships")
    part = _related(relations, folder) or _relate(relations, archive, folder, space)
    listed = _tree(archive, part, f"{{{space}}}comments")
    number = 1 + max(_numbers(root) + _numbers(listed), default=-1)
    for offset, (anchor, text) in enumerate(comments):
        _mark(anchor, space, str(number + offset))
        listed.append(_comment(space, str(number + offset), text))
    types = _tree(archive, _TYPES, f"{{{_PACKAGE}/content-types}}Types")
    _declare(types, f"/{part}")
    changed = {main: root, part: listed, relations_name: relations, _TYPES: types}
    return _copied(archive, {name: _bytes(tree) for name, tree in changed.items()})


def _tree(archive: zipfile.ZipFile, name: str, tag: str) -> etree._Element:
    """A member as a tree, a new one with that root where there is none."""
    if name not in archive.namelist():
        known = etree.QName(tag)
        space, prefix = known.namespace or "", "" if tag.startswith(f"{{{_PACKAGE}") else "w"
        declared = f"xmlns{prefix and ':' + prefix}={quoteattr(space)}"
        return etree.fromstring(f"<{prefix and prefix + ':'}{known.localname} {declared}/>")
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def _copied(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in archive.infolist():
            data = changed.get(info.filename)
            copy.writestr(info, archive.read(info) if data is None else data)
        for name in sorted(changed.keys() - set(archive.namelist())):
            # a fixed date: the same draft gives the same copy
            copy.writestr(zipfile.ZipInfo(name), changed[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _related(relations: etree._Element, folder: str) -> str | None:
    """The member that holds the comments already there."""
    for relation in relations:
        if relation.get("Type", "") in _RELATIONS.values():
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return None


def _relate(relations: etree._Element, archive: zipfile.ZipFile, folder: str, space: str) -> str:
    """Add the relation to a new member, and name it."""
    names, ids = set(archive.namelist()), {relation.get("Id") for relation in relations}
    name = next(n for n in _counted("comments") if posixpath.join(folder, f"{n}.xml") not in names)
    relation = etree.SubElement(relations, f"{{{_PACKAGE}/relationships}}Relationship")
    relation.set("Id", next(i for i in _counted("rIdGouji") if i not in ids))
    relation.set("Type", _RELATIONS[space.startswith(_STRICT)])
    relation.set("Target", f"{name}.xml")
    return posixpath.join(folder, f"{name}.xml")


def _counted(word: str) -> list[str]:
    return [word, *(f"{word}{n}" for n in range(2, 1000))]


def _declare(types: etree._Element, part: str) -> None:
    if not any(child.get("PartName") == part for child in types):
        declared = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
        declared.set("PartName", part)
        declared.set("ContentType", _MEDIA)


def _numbers(tree: etree._Element) -> list[int]:
    marks = (
        e for e in tree.iter("*") if local(e.tag) in ("comment", "commentReference", "commentRangeStart")
    )
    return [int(n) for e in marks if (n := value(e, "id")).isdigit()]


def _mark(anchor: Anchor, space: str, number: str) -> None:
    """Put the range of a comment around its anchor, and its reference behind it."""
    start, end = (_element(space, f"commentRange{edge}", id=number) for edge in ("Start", "End"))
    reference = _element(space, "r")
    properties = etree.SubElement(reference, f"{{{space}}}rPr")
    properties.append(_element(space, "sz", val=_HALF_POINTS))
    properties.append(_element(space, "szCs", val=_HALF_POINTS))
    reference.append(_element(space, "commentReference", id=number))
    paragraph = anchor.paragraph
    if anchor.first is None or anchor.last is None:
        at = 1 if has_properties(paragraph) else 0
        paragraph[at:at] = [start, end, reference]
        return
    at = paragraph.index(anchor.last) + 1
    paragraph[at:at] = [end, reference]
    at = paragraph.index(anchor.first)
    paragraph[at:at] = [start]


def _comment(space: str, number: str, text: str) -> etree._Element:
    """A comment, one paragraph for each line; undated, for a check looks at no clock."""
    comment = _element(space, "comment", id=number, author=AUTHOR, initials=INITIALS)
    for line in _NOT_XML.sub("", text).split("\n"):
        paragraph = etree.SubElement(comment, f"{{{space}}}p")
        run = etree.SubElement(paragraph, f"{{{space}}}r")
        written_text = etree.SubElement(run, f"{{{space}}}t")
        written_text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        written_text.text = line
    return comment


def _element(space: str, name: str, **attributes: str) -> etree._Element:
    made = etree.Element(f"{{{space}}}{name}", nsmap={"w": space})
    for key, text in attributes.items():
        made.set(f"{{{space}}}{key}", text)
    return made
