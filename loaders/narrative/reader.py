"""From fits to statements: which phrase reads a figure, which list it belongs to, what it lies inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders.narrative.figures import FIGURE, Coded, patterns_of
from loaders.narrative.sentences import Fit, Sentence, Slot

_OPENING = re.compile(rf"(?P<figure>{FIGURE})?\(")


@dataclass(slots=True, eq=False)
class Statement:
    """A figure that a phrase reads, the topic it is part of, and the one it opens."""

    slot: Slot
    fit: Fit
    topic: Topic | None = None
    own: Topic | None = None

    @property
    def measure(self) -> str:
        """The measure of the phrase."""
        return self.fit.phrase.measure_code

    @property
    def nested_in(self) -> str:
        """The measure of the figure it is part of."""
        return self.topic.statement.measure if self.topic and self.topic.statement else ""

    def opened(self) -> Topic:
        """The topic of which this statement is the total."""
        self.own = self.own or Topic(self.measure, self, self.slot.at)
        return self.own

    def root(self) -> Topic | None:
        """The topic of the enumeration it stands in, as its total or as a part of any depth."""
        topic = self.topic or self.own
        while topic and topic.statement and topic.statement.topic:
            topic = topic.statement.topic
        return topic


@dataclass(slots=True, eq=False)
class Topic:
    """What figures may be parts of: a total, or words that only name it (statement None)."""

    measure: str
    statement: Statement | None
    at: int
    listed: bool = False
    number: int | None = None


@dataclass(slots=True)
class Context:
    """What was spoken of last: topics live through a paragraph, totals through the document."""

    topics: list[Topic] = field(default_factory=list)
    totals: dict[str, Topic] = field(default_factory=dict)
    announced: Topic | None = None  # of which the lines that follow are a list
    named: Topic | None = None  # of which a sentence says that its figures are parts

    def turn_to(self, *, goes_on: bool, item: bool) -> None:
        """Go to the next paragraph: topics end, unless it goes on with the one before, or with its list."""
        goes_on = goes_on or (item and self.announced is not None)
        self.announced = self.topics[0] if goes_on and self.topics else None
        if self.announced is None:
            self.topics.clear()

    def find(self, measures: frozenset[str]) -> tuple[Topic | None, int]:
        """The innermost topic among measures, and how deep it lies: 0 where there is none."""
        for depth in range(len(self.topics), 0, -1):
            if self.topics[depth - 1].measure in measures:
                return self.topics[depth - 1], depth
        return None, 0

    def push(self, topic: Topic, inside: Topic | None) -> None:
        """Open a topic inside another one, or in the place of all."""
        del self.topics[self.topics.index(inside) + 1 if inside in self.topics else 0 :]
        self.topics.append(topic)


def statements(coded: Coded, sentence: Sentence, context: Context) -> list[Statement]:
    """Decide what the figures of a sentence state: those in brackets after those around them."""
    context.named = None
    brackets = list(_brackets(coded.text, sentence))
    inner = {slot.at for slot in sentence.slots for inside, _ in brackets if slot.at in inside}
    topics = sorted(sentence.topics, key=Fit.end)
    then: dict[int, tuple[list[Topic], Statement | None]] = {}
    found: list[Statement] = []
    for slot in sentence.slots:
        if slot.at not in inner:
            while topics and topics[0].end() <= slot.at:
                _announce(topics.pop(0), context)
            stated = _decide(coded.text, sentence, slot, context, None)
            then[slot.at] = (list(context.topics), stated[0] if stated else None)
            found += stated
    for inside, around in brackets:
        before, outer = then.get(around, (context.topics, None))
        within = Context(list(before), context.totals, context.announced, context.named)
        for slot in sentence.slots:
            if slot.at in inside:
                found += _decide(coded.text, sentence, slot, within, outer)
    for fit in topics:
        _announce(fit, context)
    return sorted(found, key=lambda s: s.slot.at)


def _brackets(text: str, sentence: Sentence) -> Iterator[tuple[range, int]]:
    """What lies in brackets, and where the figure stands that they explain: before, else right behind."""
    at = sentence.start
    while opening := _OPENING.search(text, at, sentence.end):
        close = text.find(")", opening.end(), sentence.end)
        inside = range(opening.end(), close if close >= 0 else sentence.end)
        at = inside.stop
        behind = text.find(FIGURE, inside.stop, sentence.end)
        yield inside, opening.start() if opening["figure"] else behind


def _announce(fit: Fit, context: Context) -> None:
    """Words name what figures will be about: parts of the total stated before, if there is one."""
    measure = fit.phrase.measure_code
    topic = context.totals.get(measure) or Topic(measure, None, fit.end())
    topic.at, context.named = fit.end(), topic
    context.push(topic, context.find(fit.phrase.within)[0])


def _decide(
    text: str, sentence: Sentence, slot: Slot, context: Context, outer: Statement | None
) -> list[Statement]:
    """Take the phrase that spells out most of what is printed; among equals the innermost list counts.

    Args:
        text: the coded paragraph.
        sentence: the sentence.
        slot: the figure.
        context: what was spoken of.
        outer: the figure that the brackets around this one explain.
    """
    best: dict[str, tuple[tuple[int, int, int], Fit, Topic | None]] = {}
    for fit in slot.fits:
        phrase = fit.phrase
        topic, depth = context.find(phrase.within)
        if outer and outer.measure in phrase.within:
            topic, depth = outer.opened(), len(context.topics) + 1
        if phrase.role and topic is None:
            continue
        if phrase.role == "listed" and not (outer or _listed(text, sentence, topic, slot, context)):
            continue
        rank = (fit.known, depth, -phrase.order)
        # A figure says one thing, a word for nought says it of all that it names.
        key = phrase.measure_code if phrase.nought else ""
        if key not in best or rank > best[key][0]:
            best[key] = (rank, fit, topic)
    return [_stated(slot, fit, topic, outer, context) for _, fit, topic in best.values()]


def _stated(
    slot: Slot, fit: Fit, topic: Topic | None, outer: Statement | None, context: Context
) -> Statement:
    """A statement as part of its topic, and as a topic of its own."""
    if topic and fit.phrase.role == "beside":
        topic = topic.statement.topic if topic.statement else None
    topic = topic or (outer.opened() if outer else None)
    statement = Statement(slot, fit, topic)
    if topic:
        topic.listed = True
    if fit.phrase.opens:
        context.push(statement.opened(), topic)
        context.totals[statement.measure] = statement.opened()
    return statement


def _listed(text: str, sentence: Sentence, topic: Topic | None, slot: Slot, context: Context) -> bool:
    """Whether words such as 其中 stand between what is listed and the figure."""
    if topic is None or topic in (context.announced, context.named):
        return topic is not None
    start = topic.at if sentence.start <= topic.at < slot.at else sentence.start
    return bool(_marker().search(text, start, slot.at))


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(patterns_of("marker"))
