"""What a check found, for people at a terminal: findings in the order of the form, then what was checked.

Only signs that GBK has, too: consoles of Windows in China know no others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from loaders.check import phrasing
from loaders.check.findings import SECTIONS, Checked, Finding
from loaders.check.notices import mixed, notices, unreadable
from loaders.check.reasons import reason
from loaders.language import many, say

Paint = Callable[[str, str], str]

_SECTIONS = {
    "tables": ("一、表格", "Tables"),
    "words": ("二、正文与表格", "Words against tables"),
    "document": ("三、报告文件", "The document"),
}
_SEVERITIES = {
    "error": ("错误", "error", "red"),
    "warning": ("警告", "warning", "yellow"),
    "info": ("提示", "info", ""),
}
#: Rules named beside a reason; of more, their number is told.
_NAMED = 4
#: Doubts of the loader that are listed.
_NOTICES = 8


def text(checked: Sequence[Checked], paint: Paint) -> Iterator[str]:
    """The lines to print; `paint(text, colour)` colours a text where the terminal can."""
    for number, document in enumerate(checked):
        if number:
            yield ""
        yield paint(document.parsed.path, "bold")
        error = unreadable(document)
        yield from (
            [f"  {paint('×', 'red')} {say(error.zh, error.en)}"] if error else _document(document, paint)
        )
    if len(checked) > 1:
        yield from _together(checked)


def _document(checked: Checked, paint: Paint) -> Iterator[str]:
    yield f"  {_head(checked)}"
    if several := mixed(checked):
        yield f"  {paint('!', 'red')} {say(several.zh, several.en)}"
    number = 0
    for section in SECTIONS:
        found = [f for f in checked.findings if f.section == section]
        if found:
            yield ""
            yield paint(say(*_SECTIONS[section]), "bold")
        for finding in found:
            number += 1
            yield from _finding(number, finding, paint)
    yield ""
    yield from _summary(checked, paint)


def _head(checked: Checked) -> str:
    about = checked.parsed.document
    who = about.agency_name or say("（未认出报告机关）", "(agency not recognised)")
    year = about.report_year
    when = say(f"{year}年度", f"report of {year}") if year else say("（未认出年度）", "(year not recognised)")
    previous = checked.previous
    beside = say(f"，上年报告 {previous.path}", f", held against {previous.path}") if previous else ""
    return f"{who} {when}{beside}"


def _finding(number: int, finding: Finding, paint: Paint) -> Iterator[str]:
    zh, en, colour = _SEVERITIES[finding.severity]
    grave = paint(f"[{say(zh, en)}]", colour)
    yield f"  {number}. {grave} {phrasing.title(finding)} ({finding.rule.rule_id})"
    for name, line in _lines(finding):
        yield f"     {paint(name, 'dim')} {line}"


def _lines(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.cells:
        yield say("表格", "table"), phrasing.where(finding)
    for words in finding.words:
        yield say("正文", "words"), f"“{words.phrase}” ({phrasing.place(words.place)})"
    left, right = phrasing.sides(finding)
    # sides that the book names need no other name, nor does one alone
    named = left and right and finding.cells and not phrasing.has_names(finding)
    names = (say("左边", "left "), say("右边", "right")) if named else (say("    ", "     "),) * 2
    for name, told in zip(names, (left, right), strict=True):
        if told:
            yield name, told
    if gap := phrasing.difference(finding):
        yield say("相差", "gap  "), gap
    for suspect in phrasing.suspects(finding):
        yield say("可疑", "look "), suspect
    if finding.is_doubtful:
        yield (
            say("注意", "note "),
            say(
                "有的数读取时没有把握，请先对照原文。",
                "Some figures were read with doubt; compare the document.",
            ),
        )
    yield say("处理", "do   "), phrasing.remedy(finding)


def _summary(checked: Checked, paint: Paint) -> Iterator[str]:
    counts = checked.outcomes
    asked = sum(counts.values())
    rules = len({a.rule_id for a in checked.answers})
    held, failed, open_ = (counts[name] for name in ("pass", "fail", "not_assessable"))
    blanks = "".join(_taken(checked))
    if checked.worst() == "error":
        sign = paint("×", "red")
    elif checked.findings or mixed(checked) or held <= open_:
        sign = paint("!", "yellow")
    else:
        sign = paint("√", "green")
    yield f"{sign} " + say(
        f"按 {rules} 条规则核对 {asked} 处：相符 {held}{blanks}，不符 {failed}，无法核对 {open_}。",
        f"{many(rules, 'rule')}, {many(asked, 'question')}: {held} hold{blanks}, {failed} fail,"
        f" {open_} cannot be assessed.",
    )
    yield from (f"  {line}" for line in _open(checked))
    told = notices(checked)
    for doubt in told[:_NOTICES]:
        yield f"  {say('读取疑点：', 'doubt: ')}{say(doubt.message_zh, doubt.message_en)}"
    if (more := len(told) - _NOTICES) > 0:
        yield say(f"  另有读取疑点 {more} 条，见 --format json。", f"  and {more} more; see --format json.")


def _taken(checked: Checked) -> Iterator[str]:
    """Questions that hold as far as something is taken for granted, by what that is."""
    taken = Counter(a.reason for a in checked.answers if a.outcome == "pass_imputed")
    implied = taken.pop("implied", 0)
    if blanks := taken.total():
        yield say(f"，空白按0算相符 {blanks}", f", {blanks} hold with blanks as 0")
    if implied:
        yield say(f"，未写明而推定相符 {implied}", f", {implied} hold as far as nothing else is stated")


def _open(checked: Checked) -> Iterator[str]:
    """Why questions could not be assessed, the most frequent reason first, and what helps."""
    for code, answers in checked.open.items():
        why, count, named = reason(code), len(answers), list(dict.fromkeys(a.rule_id for a in answers))
        listed = "、".join(named[:_NAMED]) + (say(" 等", " …") if len(named) > _NAMED else "")
        remedy = f" {why.remedy}" if why.remedy else ""
        yield say(
            f"无法核对 {count} 处：{why.title}（{listed}）。{remedy}",
            f"{count} not assessed: {why.title} ({listed}).{remedy}",
        )


def _together(checked: Sequence[Checked]) -> Iterator[str]:
    worst = Counter(
        "unreadable" if unreadable(document) else document.worst() or "clean" for document in checked
    )
    yield ""
    yield say(
        f"共 {len(checked)} 份：无不符 {worst['clean']}，有错误 {worst['error']}，只有警告或提示"
        f" {worst['warning'] + worst['info']}，未能核对 {worst['unreadable']}。",
        f"{many(len(checked), 'document')}: {worst['clean']} clean, {worst['error']} with errors,"
        f" {worst['warning'] + worst['info']} with warnings or notes only,"
        f" {worst['unreadable']} not checked.",
    )
