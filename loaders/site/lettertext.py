"""A letter to a body about its report, in the language that is spoken: what the page and the document print.

It asks and never orders: a figure that may be wrong is one to verify, and what was read with doubt says so.
What need be no fault stands apart. Nothing in it depends on the day: it changes when the findings do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from loaders import book
from loaders.check import phrasing
from loaders.check.findings import Finding, Suspect
from loaders.language import say
from loaders.site.kinds import Page
from loaders.site.letterparts import Block, Heading, Item, Letter, Table, Text
from loaders.site.manyreports import found
from loaders.site.reportfindings import Found

#: Within which an answer is asked for, counted from the day the letter comes in.
REPLY_WORKING_DAYS = 10
#: Repairs that are named of a finding.
_REPAIRS = 4
_NUMERALS = "一二三四五六七八九十"
_TABLES = ("t2_form_id", "t3_form_id", "t4_form_id", "annex_form_id")
_SCOPES = {
    "own": ("本机关口径的报告", "The report on the body alone"),
    "region": ("全区域口径的报告", "The report on the whole region"),
    "unknown": ("未写明口径的报告", "The report that does not state its scope"),
}
_WHERE_TO_LOOK = {
    "tables": ("请对照原始记录核实。", "Please hold it against your records."),
    "words": ("请对照正文、表格与原始记录核实。", "Please hold words, table and your records together."),
    "document": ("请对照报告文件核实。", "Please look at the report as a whole."),
}


def letter(page: Page) -> Letter:
    """The letter of an agency."""
    about, reports = page.one("pages"), page.rows["reports"]
    name = about.agency_name or page.key
    told = found(page)
    listed = [(report, told[report.report_id]) for report in reports]
    return Letter(
        say("（发文字号）", "(Reference number)"),
        say(
            f"关于{name}{about.report_year}年度政府信息公开工作年度报告有关数据核对情况的函",
            f"Verification of figures in the {about.report_year} annual report of {name} on open government"
            " information",
        ),
        say(f"{name}：", f"To {name}:"),
        tuple(_blocks(about.report_year, listed)),
        tuple(_attachment(about.report_year, report, len(reports)) for report in reports),
        say("联系人：　　　　　　联系电话：", "Contact:                    Telephone:"),
        (say("（发函单位印章）", "(Seal of the sender)"), say("　　　　年　　月　　日", "Date:")),
    )


def _blocks(year: int, listed: Sequence[tuple[Any, list[Found]]]) -> Iterator[Block]:
    verify = [(report, [one for one in ones if not one.row.is_reference]) for report, ones in listed]
    beside = [(report, [one for one in ones if one.row.is_reference]) for report, ones in listed]
    count, notes = (sum(len(ones) for _, ones in part) for part in (verify, beside))
    headings = iter(_NUMERALS)

    def heading(zh: str, en: str) -> Heading:
        return Heading(say(f"{next(headings)}、{zh}", en))

    yield from _opening(year, [report for report, _ in listed], count, notes)
    if count:
        yield heading("请核实的问题", "Please verify")
        yield from _tables(verify, 1, say("请核实", "Please verify"))
        yield heading("核实与更正的方法", "How to verify and correct")
        yield from map(Text, _remedies(one for _, ones in verify for one in ones))
    if notes:
        yield heading("供参考的情况", "For your information")
        yield Text(say(
            "下列情况不一定是差错，供你单位参考；确有原因的，不必更正。",
            "What follows need be no fault. Where there is a reason for it, nothing need be corrected.",
        ))  # fmt: skip
        yield from _tables(beside, count + 1, say("供参考", "To look at"))
    yield heading("回复", "Reply")
    yield from map(Text, _closing(count))


def _opening(year: int, reports: Sequence[Any], count: int, notes: int) -> Iterator[Block]:
    printed = say("；", "; ").join(dict.fromkeys(filter(None, map(_document, reports))))
    named = say(f"（{printed}）", f" ({printed})") if printed else ""
    basis = say("；", "; ").join(_bases(reports))
    yield Text(say(
        f"为做好政府信息公开工作年度报告的审核，我们对你单位{year}年度报告{named}所载数据逐项作了核对"
        + (f"，依据为{basis}及其所载表格的勾稽关系" if basis else "") + "。现将有关情况函告如下。",
        f"In reviewing the annual reports on open government information we have held the figures of your"
        f" report of {year}{named} against one another"
        + (f", under {basis} and the relations between the tables set out there" if basis else "")
        + ". We write to tell you what we found.",
    ))  # fmt: skip
    assessed = sum(report.questions - report.not_assessable for report in reports)
    passed = sum(report.passed for report in reports)
    yield Text(say(
        f"可以核对的关系共{assessed}处，其中{passed}处相符；{_found_zh(count, notes)}，列在下面。核对由程序"
        "对照已公布的报告作出，文件格式也可能使个别数字读错，一切以你单位的原始记录为准。",
        f"Of {assessed} relations that could be checked {passed} hold; {_found_en(count, notes)}, listed"
        " below. The check was made by a program on the report as published; the format of a file can lead"
        " to a figure being misread, and your own records decide.",
    ))  # fmt: skip


def _found_zh(count: int, notes: int) -> str:
    if not count:
        return f"没有需要核实的，有{notes}处供参考"
    return f"请核实的{count}处" + (f"，另有{notes}处供参考" if notes else "")


def _found_en(count: int, notes: int) -> str:
    if not count:
        return f"there is nothing that we ask you to verify, and {notes} for your information"
    return f"{count} we ask you to verify" + (f", and {notes} for your information" if notes else "")


def _document(report: Any) -> str:
    if not report.title:
        return ""
    day = report.published_on
    return say(
        f"《{report.title}》" + (f"，{day}公布" if day else ""),
        f"“{report.title}”" + (f", published {day}" if day else ""),
    )


def _bases(reports: Iterable[Any]) -> list[str]:
    """What the forms that the reports use rest on, in the words of the book."""
    used = {getattr(report, column) for report in reports for column in _TABLES}
    told = (row["basis"].split("；") for row in book.read("book/forms") if row["form_id"] in used)
    return list(dict.fromkeys(chain.from_iterable(told)))


def _tables(listed: Sequence[tuple[Any, list[Found]]], first: int, asked: str) -> Iterator[Block]:
    """A table for each report, the items numbered through."""
    heads = (
        say("序号", "No."), say("应有的关系与位置", "What should hold, and where"),
        say("双方的数", "Both sides"), say("相差", "Difference"), asked,
    )  # fmt: skip
    for report, ones in listed:
        if ones:
            if len(listed) > 1:
                yield Heading(say(*_SCOPES[report.reporter_scope]), 2)
            yield Table(heads, tuple(_item(number, one) for number, one in enumerate(ones, first)))
            first += len(ones)


def _item(number: int, one: Found) -> Item:
    finding = one.finding
    place = phrasing.place(finding.place)
    relation = say(
        f"{finding.rule.title_zh}（{finding.rule.rule_id}）",
        f"{finding.rule.title_en} ({finding.rule.rule_id})",
    )
    cells = (
        (str(number),), (relation, phrasing.where(finding), place), _sides(finding),
        (phrasing.difference(finding),), tuple(_asked(one)),
    )  # fmt: skip
    return Item(one.row.finding_id, tuple(tuple(filter(None, lines)) for lines in cells))


def _sides(finding: Finding) -> tuple[str, ...]:
    left, right = phrasing.sides(finding)
    if left and right and finding.cells and not phrasing.has_names(finding):
        return say(f"左边 {left}", f"left {left}"), say(f"右边 {right}", f"right {right}")
    return left, right


def _asked(one: Found) -> Iterator[str]:
    """What to look at: the figures that may be wrong, any of which settles the finding, else the records."""
    repairs: dict[int, list[str]] = defaultdict(list)
    for suspect in one.finding.suspects:
        repairs[suspect.rank].append(_suspect(suspect))
    told = [say("，同时", ", together with ").join(cells) for cells in repairs.values()][:_REPAIRS]
    if told:
        yield say("；或者", "; or ").join(told) + say("，请核实。", ". Please verify.")
    elif one.row.is_reference:
        yield phrasing.remedy(one.finding)
    else:
        yield say(*_WHERE_TO_LOOK[one.finding.section])
    if one.finding.is_doubtful or one.row.responsibility != "agency":
        yield say(
            "此处读取时没有把握，请先对照报告原文。",
            "This was read with doubt; please look at the report itself first.",
        )


def _suspect(suspect: Suspect) -> str:
    cell, needed = suspect.cell, phrasing.number(suspect.needed)
    return say(
        f"“{phrasing.name(cell)}”所印{phrasing.shown(cell)}，可能为{needed}（{suspect.story_zh}）",
        f"“{phrasing.name(cell)}” prints {phrasing.shown(cell)} and may be {needed} ({suspect.story_en})",
    )


def _remedies(ones: Iterable[Found]) -> Iterator[str]:
    """What the book advises, each told once with the numbers of its items."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(ones, 1):
        numbers[phrasing.remedy(one.finding)].append(number)
    for remedy, listed in numbers.items():
        if remedy:
            items = say("、", ", ").join(map(str, listed))
            yield say(f"第{items}项：{remedy}", f"Item {items}: {remedy}")


def _closing(count: int) -> Iterator[str]:
    if not count:
        yield say(
            "以上情况请结合工作实际参考，不必专门回复。", "There is no need to reply unless you wish to."
        )
        return
    yield say(
        "请对照原始记录逐项核实。确属填报有误的，请更正报告并重新公布；核实无误的，请说明情况。",
        "Please hold each item against your records. Where a figure was entered wrongly, please correct the"
        " report and publish it again; where it is right, please tell us why.",
    )
    yield say(
        f"请于收到本函之日起{REPLY_WORKING_DAYS}个工作日内书面回复；更正了报告的，请附更正后的报告。",
        f"Please reply in writing within {REPLY_WORKING_DAYS} working days of receiving this letter, and"
        " enclose the report where you corrected it.",
    )


def _attachment(year: int, report: Any, count: int) -> str:
    scope = say(*_SCOPES[report.reporter_scope])
    of = say(f"（{scope}）", f" ({scope})") if count > 1 else ""
    return say(f"{year}年度报告逐项核对结果{of}", f"Results of the check of the report of {year}{of}")
