"""What a rule says, as the book has it, for a page in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders import book, bookdocs, claimdocs, rules
from loaders.language import lang, say
from loaders.rules import Rule

_KINDS = {
    "identity": ("恒等", "identity"), "bound": ("界限", "bound"), "series": ("跨年", "over years"),
    "text": ("正文与表格", "words against tables"), "document": ("报告文件", "the document"),
    "rollup": ("部分与整体", "parts and whole"), "plausibility": ("合理性", "plausibility"),
    "note": ("说明，不向报告提问", "a note that asks nothing of reports"),
}  # fmt: skip
_FIXED_BY = {
    "agency": ("报告机关", "the body"), "collector": ("汇集报告的人", "whoever collects reports"),
    "developer": ("本软件", "this software"),
}  # fmt: skip
_ORIGINS = {
    "real": ("（已公布的数字）", " (published figures)"),
    "invented": ("（数字为虚构）", " (invented figures)"), "none": ("", ""),
}  # fmt: skip
#: What stands for names in a formula: a cell, last year's maybe, or a figure in words.
_CELL = re.compile(r"([a-z]\w*|\*|\+)\[([a-z]\w*|\*|\+)\](?:\(t(-\d)\))?")
_WORDS = re.compile(r"「([a-z]\w*)")
_CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in the labels of the form, and in codes; texts and codes in turn, codes second."""

    words: str
    pieces: list[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a rule."""

    rule: Rule
    title: str
    kind: str
    fixed_by: str
    blanks: str
    remedy: str
    formulas: list[Formula]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a rule must hold, and an example."""

    why: str
    example_title: str
    example: str


def parts(rule_id: str) -> list[Part]:
    """The parts of a rule in the order of the book."""
    return [_part(rule) for rule in rules.rules() if rule.rule_id == rule_id]


def whys(rule_id: str) -> Iterator[Why]:
    """Why the rule must hold, and where it does not; a note asks nothing, so nothing fails it."""
    is_note = all(rule.kind == "note" for rule in rules.rules() if rule.rule_id == rule_id)
    for row in book.read("book/rule_examples"):
        if row["rule_id"] == rule_id:
            title = say("例", "An example") if is_note else say("不成立的例子", "An example that fails")
            example = row[f"example_{lang()}"]
            yield Why(row[f"why_{lang()}"], title + say(*_ORIGINS[row["origin"]]), example)


def kind_name(kind: str) -> str:
    """What sort of statement a rule is."""
    return say(*_KINDS[kind])


def titles(found: Sequence[Part]) -> str:
    """The titles of all parts as one line."""
    return say("；", "; ").join(dict.fromkeys(part.title for part in found))


def _part(rule: Rule) -> Part:
    lines = (*bookdocs.formulas(rule), *claimdocs.formulas(rule), *claimdocs.remarks(rule))
    blanks = say(*bookdocs.blanks(rule.null_policy)) if rule.relation else ""
    return Part(
        rule, say(rule.title_zh, rule.title_en), kind_name(rule.kind), say(*_FIXED_BY[rule.fixed_by]),
        blanks.replace("`", ""), say(rule.remedy_zh, rule.remedy_en), list(_formulas(lines)),
    )  # fmt: skip


def _formulas(lines: Sequence[str]) -> Iterator[Formula]:
    """Formulas and remarks; what reads alike in words (of tables of one shape) once."""
    seen: set[str] = set()
    for line in lines:
        pieces = _CODE.split(line)
        if len(pieces) > 3:  # a list of measures, or of questions that differ in one alone
            pieces[1::2] = [_labels(lang())[2].get(code, code) for code in pieces[1::2]]
        worded = _worded(pieces[1]) if len(pieces) == 3 else ""
        worded = "" if [worded] == pieces[1:2] else worded
        if not worded or worded not in seen:
            yield Formula(worded, pieces)
        seen.add(worded)


def _worded(code: str) -> str:
    """A formula with the labels that the form prints; codes that have none stay."""
    rows, columns, measures = _labels(lang())

    def cell(found: re.Match[str]) -> str:
        row, column = rows.get(found[1], found[1]), columns.get(found[2], found[2])
        back = int(found[3] or 0)
        year = say("上年 ", "last year’s ") if back == -1 else say(f"{-back}年前 ", f"{-back} years before ")
        return f"{year if back else ''}{row} / {column}"

    told = _CELL.sub(cell, code)
    return _WORDS.sub(lambda found: f"「{measures.get(found[1], found[1])}", told)


@cache
def _labels(language: str) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Rows and columns as the newest form prints them, and measures as the book names them."""
    tables = [table for form in book.forms() for table in book.tables_of(form)]
    rows = {row.row_code: row.label for table in tables for row in table.rows}
    columns = {c.column_code: c.label for table in tables for c in table.columns}
    measures = {m["measure_code"]: m[f"name_{language}"] for m in book.read("book/measures")}
    each, all_ = say("每一", "each "), say("全部", "all ")
    rows |= {"*": each + say("行", "row"), "+": all_ + say("行", "rows")}
    columns |= {"*": each + say("列", "column"), "+": all_ + say("列", "columns")}
    return rows, columns, measures
