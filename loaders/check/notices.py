"""What the loader doubted about a document, as far as a clerk has to know it."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.check import filling
from loaders.check.findings import Checked
from loaders.statements import Issue

#: Doubts that are worth a clerk's while.
_LISTED = ("error", "warning")
#: Documents of which not all was read.
_CUT = frozenset({"page_limit", "grid_limit", "nesting_limit"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in both languages."""

    zh: str
    en: str


def unreadable(checked: Checked) -> Sentence | None:
    """Why a document could not be checked at all and what to do, or None."""
    parsed = checked.parsed
    if parsed.document.status == "failed":
        if parsed.error:
            return Sentence(parsed.error.message_zh, parsed.error.message_en)
        return Sentence(
            "文件读取失败。请另存一份再试。", "The file could not be read. Save it anew and try again."
        )
    if not parsed.cells and not parsed.claims:
        if cut := next((i for i in parsed.issues if i.code in _CUT), None):
            return Sentence(
                f"{cut.message_zh}读到的部分没有年度报告。请只留年度报告的几页。",
                f"{cut.message_en} What was read holds no annual report. Keep the pages of the report only.",
            )
        return Sentence(
            "没有找到年度报告的表格和数字，未核对。请确认文件是政府信息公开工作年度报告，且表格不是图片。",
            "No table or figure of an annual report was found; nothing was checked. See that the file is the"
            " annual report and that its tables are no pictures.",
        )
    return None


def mixed(checked: Checked) -> Sentence | None:
    """What to do where a file seems to hold several reports, whose figures would be mixed up."""
    told = next((i for i in checked.parsed.issues if i.code == "several_reports"), None)
    if told is None:
        return None
    return Sentence(
        f"{told.message_zh}请拆成单份再核对，以下结果不足为凭。",
        f"{told.message_en} Split it and check each by itself; what follows cannot be relied on.",
    )


def notices(checked: Checked) -> list[Issue]:
    """Errors and warnings of the loader that no finding tells, each sentence once."""
    found: dict[str, Issue] = {}
    for told in checked.parsed.issues:
        if told.severity in _LISTED and told.code not in filling.TOLD:
            found.setdefault(told.message_zh, told)
    return list(found.values())
