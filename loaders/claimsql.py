"""The questions to figures in sentences as SQL, in the same way as `rulesql` states those of tables.

Steps follow one another; only names of relations are parameters, so that dbt (through `macros/rules/`)
and an in-memory DuckDB run the same text:

    claims(report_id, document_id, claim_no, source_kind, measure_code, dimension, value, unit, state,
           unit_printed, approx, bound, nested_in, list_no, scope_fit, place, start_offset)
    paragraphs(document_id, place, text)
      figures    the claims as the rules read them, with the percentage printed beside each
      tables     one row per report and question that looks at a table: the sum of its cells
      terms      one row per claim that a question looks at, its anchor among them
      answers    one row per question raised: both sides, and what keeps it from being judged
      outcomes   pass, pass_imputed, fail or not_assessable, by the null policy of the rule
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from loaders import book, claimrules, claimtables, rules
from loaders.sqltext import BARRED, lines, macro, quoted
from loaders.statements import COUNTED


def figures(claims: str, paragraphs: str) -> str:
    """Select the claims as the rules read them; a percentage stands before the next claim of its level."""

    def found(group: int) -> str:
        rows = book.read("book/share_patterns")
        extracts = (f"nullif(regexp_extract(segment, '{row['pattern']}', {group}), '')" for row in rows)
        return f"coalesce({', '.join(extracts)}, null)"

    guards = book.read("book/claim_guards")
    opener = "|".join(guard["pattern"] for guard in guards if guard["reads"] == "opening")
    muted = (
        f"if({'not ' if guard['raises'] == 'true' else ''}"
        f"regexp_matches({READ[guard['reads']]}, '{guard['pattern']}'), '{guard['rule_id']}', null)"
        for guard in guards if guard["reads"] != "opening"
    )  # fmt: skip
    return _template(
        "claim_figures", claims=claims, paragraphs=paragraphs, counted=quoted(COUNTED), share=found(1),
        share_said=found(0), opener=opener, muted=lines(list(muted)),
    )  # fmt: skip


#: The words of `figures` that a guard of `claim_guards.csv` reads.
READ = {"share": "share_said", "paragraph": "paragraph", "clause": "clause", "before": "said_before"}


def questions(asked: Sequence[claimrules.ClaimQuestion] | None = None) -> str:
    """Select one row per question: what raises it, how its sides are compared, how many terms it has.

    `asked` are the questions that matter; all of the book where not given.
    """
    rows = []
    for q in claimrules.questions() if asked is None else asked:
        a = q.anchor
        form_id = "null" if q.form_id == claimrules.ALL else f"'{q.form_id}'"
        texts = (q.rule.rule_id, q.rule.part, q.name, q.rule.relation, q.rule.null_policy, q.rule.severity,
                 a.measure_code, a.dimension, a.nested_in, a.state, a.side)  # fmt: skip
        values = ", ".join(f"'{text}'" for text in texts)
        spares = str(a.nested_in == claimrules.ALONE).lower()
        counts = f"{a.weight}, {q.rule.tolerance}, {1 + len(q.beside)}, {len(q.cells)}, {spares}"
        rows.append(f"({q.number}, {form_id}, {values}, {counts})")
    names = (
        "question_no, form_id, rule_id, part, name, relation, null_policy, severity, measure_code, "
        "dimension, nested_in, figure_state, side, weight, tolerance, claim_terms, table_terms, "
        "spares_addends"
    )
    return f"select * from (values\n    {lines(rows)}\n) as questions ({names})\n"


def beside() -> str:
    """Select one row per term that stands beside the anchor of a question."""
    rows = [
        f"({q.number}, {n}, '{b.side}', {b.weight}, '{b.source}', '{b.measure_code}', {b.least})"
        for q in claimrules.questions()
        for n, b in enumerate(q.beside, 1)
    ]
    names = "question_no, term_no, side, weight, source, measure_code, least"
    return f"select * from (values\n    {lines(rows)}\n) as beside ({names})\n"


def cells() -> str:
    """Select one row per cell of a question's table side.

    `total_row` and `total_column` name the total that a part stands for where it is blank.
    """
    rows = []
    for q in claimrules.questions():
        for c in q.cells:
            rows.append(_cell_row(q.number, c.side, Decimal(c.weight), c.cell, ""))
            for part in c.parts:
                blank = f", '{c.cell.row_code}', '{c.cell.column_code}'"
                rows.append(_cell_row(q.number, c.side, c.weight * part.weight, part, blank))
    names = "question_no, side, weight, table_id, row_code, column_code, total_row, total_column"
    return f"select * from (values\n    {lines(rows)}\n) as cells ({names})\n"


def _cell_row(number: int, side: str, weight: Decimal, cell: rules.Term, blank: str) -> str:
    where = f"'{cell.table_id}', '{cell.row_code}', '{cell.column_code}'"
    return f"({number}, '{side}', {weight}, {where}{blank or ', null, null'})"


def terms(claims: str, questions: str, beside: str, tables: str) -> str:
    """Select the claims that each question looks at; term 0 is the anchor, who raises it."""
    opened = quoted(
        frozenset(g["rule_id"] for g in book.read("book/claim_guards") if g["reads"] == "opening")
    )
    names = {"claims": claims, "questions": questions, "beside": beside, "tables": tables}
    return _template("claim_terms", **names, opened=opened)


def answers(claims: str, questions: str, beside: str, tables: str, terms: str) -> str:
    """Select both sides of every question raised, and what keeps them from being compared."""
    return _template(
        "claim_answers", claims=claims, questions=questions, beside=beside, tables=tables, terms=terms,
        barred=str(BARRED),
    )  # fmt: skip


def outcomes(answers: str, questions: str) -> str:
    """Select the outcome of every answer."""
    return _template("claim_outcomes", answers=answers, questions=questions)


def checks(names: dict[str, str]) -> str:
    """Select the outcomes of the rules that are no sums; `names` gives a relation for each of CHECKED."""
    return _template("claim_checks", **names)


def evaluation(claims: str, paragraphs: str, wide: str, reports: str) -> str:
    """One self-contained statement from claims and wide rows to outcomes, for any DuckDB connection.

    The seeds that the checks read are given as relations of their own names: `accounting_rules`,
    `units`, `fitting_units`. `reports` has report_id and report_year.
    """
    steps = {
        "figures": figures(claims, paragraphs),
        "claim_questions": questions(),
        "claim_beside": beside(),
        "claim_tables": claimtables.tables(wide),
        "claim_terms": terms("figures", "claim_questions", "claim_beside", "claim_tables"),
        "claim_answers": answers("figures", "claim_questions", "claim_beside", "claim_tables", "claim_terms"),
        "claim_outcomes": outcomes("claim_answers", "claim_questions"),
        "claim_checks": checks(
            dict(
                zip(CHECKED, ("figures", "claim_terms", "claim_outcomes", reports, *CHECKED[4:]), strict=True)
            )
        ),
    }
    chain = ",\n".join(f"{name} as (\n{text})" for name, text in steps.items())
    return f"with {chain}\n\nselect * from claim_outcomes\nunion all by name\nselect * from claim_checks\n"


#: Relations that `checks` reads.
CHECKED = ("claims", "terms", "outcomes", "reports", "accounting_rules", "units", "fitting_units")


def macros() -> dict[str, str]:
    """The files of `macros/rules/` by name: the same statements, relations as macro arguments."""

    def made(name: str, text: str, *arguments: str, engine: str = "duckdb") -> tuple[str, str]:
        signature = f"{engine}__{name}({', '.join(arguments)})"
        return f"{engine}__{name}.sql", macro(signature, text)

    def calling(names: tuple[str, ...]) -> dict[str, str]:
        return {name: "{{ " + name + " }}" for name in names}

    of_terms = ("claims", "questions", "beside", "tables")
    return dict(
        (
            made("claim_figures", figures(**calling(("claims", "paragraphs"))), "claims", "paragraphs"),
            made("claim_tables", claimtables.tables("{{ wide }}"), "wide"),
            made("claim_terms", terms(**calling(of_terms)), *of_terms),
            made("claim_answers", answers(**calling((*of_terms, "terms"))), *of_terms, "terms"),
            made("claim_outcomes", outcomes(**calling(("answers", "questions"))), "answers", "questions"),
            made("claim_checks", checks(calling(CHECKED)), *CHECKED),
            made("claim_questions", questions(), engine="default"),
            made("claim_beside", beside(), engine="default"),
            made("claim_cells", cells(), engine="default"),
        )
    )


def _template(name: str, **relations: str) -> str:
    text = (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
    return text.format(**relations)
