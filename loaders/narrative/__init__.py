"""Figures in sentences: what a report says beside its tables, or instead of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from loaders.book import read
from loaders.document import Paragraph
from loaders.matching import Matched, Repairs, matched
from loaders.narrative.claims import Text, claims
from loaders.narrative.context import Context, Statement
from loaders.narrative.figures import coded, patterns_of
from loaders.narrative.reader import of_later_year, statements
from loaders.narrative.sentences import Speech, sentences
from loaders.statements import Claim, Issue

_NONE = "未没沒無无零"
_OF_WHAT = "请請议議诉訴报報费費范範章训訓会會案許许罚罰制转轉询詢"
#: A paragraph that may state a figure: digits, numerals with a counter, a counter alone, words for nought.
_WORTHWHILE = re.compile(
    "[0-9０-９①-⑳]|[一二两兩三四五六七八九十百千万][余多]?[条條篇件个個名次期场場份宗起项項万萬]|信息 *[条條]"
    f"|不存在|[{_NONE}][^。；;]{{0,60}}[{_OF_WHAT}]|[{_OF_WHAT}][^。；;]{{0,60}}[{_NONE}]|^.{{0,30}}[{_NONE}]"
)
#: The end of a paragraph that leaves its sentence, or its list, open.
_LONGEST_TAIL = 20
_TAIL = re.compile(rf"[^。!?;:,、()\s！？；：，（）]{{2,{_LONGEST_TAIL}}}$")
_LIST = (":", "：")
_SHORT = 60  # an item of a list that stands on a line of its own


@dataclass(slots=True)
class Reading:
    """The claims of one document in print order, and what was doubtful about them."""

    claims: list[Claim] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_claims(
    paragraphs: Sequence[Paragraph],
    form_id: str | None,
    repairs: Repairs,
    *,
    overwritten: bool = False,
    report_year: int | None = None,
) -> Reading:
    """Read the figures that sentences state.

    Args:
        paragraphs: of the document, as landed.
        form_id: the generation of form whose words apply (`first_form`, `last_form` of `phrases.csv`);
            None where no year and no table tells it.
        repairs: what has to be undone in the text before phrases match.
        overwritten: whether years were pasted over other figures, so that a figure equal to a year is none.
        report_year: the year reported on, where it is known: what is said of a later one is no claim.
    """
    context, found = Context(), list[tuple[Text, Statement]]()
    chapters: dict[int, str] = {}
    before = ""
    for paragraph in paragraphs:
        printed, previous, before = paragraph.text, before, paragraph.text
        level = _level(printed)
        if level:
            chapters = {k: v for k, v in chapters.items() if k < level} | {level: printed}
        if not _WORTHWHILE.search(printed) or _note().match(printed.lstrip()):
            continue
        chapter = "/".join(chapters.values())
        if _planned(chapter):
            continue
        legible = matched(printed, repairs)
        open_end = _TAIL.search(previous[-_LONGEST_TAIL - 1 :]) if _page_mark().match(legible.text) else None
        context.turn_to(
            goes_on=bool(open_end or previous.rstrip().endswith(_LIST) or _goes_on().match(legible.text)),
            item=len(printed) < _SHORT and not level,
        )
        legible = _continued(legible, open_end[0]) if open_end else legible
        text = Text(paragraph, legible, coded(legible.text), not repairs.rewrites())
        for sentence in sentences(text.coded, Speech(form_id, chapter, context.measures)):
            found += [(text, statement) for statement in statements(text.coded, sentence, context)]
    if report_year and not overwritten:
        found = [row for row in found if not of_later_year(row[0].coded, row[1], report_year)]
    return Reading(claims(found, overwritten=overwritten))


def _continued(legible: Matched, tail: str) -> Matched:
    """A line that begins with a page mark goes on with what the line before left open."""
    return Matched(tail + legible.text, [legible.origin[0]] * len(tail) + list(legible.origin))


@cache
def _headings() -> tuple[tuple[int, re.Pattern[str]], ...]:
    rows = [r["pattern"] for r in read("book/figure_marks") if r["kind"] == "heading"]
    return tuple((level, re.compile(pattern)) for level, pattern in enumerate(rows, 1))


def _level(printed: str) -> int:
    """How deep a heading is, 1 for a chapter; 0 for any other line."""
    if len(printed) > _SHORT:
        return 0
    return next((level for level, heading in _headings() if heading.fullmatch(printed.strip())), 0)


@lru_cache(maxsize=256)
def _planned(chapter: str) -> bool:
    """Whether a chapter is about what has not happened yet."""
    return bool(re.search(patterns_of("plan_chapter"), chapter))


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(patterns_of("goes_on"))


@cache
def _page_mark() -> re.Pattern[str]:
    return re.compile(patterns_of("page_mark"))


@cache
def _note() -> re.Pattern[str]:
    return re.compile(patterns_of("note"))
