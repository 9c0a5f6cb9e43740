"""What the loader doubted about a document, as far as a clerk has to know it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.check.findings import Checked
from loaders.statements import Issue

#: Doubts that a rule of the book tells, too, are not told twice.
_LISTED = ("error", "warning")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in both languages."""

    zh: str
    en: str


def unreadable(checked: Checked) -> Sentence | None:
    """Why a document could not be checked at all and what to do, or None."""
    parsed = checked.parsed
    if parsed.document.status == "failed":
        told = next((i for i in parsed.issues if i.severity == "error"), None)
        if told:
            return Sentence(told.message_zh, told.message_en)
        return Sentence(
            "文件读取失败。请另存一份再试。", "The file could not be read. Save it anew and try again."
        )
    if not parsed.cells and not parsed.claims:
        return Sentence(
            "没有找到年度报告的表格和数字，未核对。请确认文件是政府信息公开工作年度报告，且表格不是图片。",
            "No table or figure of an annual report was found; nothing was checked. See that the file is the"
            " annual report and that its tables are no pictures.",
        )
    return None


def notices(checked: Checked) -> list[Issue]:
    """Errors and warnings of the loader, each sentence once, in the order of the document."""
    found: dict[str, Issue] = {}
    for told in checked.parsed.issues:
        if told.severity in _LISTED:
            found.setdefault(told.message_zh, told)
    return list(found.values())
