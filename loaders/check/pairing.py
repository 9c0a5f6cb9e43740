"""Which document holds the figures of the year before."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.check.engine import Past
from loaders.errors import GoujiError
from loaders.language import say
from loaders.locate import weigh
from loaders.statements import Parsed


def pair(drafts: Sequence[Parsed], previous: Sequence[Parsed]) -> dict[int, Past]:
    """For the number of a document among drafts and previous reports together: its report of the year before.

    A body is known by its agency and scope. Where one draft and one previous report are given, the user says
    that they belong together, whatever the body was called a year ago.

    Raises:
        GoujiError: the previous report of a single draft is not of the year before.
    """
    documents = [*drafts, *previous]
    before = _among(documents)
    if len(drafts) == len(previous) == 1:
        before[0] = _told(drafts[0], previous[0])
    return before


def unread(previous: Parsed) -> tuple[str, str]:
    """What to say of a previous report that could not be read, in both languages."""
    why = say(previous.error.message_zh, previous.error.message_en) if previous.error else ""
    return (
        f"上年报告 {previous.path} 读不出。{why}",
        f"Last year’s report {previous.path} cannot be read. {why}",
    )


def _among(documents: Sequence[Parsed]) -> dict[int, Past]:
    facts = [document.document for document in documents]
    known = {(about.agency_id, about.report_year) for about in facts if about.status != "failed"}
    before = {}
    for number, (about, same) in enumerate(zip(facts, weigh.previous(documents), strict=True)):
        if same is not None:
            before[number] = Past(same, None)
        elif about.agency_id and about.report_year and (about.agency_id, about.report_year - 1) in known:
            before[number] = Past(None, "scope_changed")
    return before


def _told(draft: Parsed, previous: Parsed) -> Past:
    """The previous report that the user named; its year must fit where it is known."""
    if previous.document.status == "failed":
        raise GoujiError(*unread(previous))
    this, last = draft.document.report_year, previous.document.report_year
    if this and last and last != this - 1:
        raise GoujiError(
            f"{previous.path} 是 {last} 年度的，不是 {this - 1} 年度的。请用 --previous 指明上一年度的报告。",
            f"{previous.path} is the report of {last}, not of {this - 1}. Name last year’s with --previous.",
        )
    if not previous.cells and not previous.claims:
        raise GoujiError(
            f"{previous.path} 不是年度报告，没有可以对照的数。请用 --previous 指明上一年度的报告。",
            f"{previous.path} is no annual report and holds no figures. Name last year’s with --previous.",
        )
    scopes = {draft.document.reporter_scope, previous.document.reporter_scope}
    return Past(None, "scope_changed") if scopes == {"own", "region"} else Past(1, None)
