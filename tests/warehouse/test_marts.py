"""The marts say what a careful reader works out, and the integrity tests notice what goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import figures
import pytest

from loaders import book, dbtrun, landing, schema
from loaders.home import Home
from loaders.statements import Cell, Facts, Parsed

AGENCIES = {
    "hongze": ("320813-government", "region"),
    "huaian": ("320800-government", "region"),
    "shanghai": ("310000-office", "own"),
    "suqian": ("321300-government", "region"),
}
UNITS = {(c.form_id, *c.key): c.unit for table in book.tables().values() for c in table.cells()}


def read(example: str, copy: str = "", version: str = "1", **facts: Any) -> schema.Read:
    """A document that prints the published figures of an example, `copy` telling documents apart."""
    name, year = example.rsplit("_", 1)
    agency_id, scope = AGENCIES[name.split("_")[0]]
    known = Facts(
        document_id=sha256((example + copy).encode()).hexdigest(), agency_name=name, agency_id=agency_id,
        report_id=f"{agency_id}-{year}-{scope}", report_year=int(year), year_basis="title",
        title=example + copy, published_on=date(int(year) + 1, 3, 20), reader="text", media_type="text/plain",
    )  # fmt: skip
    known.reporter_scope = scope  # type: ignore[assignment]
    for field, value in facts.items():
        setattr(known, field, value)
    report = figures.whole(figures.examples()[example])
    cells = [
        Cell(table, form, row, column, None if value is None else str(value), value,
             "万元" if UNITS[form, table, row, column] == "as_printed" else UNITS[form, table, row, column],
             "form", state, f"line {n}")  # type: ignore[arg-type]
        for n, ((form, table, row, column), (value, state)) in enumerate(_full(report).items(), 1)
    ]  # fmt: skip
    return schema.Read(
        Parsed(f"{example}{copy}.txt", known, cells, paragraphs=[("line 1", example)]), version, 9
    )


def _full(report: figures.Report) -> figures.Report:
    """The report with the cells of its tables that it does not print."""
    forms = {(form, table) for form, table, *_ in report}
    grid = {(f, *c.key): (None, "absent") for f, t in forms for c in book.tables()[f, t].cells()}
    return grid | report


def in_odd_units() -> schema.Read:
    """A report with an old annex in yuan and ten thousand yuan, yuan among its cases, and fees in yuan."""
    office = {"agency_id": "320800-office", "report_id": "320800-office-2024-own", "reporter_scope": "own"}
    odd = read("huaian_2024", " in odd units", **office)
    fees = ["fee_total.ytd=30000", "fee_proactive.ytd=30000", "fee_proactive_post.ytd=3"]
    annex = figures.written("g2008", " ".join(f"v1:{fee}" for fee in fees))
    odd.parsed.cells += [
        Cell(table, form, row, column, str(value), value, UNITS[form, table, row, column], "form", "num", row)
        for (form, table, row, column), (value, _) in annex.items() if table == "annex2008_sh_v1"
    ]  # fmt: skip
    units = {
        ("fee_proactive_post", "ytd"): "万元", ("app_new_received", "natural_person"): "元",
        ("admin_fee", "amount"): "元",
    }  # fmt: skip
    odd.parsed.claims = [
        figures.claim("pro_total", "99", "条"), figures.claim("pro_total", "98", "条"),
        figures.claim("review_total", "351"),
    ]  # fmt: skip
    odd.parsed.cells = [
        replace(c, unit=units.get((c.row_code, c.column_code), c.unit)) for c in odd.parsed.cells
    ]
    return odd


def land(home: Home, *documents: schema.Read) -> str:
    with landing.opened(home) as raw:
        return raw.land(schema.to_tables(documents))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    stale = read("suqian_2023", version="0")
    stale.parsed.cells = [
        replace(c, value=Decimal(1), value_text="1", state="num") for c in stale.parsed.cells
    ]
    land(home, stale)
    land(
        home,
        read("huaian_2024", source_url="http://www.huaian.gov.cn/a.html"),
        read(
            "huaian_2024",
            " copied later",
            source_url="https://copy.example.com/a",
            published_on=date(2026, 1, 1),
        ),
        read(
            "huaian_2024",
            " spun",
            status="quarantined",
            trust_reason="spun copy",
            report_id=None,
            agency_id=None,
        ),
        in_odd_units(),
        *(read(e) for e in ("suqian_2023", "suqian_2024", "shanghai_office_2019", "hongze_2023")),
    )
    half = land(home, read("suqian_2025"))
    (home.markers / f"gouji__{half}.jsonl").unlink()  # killed before it was committed
    built = dbtrun.invoke(
        ["build", "--exclude-resource-type", "unit_test", "--exclude", "path:tests/dbt/accounting"],
        home,
        home.database,
    )
    assert [f"{f.name}: {f.message}" for f in built.faults] == []
    return home


@pytest.fixture
def marts(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(str(home.database), read_only=True)) as connection:
        connection.execute("set schema = 'marts'")
        yield connection


@pytest.fixture
def sandbox(home: Home, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the warehouse to damage."""
    copy = shutil.copy(home.database, tmp_path / home.database.name)
    with closing(duckdb.connect(str(copy))) as connection:
        connection.execute("set search_path = 'staging,intermediate,marts,book'")
        yield connection


def test_the_indicators_of_huaian_2024_are_those_worked_out_by_hand(marts: duckdb.DuckDBPyConnection) -> None:
    expected = {
        "ind_disclosure_rate": 59.54, "ind_full_disclosure_rate": 44.66, "ind_denial_rate": 5.84,
        "ind_unable_rate": 25.61, "ind_notproc_rate": 2.89, "ind_clearance_rate": 96.73,
        "ind_backlog_rate": 3.27, "ind_org_share": 3.78, "ind_review_rate": 11.51,
        "ind_review_correction_rate": 20.38, "ind_lit_rate": 1.51, "ind_lit_correction_rate": 12.82,
    }  # fmt: skip
    got = marts.execute(
        f"select {', '.join(expected)} from fct_agency_year where report_id = '320800-government-2024-region'"
    ).fetchone()
    assert got is not None
    assert dict(zip(expected, (round(100 * rate, 2) for rate in got), strict=True)) == expected
    levels = """ind_inflow, ind_backlog_growth, ind_disclosure_rate_base, ind_review_correction_rate_base,
        ind_lit_correction_rate_base, ind_top_denial_ground, ind_top_denial_ground_requests, app_res_denied,
        app_new_received, ind_publish_lead_days, completeness,
        rule_failures - finding_warnings, finding_errors, ind_consistency"""
    assert marts.execute(
        f"select {levels} from fct_agency_year where report_id = '320800-government-2024-region'"
    ).fetchone() == (
        3153, 69, 3050, 314, 39, "app_res_denied_admin_inquiry", 105, 178,
        3119, 11, 1.0, 0, 0, 1.0,
    )  # fmt: skip


def test_a_table_of_an_older_form_keeps_its_own_codes(marts: duckdb.DuckDBPyConnection) -> None:
    assert marts.execute(
        "select t2_form_id, t3_form_id, app_res_other, normative_doc_in_force is not null, finding_errors"
        " from fct_agency_year where report_id = '320813-government-2023-region'"
    ).fetchone() == ("g2021", "g2019", 0, True, 2)
    bridged = marts.execute(
        "select count(*) from fct_measure where report_id like '310000-office-2019%'"
        " and measure_code in"
        " ('normative_doc_in_force', 'normative_doc_made', 'admin_fee_amount', 'rule_repealed')"
    ).fetchone()
    assert bridged == (0,)


def test_blank_totals_give_no_rate(marts: duckdb.DuckDBPyConnection) -> None:
    blank, rate = marts.execute(
        "select (select state from fct_application where report_id = r.report_id and applicant_code = 'total'"
        " and outcome_code = 'app_res_granted'), ind_disclosure_rate"
        " from fct_agency_year as r where report_id like '310000-office-2019%'"
    ).fetchone()  # type: ignore[misc]
    assert (blank, rate) == ("blank", None)


def test_rules_and_facts_read_a_cell_in_one_unit(marts: duckdb.DuckDBPyConnection) -> None:
    odd = "from {} where report_id = '320800-office-2024-own'"
    of_one_report = (
        "rule_id not in (select rule_id from book.accounting_rules where null_policy = 'N2'"
        " union all select rule_id from book.rule_agencies)"
    )
    of_tables = (
        f"{odd.format('fct_rule_exception')} and {of_one_report}"
        " and rule_id in (select rule_id from book.accounting_rule_terms)"
    )
    fees = (
        f"select measure_value, value_printed, unit_printed {odd.format('fct_measure')} and measure_code = "
    )
    assert marts.execute(f"{fees} 'fee_proactive_post' and dimension = ''").fetchone() == (
        30000, 3, "万元"
    )  # fmt: skip
    converted, printed, _ = marts.execute(f"{fees} 'admin_fee_amount'").fetchone()  # type: ignore[misc]
    assert converted == float(printed) / 10000 > 0
    cases = f"select requests, state {odd.format('fct_application')} and outcome_code = 'app_new_received'"
    assert marts.execute(f"{cases} and applicant_code = 'natural_person'").fetchone() == (
        None, "unit_unknown"
    )  # fmt: skip
    # The annex adds up in yuan, and what asks about the cases in yuan is not judged.
    answers = f"select distinct outcome, reason, severity {of_tables}"
    assert marts.execute(f"{answers} and rule_id = 'A08-FEE-SUM'").fetchall() == []
    assert marts.execute(answers).fetchall() == [("not_assessable", "state", None)]
    barred = marts.execute(f"select count(*) {of_tables}").fetchone()
    asking = (
        "select count(*) from intermediate.int_rule_terms where form_id = 'g2021'"
        f" and row_code = 'app_new_received' and column_code = 'natural_person' and {of_one_report}"
    )
    assert barred == marts.execute(asking).fetchone()


def test_turnover_rests_on_the_stock_of_the_year_before(marts: duckdb.DuckDBPyConnection) -> None:
    (repealed,), (stock,) = (
        marts.execute(
            f"select {column} from fct_agency_year where report_id = '321300-government-{year}-region'"
        ).fetchall()[0]
        for column, year in (("normative_doc_repealed", 2024), ("normative_doc_in_force", 2023))
    )
    turnover = (
        "select ind_doc_turnover from fct_agency_year where report_id = '321300-government-2024-region'"
    )
    assert marts.execute(turnover).fetchone() == (repealed / stock,)


def test_of_one_report_the_official_version_counts_and_of_one_document_the_newest_landing(
    marts: duckdb.DuckDBPyConnection,
) -> None:
    titles = marts.execute("select title from dim_report order by title").fetchall()
    assert [t for (t,) in titles] == [
        "hongze_2023", "huaian_2024", "huaian_2024 in odd units", "shanghai_office_2019", "suqian_2023",
        "suqian_2024",
    ]  # fmt: skip
    decided = "select version_count, decided_by from dim_report where title = 'huaian_2024'"
    assert marts.execute(decided).fetchone() == (2, "origin")
    newest = "select app_new_received from fct_agency_year where report_id = '321300-government-2023-region'"
    assert marts.execute(newest).fetchone() == (3511,)


def test_half_a_batch_is_invisible_and_untrusted_figures_stay_out_of_the_facts(
    marts: duckdb.DuckDBPyConnection,
) -> None:
    staged = marts.execute("select title, status from staging.stg_documents").fetchall()
    assert len(staged) == 8
    assert ("huaian_2024 spun", "quarantined") in staged
    assert not any(title.startswith("suqian_2025") for title, _ in staged)
    facts = "select count(distinct document_id) from fct_measure"
    assert marts.execute(facts).fetchone() == (6,)


def test_comments_reach_the_database(marts: duckdb.DuckDBPyConnection) -> None:
    for kind, name in (("duckdb_tables", "table_name"), ("duckdb_columns", "column_name")):
        silent = marts.execute(
            f"select schema_name, table_name, {name} from {kind}() where not internal"
            " and schema_name != 'main' and comment is null"
        ).fetchall()
        assert silent == []


#: What is done to a sound warehouse, by the test that must notice it.
DAMAGES = [
    ("newest_landing_is_staged_whole", "delete from stg_paragraphs"),
    ("newest_landing_is_staged_whole", "update stg_cells set value = value + 1 where cell_no = 7"),
    ("trusted_documents_name_agency_year_and_scope", "update stg_documents set agency_id = 'x'"),
    (
        "every_trusted_document_is_a_version_and_every_report_has_one_current",
        "delete from int_report_versions where is_current",
    ),
    (
        "staged_cells_of_current_reports_are_modelled_whole",
        "delete from fct_measure where row_code = 'penalty'",
    ),
    (
        "staged_cells_of_current_reports_are_modelled_whole",
        "update fct_measure set value_printed = 0 where row_code = 'penalty'",
    ),
    (
        "staged_claims_of_current_reports_are_modelled_whole",
        "delete from fct_measure where source_kind = 'claim' and measure_code = 'pro_total'",
    ),
    (
        "staged_claims_of_current_reports_are_modelled_whole",
        "update int_claims set set_aside_reason = null where not is_chosen",
    ),
    (
        "every_stated_figure_has_one_preferred_source",
        "update fct_measure set is_preferred = false where measure_code = 'pro_total'",
    ),
    ("newest_landing_is_staged_whole", "update stg_claims set value = value + 1 where claim_no = 1"),
    (
        "a_cell_has_a_number_exactly_when_its_state_says_so",
        "update stg_claims set value = null where claim_no = 1",
    ),
    (
        "wide_columns_are_those_of_the_book",
        "delete from int_form_cells where measure_code = 'staff_total'",
    ),
    ("one_fact_of_a_figure_is_preferred", "update fct_measure set is_preferred = true"),
    ("table_facts_hold_what_the_measures_hold", "update fct_application set requests = 0"),
    (
        "table_facts_hold_what_the_measures_hold",
        "delete from fct_review_litigation where outcome_code = 'total'",
    ),
    (
        "untrusted_documents_have_no_facts",
        "update stg_documents set status = 'quarantined' where title = 'suqian_2024'",
    ),
    ("every_table_has_its_full_grid", "delete from stg_cells where row_code = 'app_res_granted'"),
    ("reports_since_2019_have_tables_two_to_four", "delete from stg_cells where table_id like 't4%'"),
    (
        "a_cell_has_a_number_exactly_when_its_state_says_so",
        "update stg_cells set value = 0 where state = 'blank'",
    ),
    (
        "a_cell_has_a_number_exactly_when_its_state_says_so",
        "update fct_measure set measure_value = null where state = 'num'",
    ),
    ("wide_columns_are_those_of_the_book", "delete from indicators where indicator_code = 'ind_lit_rate'"),
    (
        "every_rule_is_assessable_on_complete_reports",
        "update fct_rule_exception set outcome = 'not_assessable' where outcome = 'fail'",
    ),
    ("unique_combination_stg_cells_*", "insert into stg_cells select * from stg_cells"),
    (
        "rows_exist_in_stg_cells_*",
        "update stg_cells set row_code = 'fee_total' where row_code = 'app_res_granted'",
    ),
]


#: The one that looks at the raw zone itself.
RAW_TEST = "every_landed_row_is_still_there"
#: Those that the tests of roll-ups try, on reports of a whole region.
OF_ROLL_UPS = {
    "own_and_region_never_add_up", "figures_are_never_bridged", "measures_of_both_forms_are_shared_or_barred",
}  # fmt: skip


def test_every_integrity_test_is_tried() -> None:
    tests = {path.stem for path in (dbtrun.project() / "tests" / "dbt" / "integrity").glob("*.sql")}
    assert tests - {RAW_TEST} - OF_ROLL_UPS <= {name for name, _ in DAMAGES}


@pytest.mark.parametrize(("name", "damage"), DAMAGES)
def test_an_integrity_test_notices_damage(
    home: Home, sandbox: duckdb.DuckDBPyConnection, name: str, damage: str
) -> None:
    compiled = [path.read_text(encoding="utf-8") for path in (home.dbt / "compiled").rglob(f"{name}.sql")]
    assert compiled
    assert [rows for sql in compiled for rows in sandbox.execute(sql).fetchall()] == []
    sandbox.execute(damage)
    assert any(sandbox.execute(sql).fetchall() for sql in compiled)


def test_own_generic_tests_let_good_rows_pass_and_stop_bad_ones(tmp_path: Path) -> None:
    for folder in ("models", "tests"):
        (tmp_path / folder).mkdir()
    shutil.copytree(dbtrun.project() / "tests" / "dbt" / "generic", tmp_path / "tests" / "generic")
    (tmp_path / "dbt_project.yml").write_text("name: proof\nprofile: proof\n")
    (tmp_path / "profiles.yml").write_text(
        f"proof: {{target: a, outputs: {{a: {{type: duckdb, path: '{tmp_path / 'proof.duckdb'}'}}}}}}"
    )
    relations = {
        "parent": "('x', 1), ('x', 2)",
        "good": "('x', 1), ('x', 2), ('y', null)",  # an empty key column refers to nothing
        "twice": "('x', 1), ('x', 1)",
        "twice_empty": "('x', null), ('x', null)",
        "orphan": "('x', 1), ('y', 2)",
    }
    for name, rows in relations.items():
        (tmp_path / "models" / f"{name}.sql").write_text(f"select * from (values {rows}) as v (a, b)")
    tests = "".join(
        f"""
  - name: {name}
    data_tests:
      - unique_combination: {{name: unique_{name}, arguments: {{columns: [a, b]}}}}
      - rows_exist_in: {{name: exist_{name}, arguments: {{to: ref('parent'), columns: [a, b]}}}}"""
        for name in relations
    )
    (tmp_path / "models" / "proof.yml").write_text(f"models:{tests}\n")
    from dbt.cli.main import dbtRunner

    place = ["--project-dir", str(tmp_path), "--profiles-dir", str(tmp_path), "--log-path", str(tmp_path)]
    answer = dbtRunner().invoke(["build", *place, "--log-level", "none", "--log-level-file", "none"])
    failed = {run.node.name for run in answer.result if str(run.status) == "fail"}
    assert failed == {"unique_twice", "unique_twice_empty", "exist_orphan"}
