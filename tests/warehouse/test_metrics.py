"""The semantic layer: every metric, asked offline through MetricFlow, equals plain SQL on the marts."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import NO_NETWORK, Warehouse, run_gouji

from loaders import book, metricsyaml
from loaders.home import SITE_FROM_DOCS, Home

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / metricsyaml.FOLDER
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
CHINESE = re.compile("[\u4e00-\u9fff]")
RATES = {r["indicator_code"]: r for r in book.read("book/indicators") if r["kind"] == "rate"}
LEVELS = {r["indicator_code"]: r for r in book.read("book/indicators") if r["kind"] == "level"}
Rows = dict[tuple[int, str], dict[str, float | None]]


def named() -> dict[str, dict]:
    found = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))]
    return {metric["name"]: metric for file in found for metric in file.get("metrics", ())}


def ask(
    warehouse: Warehouse, tmp_path: Path, metrics: list[str], *more: str, by: str = "report__reporter_scope"
) -> Rows:
    """The answers of `gouji mf query` by year and another dimension."""
    file = tmp_path / "answer.csv"
    done = run_gouji(
        warehouse.home, "mf", "query", "--metrics", ",".join(metrics), "--group-by",
        ",".join(filter(None, ["metric_time__year", by])), "--csv", file, *more,
        PYTHONPATH=str(NO_NETWORK), NETWORK_LOG=str(tmp_path / "network"),
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert not (tmp_path / "network").exists(), (tmp_path / "network").read_text()
    with file.open(encoding="utf-8", newline="") as stream:
        return {
            (int(row["metric_time__year"][:4]), row.get(by, "")): {
                metric: float(row[metric]) if row[metric] else None for metric in metrics
            }
            for row in csv.DictReader(stream)
        }


@pytest.fixture(scope="module")
def answers(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Every metric there is, by year and scope, in one query."""
    return ask(warehouse, tmp_path_factory.mktemp("mf"), list(named()))


def sql(warehouse: Warehouse, query: str) -> dict[tuple[int, str], float]:
    found = warehouse.rows(f"select report_year, reporter_scope, {query} group by 1, 2")
    return {(year, scope): value for year, scope, value in found if value is not None}


def column(answers: Rows, metric: str) -> dict[tuple[int, str], float]:
    return {key: row[metric] for key, row in answers.items() if row[metric] is not None}


@pytest.mark.parametrize("code", RATES)
def test_a_rate_is_a_sum_over_a_sum_and_silent_under_its_minimum_base(
    answers: Rows, warehouse: Warehouse, code: str
) -> None:
    name, minimum, scale = (
        code.removeprefix("ind_"),
        int(RATES[code]["minimum_base"]),
        int(RATES[code]["scale"]),
    )
    where = f"from marts.fct_indicator where indicator_code = '{code}' and numerator + base is not null"
    bases = sql(warehouse, f"sum(base) {where}")
    assert column(answers, f"{name}_base") == pytest.approx(bases)
    assert column(answers, f"{name}_numerator") == pytest.approx(sql(warehouse, f"sum(numerator) {where}"))
    wanted = sql(
        warehouse, f"case when sum(base) >= {minimum} then {scale} * sum(numerator) / sum(base) end {where}"
    )
    assert column(answers, name) == pytest.approx(wanted)


def test_some_rates_are_shown_and_some_are_not(answers: Rows) -> None:
    assert len(column(answers, "disclosure_rate")) >= 2
    assert len(column(answers, "disclosure_rate")) < len(column(answers, "disclosure_rate_base"))


@pytest.mark.parametrize("code", LEVELS)
def test_a_level_is_added_up(answers: Rows, warehouse: Warehouse, code: str) -> None:
    wanted = sql(warehouse, f"sum(numerator) from marts.fct_indicator where indicator_code = '{code}'")
    assert wanted
    assert column(answers, code.removeprefix("ind_")) == pytest.approx(wanted)


@pytest.mark.parametrize("name", metricsyaml.AMOUNTS)
def test_an_amount_is_that_of_the_wide_table(answers: Rows, warehouse: Warehouse, name: str) -> None:
    wanted = sql(warehouse, f"sum({metricsyaml.AMOUNTS[name]}) from marts.fct_agency_year")
    assert wanted
    assert column(answers, name) == pytest.approx(wanted)
    assert column(answers, f"{name}_sum") == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("report_count", "count(*) from marts.dim_report"),
        ("indicators_shown", "count(indicator_value) from marts.fct_indicator"),
        ("indicators_suppressed", "count_if(is_suppressed) from marts.fct_indicator"),
        ("requests_by_outcome", "sum(requests) from marts.fct_application where not is_total"),
        ("cases_by_outcome", "sum(cases) from marts.fct_review_litigation where not is_total"),
        ("rule_questions", "sum(questions) from marts.fct_rule_result"),
        ("rule_failures", "sum(failed) from marts.fct_rule_result"),
        ("rule_answers", "sum(questions - not_assessable) from marts.fct_rule_result"),
        (
            "rule_failure_rate",
            "case when sum(questions - not_assessable) >= 10"
            " then sum(failed) / sum(questions - not_assessable) end from marts.fct_rule_result",
        ),
        (
            "share_assessable",
            "case when sum(questions) >= 10 then sum(questions - not_assessable) / sum(questions) end"
            " from marts.fct_rule_result",
        ),
        (
            "correction_rate",
            "case when sum(base) >= 10 then sum(numerator) / sum(base) end from marts.fct_indicator"
            " where indicator_code in ('ind_review_correction_rate', 'ind_lit_correction_rate')"
            " and numerator is not null and base is not null",
        ),
    ],
)
def test_the_other_metrics_equal_sql(answers: Rows, warehouse: Warehouse, name: str, query: str) -> None:
    wanted = sql(warehouse, query)
    assert wanted
    assert column(answers, name) == pytest.approx(wanted)


def test_scopes_are_never_pooled(warehouse: Warehouse, tmp_path: Path) -> None:
    metrics = ["disclosure_rate", "disclosure_rate_base", "requests_closed", "requests_closed_sum", "inflow"]
    answers = ask(warehouse, tmp_path, metrics, by="")
    mixed = {
        year for (year,) in warehouse.rows(
            "select report_year from marts.fct_indicator where indicator_code = 'ind_disclosure_rate'"
            " and numerator is not null group by 1 having count(distinct reporter_scope) > 1"
        )
    }  # fmt: skip
    assert mixed
    for (year, _), row in answers.items():
        if year in mixed:
            assert row["disclosure_rate_base"] is not None
            assert (row["disclosure_rate"], row["requests_closed"], row["inflow"]) == (None, None, None)
            assert row["requests_closed_sum"] is not None
    assert any(row["disclosure_rate"] is not None for row in answers.values())


def test_levels_and_regions_are_there_to_group_by_and_the_database_stays_as_it_was(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    before = warehouse.database.read_bytes()
    answers = ask(warehouse, tmp_path, ["report_count"], by="agency__region__region_level")
    wanted = warehouse.rows("""
        select report_year, coalesce(region_level, ''), count(*)
        from marts.dim_report inner join marts.dim_agency using (agency_id)
        left join marts.dim_region using (region_code) group by 1, 2
    """)
    assert {key: row["report_count"] for key, row in answers.items()} == {
        (y, level): n for y, level, n in wanted
    }
    assert warehouse.database.read_bytes() == before


def test_the_semantic_layer_is_valid(warehouse: Warehouse) -> None:
    done = run_gouji(warehouse.home, "mf", "validate-configs")
    assert done.returncode == 0, done.stdout[-2000:]
    assert len(re.findall(r"ERRORS: 0", done.stdout)) >= 6
    assert "ERRORS: 1" not in done.stdout


def test_wrong_use_and_no_warehouse_are_told(warehouse: Warehouse, tmp_path: Path) -> None:
    assert run_gouji(warehouse.home, "mf").returncode == 2
    done = run_gouji(Home(tmp_path), "mf", "list", "metrics")
    assert done.returncode == 2
    assert "gouji build" in done.stderr


def test_metrics_are_told_in_both_languages_and_nothing_is_averaged() -> None:
    found = named()
    for code, row in RATES.items():
        metric = found[code.removeprefix("ind_")]
        assert metric["type"] == "ratio", code
        assert row["name_zh"] in metric["label"]
        assert row["name_en"] in metric["label"]
        assert f"{metric['name']}_base" in found
    exposures = yaml.safe_load((ROOT / "models" / "exposures.yml").read_text(encoding="utf-8"))["exposures"]
    models = yaml.safe_load((FOLDER / "_semantic_models.yml").read_text(encoding="utf-8"))["semantic_models"]
    parts = [part for model in models for kind in ("dimensions", "measures") for part in model.get(kind, ())]
    for node in (*found.values(), *exposures, *models, *parts):
        english, _, chinese = node["description"].partition(" | ")
        assert re.search("[A-Za-z]{3}", english), node["name"]
        assert not CHINESE.search(english), node["name"]
        assert CHINESE.search(chinese), node["name"]
    assert {measure["agg"] for model in models for measure in model.get("measures", ())} <= {
        "sum", "count", "count_distinct",
    }  # fmt: skip


def test_generated_files_are_those_of_the_book() -> None:
    from loaders import bookdocs

    assert (FOLDER / metricsyaml.FILE).read_text(encoding="utf-8") == metricsyaml.file()
    assert (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8") == bookdocs.pages()["metrics.md"]


@pytest.fixture(scope="module")
def page(warehouse: Warehouse) -> Path:
    return warehouse.home.dbt_docs / "index.html"


def test_the_page_of_dbt_asks_for_nothing_outside_and_holds_every_node(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"""\bsrc\s*=\s*\\?["'](?:https?:)?//""", text)
    assert not re.search(r"""<link\b[^>]*href\s*=\s*["'](?:https?:)?//""", text)
    assert not re.search(r"""\s(?:src|href)\s*=\s*"\{\{""", text)
    assert SITE_FROM_DOCS in text
    for name in (*named(), "data_quality_site", "fct_agency_year", "agency_years"):
        assert json.dumps(name) in text, name


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("overview", ["比率从不求平均", "Ratios are never averaged"]),
        ("model/model.gouji.fct_indicator", ["每个机关、年度、口径、派生指标一行", "definition_id"]),
        ("exposure/exposure.gouji.data_quality_site", ["由 gouji report 生成"]),
        ("metric/metric.gouji.disclosure_rate", ["公开率"]),
    ],
)
def test_a_browser_without_a_network_shows_it(
    page: Path, tmp_path: Path, address: str, words: list[str]
) -> None:
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={tmp_path}/chromium", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--virtual-time-budget=15000", "--dump-dom", f"{page.as_uri()}#!/{address}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    shown = re.sub(r"(?s)<script.*?</script>", "", done.stdout)
    shown = re.sub(r"<[^>]*>", "", shown)
    for word in words:
        assert word in shown, word
