"""What in a sentence could be read as what: its figures, and every phrase that fits one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders.narrative.figures import FIGURE, LOST, NOUGHT, Coded, Figure, patterns_of
from loaders.narrative.phrases import Phrase, by_word

_END = re.compile("[。!?]")
_SIGN = re.compile(f"[{FIGURE}{NOUGHT}{LOST}]")
#: Several labels before one figure (均为) or as many figures (分别为); without such a word only before 0.
_SHARED = re.compile(
    rf"[也亦]?(?P<how>均|各|都|分别|)"
    rf"(?P<verb>(?:(?:主动)?公开|发布|公布|推送|更新|办理|收到|受理)?了?(?:(?:各类|政府|政务)*(?:信息|消息))?)"
    rf"(?:[为是有达到计共]|数量为)*:?(?P<figures>{FIGURE}(?:[、,和及]{FIGURE})*)"
)
_MAY_SHARE = re.compile("[均各都]|分别")
_LABEL = f"[^,。;:()和及与、{FIGURE}{NOUGHT}{LOST}]+"
_LABELS = re.compile(rf"{_LABEL}(?:(?:、|以及|和|及|与){_LABEL})+?(?=(?:{FIGURE}(?:(?:政府|政务)?信息)?)?$)")
_FARTHEST = 80  # so long are labels that share a figure at most
#: How a sentence names its subject before it speaks of it, or a sentence without figures the next ones'.
_SUBJECT = re.compile(rf"[^,:。;{FIGURE}{NOUGHT}]{{2,40}}?(?:方面|情况|工作|案件|事项|数量)(?=[,:。])")
_BETWEEN = re.compile("、|以及|和|及|与")
_ZEROS = ("0", "零")
_NEXT = 12  # so much of the next sentence a phrase may look at


@dataclass(slots=True, eq=False)
class Fit:
    """A phrase that fits; character i of the text of `match` stands at `where[i]` of the coded one.

    Not frozen: every match makes one, and freezing triples what that costs.
    """

    phrase: Phrase
    match: re.Match[str]
    known: int
    where: range | list[int]

    def begin(self) -> int:
        """Where the words begin, in the coded text."""
        return self.where[self.match.start()]

    def end(self) -> int:
        """Behind the last of the words; those that only have to follow are not part of the phrase."""
        last = self.match.start("ahead") if self.phrase.looks_ahead else self.match.end()
        return self.where[last - 1] + 1


@dataclass(slots=True)
class Slot:
    """A place for a claim: a figure (or one of several labels that share it) and the phrases that fit."""

    at: int  # in the coded text
    figure: Figure
    fits: list[Fit] = field(default_factory=list)


@dataclass(slots=True)
class Sentence:
    """Part of the coded text, from `start` to `end`, with its slots in print order."""

    start: int
    end: int
    slots: list[Slot]
    topics: list[Fit]


@dataclass(frozen=True, slots=True)
class Speech:
    """How a paragraph speaks: in the words of which form, under which headings, of which topics."""

    form_id: str | None
    chapter: str
    topics: Callable[[], set[str]]

    def about(self, subject: str) -> Speech:
        """The same below a subject that a sentence names."""
        return Speech(self.form_id, f"{self.chapter}/{subject}", self.topics)


def sentences(coded: Coded, speech: Speech) -> Iterator[Sentence]:
    """The sentences of a paragraph that hold a figure, or name what figures will be about."""
    start, going_on = 0, speech
    ends = [m.end() for m in _END.finditer(coded.text)]
    for end in [*ends, len(coded.text)]:
        subject = _SUBJECT.match(coded.text, start, end)
        if not _SIGN.search(coded.text, start, end):
            going_on = speech.about(subject[0]) if subject else going_on
        elif not _planned().search(coded.text, start, end):
            yield _sentence(coded, start, end, going_on.about(subject[0]) if subject else going_on)
        start = end


def _sentence(coded: Coded, start: int, end: int, speech: Speech) -> Sentence:
    where = range(start, end + _NEXT)
    signs = (sign.start() for sign in _SIGN.finditer(coded.text, start, end))
    slots = {i: Slot(i, coded.figures[i]) for i in signs if i in coded.figures}
    topics: list[Fit] = []
    spoken = speech.topics()
    text = coded.text[start : end + _NEXT]
    for phrase, match in _fitting(text, end - start, slots.values(), speech, spoken):
        if not phrase.reads:
            topics.append(Fit(phrase, match, 0, where))
            continue
        slot = slots[start + match.start("N")]
        if _allowed(phrase, slot.figure):
            slot.fits.append(Fit(phrase, match, phrase.known(match), where))
    shared: list[Slot] = []
    if _MAY_SHARE.search(coded.text, start, end) or any(s.figure.digits in _ZEROS for s in slots.values()):
        shared = [slot for slot in _shared(coded, start, end, speech, spoken) if slot.fits]
    taken = {slot.at for slot in shared}
    whole = [slot for slot in slots.values() if slot.at not in taken]
    return Sentence(start, end, sorted([*whole, *shared], key=lambda s: s.at) if shared else whole, topics)


def _fitting(
    text: str, last: int, slots: Collection[Slot], speech: Speech, spoken: set[str]
) -> Iterator[tuple[Phrase, re.Match[str]]]:
    """Every match of a phrase before `last`; those that need a topic are tried once it is spoken of."""
    units = frozenset([slot.figure.unit for slot in slots if slot.figure.sign != NOUGHT])
    nought = any(slot.figure.sign == NOUGHT for slot in slots)
    signs = max(text.rfind(FIGURE, 0, last), text.rfind(NOUGHT, 0, last), text.rfind(LOST, 0, last))
    waiting = by_word(speech.form_id, units, nought=nought).tried(text, last, speech.chapter)
    while ready := [p for p in waiting if not p.needs_topic or not spoken.isdisjoint(p.company)]:
        waiting = [p for p in waiting if p.needs_topic and spoken.isdisjoint(p.company)]
        for phrase in ready:
            until = signs if phrase.reads else last  # behind the last figure there is none to read
            match = phrase.regex.search(text)
            while match and (match.start("N") if phrase.reads else match.end() - 1) < last:
                if phrase.opens:
                    spoken.add(phrase.measure_code)
                yield phrase, match
                match = _next(phrase, text, match, until)


def _next(phrase: Phrase, text: str, match: re.Match[str], until: int) -> re.Match[str] | None:
    """The next match that begins up to `until`; one that runs over brackets may hide another inside."""
    at = match.start() + 1 if "(" in match[0] else max(match.end(), match.start() + 1)
    return phrase.regex.search(text, at) if at <= until else None


def _shared(coded: Coded, start: int, end: int, speech: Speech, spoken: set[str]) -> Iterator[Slot]:
    """Slots of labels that share a figure, or whose figures follow in the same order."""
    for match in _SHARED.finditer(coded.text, start, end):
        places = [i for i in range(*match.span("figures")) if i in coded.figures]
        figures = [coded.figures[i] for i in places]
        if not match["how"] and (len(figures) != 1 or figures[0].digits not in _ZEROS):
            continue
        labels = _labels(coded.text, max(start, match.start() - _FARTHEST), match.start())
        if match["how"] == "分别":
            if len(places) != len(labels):
                continue
            _lend_units(figures)
        elif len(places) != 1:
            continue
        else:
            places *= len(labels)
        for label, at in zip(labels, places, strict=True):
            yield _virtual(coded, [*label, *range(*match.span("verb"))], at, speech, spoken)


def _labels(text: str, start: int, end: int) -> list[range]:
    """The labels that stand side by side before a figure; none where there is only one."""
    found = _LABELS.search(text[start:end])
    if not found:
        return []
    begin, stop = start + found.start(), start + found.end()
    cuts = [cut.span() for cut in _BETWEEN.finditer(text, begin, stop)]
    begins = [begin, *(after for _, after in cuts)]
    return [range(*label) for label in zip(begins, [*(before for before, _ in cuts), stop], strict=True)]


def _lend_units(figures: list[Figure]) -> None:
    """分别为5、3、2件: the last unit is that of all."""
    for figure in figures:
        figure.unit = figure.unit or figures[-1].unit


def _virtual(coded: Coded, label: list[int], at: int, speech: Speech, spoken: set[str]) -> Slot:
    """A label and its figure as if they stood side by side."""
    slot = Slot(at, coded.figures[at])
    where = [*label, at]
    text = "".join([coded.text[i] for i in where])
    for phrase, match in _fitting(text, len(text), [slot], speech, spoken):
        if phrase.reads and _allowed(phrase, slot.figure):
            slot.fits.append(Fit(phrase, match, phrase.known(match), where))
    return slot


def _allowed(phrase: Phrase, figure: Figure) -> bool:
    """Whether the phrase counts in the unit of the figure; a bare number has the unit of the measure."""
    if phrase.nought or figure.sign == NOUGHT:
        return phrase.nought and figure.sign == NOUGHT
    return not figure.unit or figure.unit in phrase.units


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(patterns_of("plan"))
