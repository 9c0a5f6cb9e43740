"""What a text speaks of: totals, the lists that follow them, and the figures inside other figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.narrative.sentences import Fit, Slot


@dataclass(slots=True, eq=False)
class Statement:
    """A figure that a phrase reads; it can be part of a topic and open one of its own."""

    slot: Slot
    fit: Fit
    topic: Topic | None = None
    own: Topic | None = None

    @property
    def measure(self) -> str:
        """The measure of the phrase."""
        return self.fit.phrase.measure_code

    @property
    def around(self) -> Statement | None:
        """The figure it is part of."""
        topic = self.topic
        while topic and topic.statement in (None, self):
            topic = topic.around
        return topic.statement if topic else None

    @property
    def root(self) -> Topic | None:
        """The topic of the enumeration it stands in, as its total or as a part of any depth."""
        topic, inner = self.topic or self.own, self.topic
        while inner:
            topic, inner = inner, inner.around
        return topic

    def opened(self) -> Topic:
        """The topic of which this figure is the total."""
        self.own = self.own or Topic(self.measure, self, self.slot.at)
        return self.own


@dataclass(slots=True, eq=False)
class Topic:
    """What figures may be parts of: a total, or words that only name it (statement None)."""

    measure: str
    statement: Statement | None
    at: int  # where it stands in its paragraph
    inside: Topic | None = None
    listed: bool = False  # whether it has parts
    number: int | None = None  # of the list, once it has one

    @property
    def around(self) -> Topic | None:
        """The topic of which it is part."""
        return self.statement.topic if self.statement else self.inside


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
        for topic in self.topics:
            topic.at = -1

    def measures(self) -> set[str]:
        """The measures spoken of now."""
        return {topic.measure for topic in self.topics}

    def find(self, measures: frozenset[str]) -> tuple[Topic | None, int]:
        """The innermost topic among measures, and how deep it lies: 0 where there is none."""
        for depth in range(len(self.topics), 0, -1):
            if self.topics[depth - 1].measure in measures:
                return self.topics[depth - 1], depth
        return None, 0

    def push(self, topic: Topic, inside: Topic | None) -> None:
        """Open a topic inside another one, or in the place of all."""
        topic.inside = inside
        del self.topics[self.topics.index(inside) + 1 if inside in self.topics else 0 :]
        self.topics.append(topic)
        if topic.statement:
            self.totals[topic.measure] = topic

    def name(self, measure: str, within: frozenset[str], at: int) -> None:
        """Words say what figures will be about: parts of the total stated before, if there is one."""
        topic = self.totals.get(measure) or Topic(measure, None, at)
        topic.at, self.named = at, topic
        inside, _ = self.find(within)
        self.push(topic, inside if inside is not topic else topic.inside)

    def in_brackets(self, topics: list[Topic]) -> Context:
        """The same for figures in brackets behind one of which `topics` were spoken of."""
        return Context(list(topics), self.totals, self.announced, self.named)
