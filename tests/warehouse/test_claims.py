"""Figures of sentences and annexes stand beside those of tables, and each user reads the one that counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from typing import Any

import duckdb
import figures
import pytest

from loaders import book, dbtrun, landing, schema
from loaders.home import Home
from loaders.statements import Cell, Claim, Facts, Parsed

UNITS = {(c.form_id, *c.key): c.unit for table in book.tables().values() for c in table.cells()}


def read(
    agency: str, year: int, scope: str, cells: figures.Report, *claims: Claim, **facts: Any
) -> schema.Read:
    """A report with these cells and claims."""
    known = Facts(
        document_id=sha256(f"{agency}{year}{facts}".encode()).hexdigest(),
        agency_name=agency, agency_id=agency,
        report_id=f"{agency}-{year}-{scope}", report_year=year, year_basis="title", title=agency,
        published_on=date(year + 1, 1, 20), reader="text", media_type="text/plain",
    )  # fmt: skip
    known.reporter_scope = scope  # type: ignore[assignment]
    for field, value in facts.items():
        setattr(known, field, value)
    printed = [
        Cell(table, form, row, column, None if value is None else str(value), value,
             "万元" if UNITS[form, table, row, column] == "as_printed" else UNITS[form, table, row, column],
             "form", state, f"line {n}")  # type: ignore[arg-type]
        for n, ((form, table, row, column), (value, state)) in enumerate(cells.items(), 1)
    ]  # fmt: skip
    parsed = Parsed(
        f"{agency}.txt", known, printed, claims=list(claims), paragraphs=[("paragraph 1", agency)]
    )
    return schema.Read(parsed, "1", 9)


def documents() -> Iterator[schema.Read]:
    """Reports: of words only, with an annex, with tables, without table three; and one not trusted."""
    claim = figures.claim
    yield read(
        "430111-civil_affairs", 2017, "own", {},
        claim("pro_total", "99999", "条", scope="region"),
        claim("pro_total", "360:approx", "条", scope="own"),
        claim("pro_total", "362", "条", list_no=1),
        claim("pro_category", "5", "条", "category=组织机构", list_no=1),
        claim("pro_category", "245", "条", "category=政务动态", list_no=1),
        claim("pro_category_nested", "4", "条", "category=组织机构;sub=领导信息", nested_in="pro_category"),
        claim("app_received_total", "zero_word"),
        claim("ans_total", "12"), claim("ans_already_public", "2"), claim("ans_granted", "6"),
        claim("ans_partial", "1"),
        claim("budget_dedicated", "5000", "元"), claim("consult_total", "264522:approx", "人次"),
        claim("staff_total", "3", "人"), claim("staff_total", "4", "人"),
        claim("penalty_bases", "corrupt", "条"), claim("fee_on_request", "lost", "元"),
        claim("complaints_total", "7", "元"),
        claim("channel_table", "30", "条", "table=doc_local;row=数量;col=政府网站"),
    )  # fmt: skip
    annex = figures.written("g2014", "app_received_total.value=20 app_closed_total.value=20"
                            " app_closed_on_time.value=19 fee_on_request.value=0.5")  # fmt: skip
    yield read(
        "321300-government", 2016, "region", annex,
        claim("app_received_total", "21"), claim("consult_total", "7", "人次"), claim("lit_total", "2"),
    )  # fmt: skip
    huaian = figures.whole(figures.examples()["huaian_2024"])
    yield read(
        "320800-government", 2024, "region", huaian,
        claim("app_new_received", "17", scope="own"), claim("app_new_received", "3119", scope="region"),
        claim("app_res_denied", "178"), claim("pro_total", "500", "条"),
    )  # fmt: skip
    lost = {
        key: (None, "not_extracted") if key[1].startswith("t3") else cell
        for key, cell in figures.whole(figures.examples()["suqian_2023"]).items()
    }
    yield read(
        "321300-government", 2023, "region", lost,
        claim("app_new_received", "3511"), claim("app_carried_over", "60"), claim("app_res_total", "3500"),
        claim("app_res_denied_state_secret", "30"),
    )  # fmt: skip
    yield read(
        "430426-civil_affairs", 2024, "own", {}, claim("pro_total", "2023", "条"),
        status="quarantined", trust_reason="spun copy",
    )  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    population = home.root / "population's.csv"
    population.write_text("population,population_year,region_code\n4550000,2024,320800\n1,2023,320800\n")
    with landing.opened(home) as raw:
        raw.land(schema.to_tables(list(documents())))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOUJI_POPULATION", str(population))
        command = ["build", "--exclude-resource-type", "unit_test", "--exclude", "path:tests/dbt/accounting"]
        built = dbtrun.invoke(command, home, home.database)
    assert [f"{f.name}: {f.message}" for f in built.faults] == []
    return home


@pytest.fixture
def marts(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(str(home.database), read_only=True)) as connection:
        connection.execute("set schema = 'marts'")
        yield connection


def row(marts: duckdb.DuckDBPyConnection, columns: str, report_id: str) -> tuple[Any, ...]:
    """These columns of one report in the wide table."""
    found = marts.execute(
        f"select {columns} from fct_agency_year where report_id like '{report_id}%'"
    ).fetchall()
    assert len(found) == 1
    return found[0]


def test_a_report_of_words_only_fills_the_wide_table(marts: duckdb.DuckDBPyConnection) -> None:
    columns = (
        "pro_total, pro_total_source, app_received_total, app_received_total_source, budget_dedicated,"
        " consult_total, fee_on_request, fee_on_request_source, complaints_total, app_new_received,"
        " claim_count, conflicting_claims, cell_count"
    )
    assert row(marts, columns, "430111") == (
        362, "claim", 0, "claim", 0.5, 264522, None, None, None, None, 19, 1, 0,
    )  # fmt: skip


def test_claims_reach_the_facts_with_their_place_and_what_sets_others_aside_is_told(
    marts: duckdb.DuckDBPyConnection,
) -> None:
    fact = (
        "select measure_value, value_text, place, start_offset, end_offset, claim_count, bound, comparability"
        " from fct_measure where report_id like '430111%' and measure_code = "
    )
    phrase = "pro_total 362"
    assert marts.execute(f"{fact} 'pro_total'").fetchall() == [
        (362, phrase, "paragraph 1", 0, len(phrase), 3, "", "no_series")
    ]
    assert marts.execute(f"{fact} 'consult_total'").fetchall()[0][6] == "lower"
    assert marts.execute(f"{fact} 'app_received_total'").fetchall()[0][7] == "in_series"
    reasons = "select value, set_aside_reason from intermediate.int_claims where report_id like '430111%'"
    assert marts.execute(f"{reasons} and measure_code = 'pro_total' order by claim_no").fetchall() == [
        (99999, "other_scope"), (360, "approximate"), (362, None),
    ]  # fmt: skip
    many = "select dimension, measure_value, source_kind from fct_measure where report_id like '430111%'"
    assert marts.execute(
        f"{many} and measure_code in ('pro_category', 'channel_table') order by dimension"
    ).fetchall() == [
        ("category=政务动态", 245, "claim"), ("category=组织机构", 5, "claim"),
        ("table=doc_local;row=数量;col=政府网站", 30, "local_table"),
    ]  # fmt: skip


def test_what_is_lost_corrupt_or_of_a_strange_unit_carries_no_value(marts: duckdb.DuckDBPyConnection) -> None:
    damaged = "select state, measure_value, value_printed from fct_measure where measure_code = "
    assert marts.execute(f"{damaged} 'penalty_bases'").fetchall() == [("corrupt", None, None)]
    assert marts.execute(f"{damaged} 'complaints_total' and report_id like '430111%'").fetchall() == [
        ("unit_unknown", None, 7)
    ]


def test_the_annex_counts_before_the_sentence_and_the_claim_is_kept(marts: duckdb.DuckDBPyConnection) -> None:
    columns = (
        "app_received_total, app_received_total_source, consult_total, fee_on_request, lit_total,"
        " lit_total_source, ind_on_time_rate, annex_form_id, indicator_sources"
    )
    assert row(marts, columns, "321300-government-2016") == (
        20, "annex", 7, 5000, 0, "annex", 0.95, "g2014", "annex",
    )  # fmt: skip
    kept = (
        "select source_kind, measure_value, is_preferred from fct_measure"
        " where report_id like '321300-government-2016%' and measure_code = 'app_received_total' order by 1"
    )
    assert marts.execute(kept).fetchall() == [("annex", 20, True), ("claim", 21, False)]


def test_the_table_counts_before_the_sentence_and_other_scopes_stay_out(
    marts: duckdb.DuckDBPyConnection,
) -> None:
    columns = "app_new_received, app_new_received_source, app_res_denied, app_res_denied_source, pro_total"
    assert row(marts, columns, "320800") == (3119, "table", 178, "table", 500)
    both = (
        "select source_kind, measure_value, is_derived, is_preferred, stated_scope from fct_measure"
        " where report_id like '320800%' and dimension = 'applicant=total' and measure_code = "
    )
    assert marts.execute(f"{both} 'app_new_received' order by 1").fetchall() == [
        ("claim", 3119, False, False, "region"), ("table", 3119, False, True, None),
    ]  # fmt: skip
    assert marts.execute(f"{both} 'app_res_denied' order by 1").fetchall() == [
        ("claim", 178, False, False, "unknown"), ("table", 178, True, True, None),
    ]  # fmt: skip


def test_where_a_table_is_missing_its_figures_come_from_the_text_and_are_not_summed(
    marts: duckdb.DuckDBPyConnection,
) -> None:
    columns = (
        "app_new_received, app_new_received_source, app_res_denied, review_total_source,"
        " ind_inflow, ind_clearance_rate, ind_review_rate, ind_top_denial_ground, indicator_sources"
    )
    # Sentences state inflow and results; reviews stand in table four, and no rate mixes the two.
    assert row(marts, columns, "321300-government-2023") == (
        3511, "claim", None, "table", 3571, 3500 / 3571, None, None, "claim,table",
    )  # fmt: skip


def test_indicators_carry_their_definition_and_source(marts: duckdb.DuckDBPyConnection) -> None:
    shown = (
        "select definition_id, concept, indicator_value, base, source_kind from fct_indicator"
        " where report_id like '{}%' and concept like '{}' order by 1"
    )
    assert marts.execute(shown.format("430111", "disclosure_rate_2014")).fetchall() == [
        ("ind_disclosure_rate_2014.v1", "disclosure_rate_2014", 9 / 12, 12, "claim"),
        ("ind_disclosure_rate_2014_answered.v1", "disclosure_rate_2014", 7 / 12, 12, "claim"),
    ]
    rates = {code: value for code, _, value, *_ in
             marts.execute(shown.format("320800", "disclosure_rate")).fetchall()}  # fmt: skip
    assert rates == {
        "ind_disclosure_rate.v1": 1816 / 3050, "ind_full_disclosure_rate.v1": 1362 / 3050,
        "ind_disclosure_rate_processed.v1": 1816 / (3050 - 88),
    }  # fmt: skip


def test_requests_per_inhabitant_need_the_population_of_the_year(marts: duckdb.DuckDBPyConnection) -> None:
    per_head = "ind_requests_per_10k, ind_requests_per_10k_base"
    value, base = row(marts, per_head, "320800")
    assert (round(value, 4), base) == (round(3119 / 455, 4), 4550000)
    assert row(marts, per_head, "321300-government-2023") == (None, None)


def test_claims_of_a_quarantined_document_reach_no_fact(marts: duckdb.DuckDBPyConnection) -> None:
    landed = "select count(*) from staging.stg_claims where phrase = 'pro_total 2023'"
    assert marts.execute(landed).fetchone() == (1,)
    for relation in ("marts.fct_measure", "intermediate.int_claims", "intermediate.int_measures"):
        reached = f"select count(*) from {relation} where report_id like '430426%'"
        assert marts.execute(reached).fetchone() == (0,), relation


def test_cases_of_the_older_years_are_among_the_proceedings(marts: duckdb.DuckDBPyConnection) -> None:
    cases = (
        "select source_kind, form_id, cases from fct_review_litigation"
        " where report_id like '321300-government-2016%'"
        " and proceeding_code = 'lit' and outcome_code = 'total'"
    )
    assert marts.execute(cases).fetchall() == [("annex", "g2014", 0)]
