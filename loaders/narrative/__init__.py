"""Figures in sentences: what a report says beside its tables, or instead of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.document import Paragraph
from loaders.matching import Repairs
from loaders.statements import Claim, Issue


@dataclass(slots=True)
class Reading:
    """The claims of one document in print order, and what was doubtful about them."""

    claims: list[Claim] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def read_claims(
    paragraphs: Sequence[Paragraph], form_id: str | None, repairs: Repairs, *, overwritten: bool = False
) -> Reading:
    """Read the figures that sentences state.

    Args:
        paragraphs: of the document, as landed.
        form_id: the generation of form whose words apply (`first_form`, `last_form` of `phrases.csv`);
            None where no year and no table tells it.
        repairs: what has to be undone in the text before phrases match.
        overwritten: whether years were pasted over other figures, so that a figure equal to a year is none.
    """
    return Reading()
