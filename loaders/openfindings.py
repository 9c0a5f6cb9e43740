"""What a published database knows of findings and of what was said of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import duckdb

from loaders import published
from loaders.errors import GoujiError
from loaders.explanations import EVERY, Explanation
from loaders.home import Home
from loaders.language import lang

_FINDINGS = """
    select report_id, rule_id, scope_key, severity, message_{lang}
    from marts.fct_finding
    order by list_position(['error', 'warning', 'info'], severity), report_id, rule_id, scope_key
"""
_STALE = """
    select report_id, rule_id, scope_key, stale_reason, stale_since
    from marts.fct_explanation where is_stale
"""
_OF_THE_BOOK = """
    select report_id, rule_id, scope_key, explanation, source, cast(explained_on as varchar)
    from marts.fct_explanation where origin = 'book'
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """A finding, as the user's language tells it."""

    report_id: str
    rule_id: str
    scope_key: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Findings nobody has explained, those with what is said of them, and explanations of nothing."""

    open: list[Failure]
    explained: list[tuple[Failure, Explanation]]
    stale: list[Explanation]

    def of(self, report: str | None, rule: str | None) -> Standing:
        """What is about a report, or about one rule in it; all of it where neither is named."""

        def meant(one: Failure | Explanation) -> bool:
            return report in {None, one.report_id} and rule in {None, one.rule_id}

        return Standing(
            [f for f in self.open if meant(f)],
            [(f, row) for f, row in self.explained if meant(f)],
            [row for row in self.stale if meant(row)],
        )


@dataclass(frozen=True, slots=True)
class Findings:
    """What the published database says.

    Attributes:
        failures: all findings, gravest first.
        reports: ids of all current reports.
        of_the_book: explanations that the book itself holds.
        stale: by report, rule and scope: why an explanation was stale when it was last built, and since when.
    """

    failures: list[Failure]
    reports: list[str]
    of_the_book: list[Explanation]
    stale: dict[tuple[str, str, str], tuple[str, date]]

    def stand(self, rows: Sequence[Explanation]) -> Standing:
        """How findings and explanations stand to each other, given the rows of the user's file.

        What is said of a scope goes before what is said of all, the user's words before the book's.
        """
        said = {row.key: row for row in (*self.of_the_book, *rows)}
        standing = Standing([], [], [])
        matched: set[tuple[str, str, str]] = set()
        for failure in self.failures:
            of_rule = (failure.report_id, failure.rule_id)
            keys = [key for key in ((*of_rule, failure.scope_key), (*of_rule, EVERY)) if key in said]
            matched.update(keys)
            if keys:
                standing.explained.append((failure, said[keys[0]]))
            else:
                standing.open.append(failure)
        standing.stale.extend(row for key, row in said.items() if key not in matched)
        return standing


def read(home: Home) -> Findings:
    """Read the published database of a home.

    Raises GoujiError where nothing has been published yet, by an older version of Gouji, or where another
    program holds the database.
    """
    try:
        with closing(published.opened(home.database)) as connection:
            failures = connection.execute(_FINDINGS.format(lang=lang())).fetchall()
            reports = connection.execute("select report_id from marts.dim_report order by 1").fetchall()
            booked = connection.execute(_OF_THE_BOOK).fetchall()
            stale = connection.execute(_STALE).fetchall()
    except duckdb.CatalogException as error:
        raise GoujiError(
            f"数据库 {home.database} 由较早的版本建成，没有解释表。请运行 gouji build。",
            f"An older version built {home.database}; it knows no explanations. Run gouji build.",
        ) from error
    return Findings(
        [Failure(*row) for row in failures], [r for (r,) in reports], [Explanation(*row) for row in booked],
        {(report, rule, scope): (reason, since) for report, rule, scope, reason, since in stale},
    )  # fmt: skip
