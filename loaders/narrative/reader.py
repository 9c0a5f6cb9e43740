"""From fits to statements: which phrase reads a figure, which list it belongs to, what it lies inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.narrative.context import Context, Statement, Topic
from loaders.narrative.figures import FIGURE, MASK, Coded, patterns_of
from loaders.narrative.phrases import expanded
from loaders.narrative.sentences import Fit, Sentence, Slot

_ASIDE = re.compile(r"\([^()]*(?:\)|$)")
#: A bracket that holds a figure alone behind its name, as in 网站(320条), explains no other figure.
_OPENING = re.compile(rf"(?P<figure>{FIGURE})\(|\((?!(?:共计?|计|约)?{FIGURE}[,)])")
_FEWEST_YEARS = 2
_OWN_DIMENSIONS = frozenset({"N", "ahead", "sub"})


def statements(coded: Coded, sentence: Sentence, context: Context) -> list[Statement]:
    """Decide what the figures of a sentence state: those in brackets after those around them."""
    context.named = None
    brackets = list(_brackets(coded.text, sentence))
    inner = {slot.at for slot in sentence.slots for inside, _ in brackets if slot.at in inside}
    names = sorted(sentence.topics, key=Fit.end)
    then: dict[int, tuple[list[Topic], Statement | None]] = {}
    found: list[Statement] = []
    for slot in sentence.slots:
        if slot.at not in inner:
            _name(names, slot.at, context)
            stated = _Decision(coded.text, sentence, slot, context).made() if slot.fits else []
            _name(names, slot.at + 1, context)
            if brackets:
                then[slot.at] = (list(context.topics), stated[0] if stated else None)
            found += stated
    for inside, around in brackets:
        topics, outer = then.get(around, (context.topics, None))
        aside = context.in_brackets(topics)
        for slot in sentence.slots:
            if slot.fits and slot.at in inside:
                found += _Decision(coded.text, sentence, slot, aside, outer).made()
    _name(names, sentence.end, context)
    return sorted(_latest(coded, sentence, found), key=lambda s: s.slot.at)


def of_later_year(coded: Coded, statement: Statement, year: int) -> bool:
    """Whether the sentence says it of a year after `year`, named where a clause begins."""
    if not coded.years:
        return False
    start = coded.text.rfind("。", 0, statement.slot.at) + 1
    named = [at for at in coded.years if start <= at < statement.slot.at and _of_year(coded.text, start, at)]
    return bool(named) and coded.years[max(named)] > year


def _of_year(text: str, start: int, at: int) -> bool:
    """Whether a year begins a clause and is no part of a date."""
    opened = at == start or text[at - 1] in ",;:(" or text[start:at].endswith("其中")
    return opened and text[at + 1 : at + 2] not in (MASK, "至", "-")


def _latest(coded: Coded, sentence: Sentence, found: list[Statement]) -> Iterator[Statement]:
    """Leave out what a sentence says of one year where it says the same of a later one."""
    years = [at for at in coded.years if sentence.start <= at < sentence.end]
    if len(years) < _FEWEST_YEARS:
        yield from found
        return
    of: dict[int, int] = {}
    for i, statement in enumerate(found):
        before = [at for at in years if at < statement.slot.at]
        of[i] = coded.years[max(before)] if before else 0
    for i, statement in enumerate(found):
        same = (j for j, other in enumerate(found) if other.fit.phrase is statement.fit.phrase)
        if not 0 < of[i] < max(of[j] for j in same):
            yield statement


def _brackets(text: str, sentence: Sentence) -> Iterator[tuple[range, int]]:
    """What lies in brackets, and where the figure stands that they explain: before, else right behind."""
    at = sentence.start
    while opening := _OPENING.search(text, at, sentence.end):
        close = text.find(")", opening.end(), sentence.end)
        inside = range(opening.end(), close if close >= 0 else sentence.end)
        at = inside.stop
        behind = text.find(FIGURE, inside.stop, sentence.end)
        yield inside, opening.start() if opening["figure"] else behind


def _name(names: list[Fit], end: int, context: Context) -> None:
    """Take the words before `end` that name a topic."""
    while names and names[0].end() <= end:
        fit = names.pop(0)
        context.name(fit.phrase.measure_code, fit.phrase.within, fit.end())


@dataclass(slots=True)
class _Decision:
    """What one figure states; `outer` is the figure that the brackets around it explain."""

    text: str
    sentence: Sentence
    slot: Slot
    context: Context
    outer: Statement | None = None

    def made(self) -> list[Statement]:
        """Take the phrase that spells out most of what is printed; among equals the innermost list counts.

        Where the parts of a total are announced, a figure with its counter is a part of it before it is
        anything else. A figure says one thing; a word for nought says it of everything that it names.
        What knows less than a phrase which says that the figure is of something else is left out.
        """
        best: dict[str, tuple[tuple[int, int, int, int], Fit, Topic | None]] = {}
        denied = max((fit.known for fit in self.slot.fits if fit.phrase.role == "never"), default=None)
        for fit in self.slot.fits:
            if fit.phrase.role == "never" or (denied is not None and fit.known < denied):
                continue
            topic, depth = self._topic(fit)
            if not self._holds(fit, topic):
                continue
            rank = (self._due(fit, topic), fit.known, depth, -fit.phrase.order)
            key = fit.phrase.measure_code if fit.phrase.nought else ""
            if key not in best or rank > best[key][0]:
                best[key] = (rank, fit, topic)
        return [self._stated(fit, topic) for _, fit, topic in best.values()]

    def _topic(self, fit: Fit) -> tuple[Topic | None, int]:
        """What the phrase would be read as part of, or beside, and how deep that lies."""
        if self.outer and self.outer.measure in fit.phrase.within:
            return self.outer.opened(), len(self.context.topics) + 1
        return self.context.find(fit.phrase.within | fit.phrase.beside)

    def _holds(self, fit: Fit, topic: Topic | None) -> bool:
        """Whether the phrase may be read here at all."""
        role = fit.phrase.role
        if role == "again":
            return fit.phrase.measure_code in self.context.totals
        if role == "listed":
            return topic is not None and self._announced(topic)
        return not role or topic is not None

    def _due(self, fit: Fit, topic: Topic | None) -> int:
        """Whether the figure is one of the parts announced of a total (1), or of the one it explains (2)."""
        if topic is None or topic.statement is None or topic.measure not in fit.phrase.within:
            return 0
        if topic.statement.slot.figure.unit != self.slot.figure.unit or not self._announced(topic):
            return 0
        return 2 if topic.statement is self.outer or self._under_colon(topic) else 1

    def _under_colon(self, topic: Topic) -> bool:
        """Whether a colon right behind a total opens the list in which the figure stands."""
        if not self.sentence.start <= topic.at < self.slot.at or self.text[topic.at + 1] != ":":
            return False
        return ";" not in self.text[topic.at : self.slot.at]

    def _stated(self, fit: Fit, topic: Topic | None) -> Statement:
        """The statement, as a part of its topic and as a topic of its own."""
        if topic and topic.measure not in fit.phrase.within:
            topic = topic.around
        elif topic and not self._part(fit, topic):
            topic = None
        statement = Statement(self.slot, fit, topic)
        if topic:
            topic.listed = True
        if fit.phrase.opens:
            self.context.push(statement.opened(), topic)
        return statement

    def _part(self, fit: Fit, topic: Topic) -> bool:
        """Whether a figure is part of a total that could hold it.

        Not where another sentence says it unannounced, nor by a dimension that the total has itself.
        """
        if topic.statement and not _dimensions(fit).isdisjoint(_dimensions(topic.statement.fit)):
            return False
        same = self.sentence.start <= topic.at or bool(fit.phrase.role)
        return same or self._announced(topic)

    def _announced(self, topic: Topic) -> bool:
        """Whether words such as 其中 stand between a total and the figure, or it is in its brackets."""
        if topic in (self.context.announced, self.context.named, self.outer and self.outer.own):
            return True
        start = topic.at if self.sentence.start <= topic.at < self.slot.at else self.sentence.start
        between = _ASIDE.sub("", self.text[start : self.slot.at])
        if topic is not self.context.topics[0]:
            between = between.rpartition(";")[2]  # a list inside a list ends there
        return bool(_marker().search(between)) or self._runs_on(topic)

    def _runs_on(self, topic: Topic) -> bool:
        """Whether a list in the same counter follows its total at once: no word need announce it."""
        total = topic.statement
        if total is None or _dimensions(total.fit) or not self.sentence.start <= topic.at < self.slot.at:
            return False
        run = _run().match(self.text, topic.at + 1, self.sentence.end)
        if not run or run.end() <= self.slot.at:
            return False
        inside = (s.figure.unit for s in self.sentence.slots if topic.at < s.at < run.end())
        return set(inside) <= {total.slot.figure.unit}


def _dimensions(fit: Fit) -> set[str]:
    return set(fit.phrase.regex.groupindex) - _OWN_DIMENSIONS


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(patterns_of("marker"))


@cache
def _run() -> re.Pattern[str]:
    return re.compile(expanded("{run}"))
