"""`gouji book`: generated files follow the book, and a rule can be looked up."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2
import pytest

from loaders import book, bookdocs, cli, rules, rulesql


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--lang", "en", "book", *arguments])
    return int(stopped.value.code or 0)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with nothing generated in it yet."""
    (tmp_path / "dbt_project.yml").touch()
    shutil.copytree(book.SEEDS, tmp_path / "seeds")
    monkeypatch.setattr(book, "SEEDS", tmp_path / "seeds")
    return tmp_path


@pytest.mark.parametrize(("command", "folder"), [("sql", "macros/rules"), ("docs", "docs")])
def test_check_notices_a_file_that_is_not_the_books(
    command: str, folder: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--check") == 1
    assert not (checkout / folder).exists(), "a check writes nothing"
    assert run(command) == 0
    assert run(command, "--check") == 0
    capsys.readouterr()
    edited = sorted((checkout / folder).iterdir())[0]
    edited.write_text(edited.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run(command, "--check") == 1
    assert edited.name in capsys.readouterr().out


def test_the_generated_files_belong_to_a_checkout(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "dbt_project.yml").unlink()
    assert run("sql") == 2
    assert "checkout" in capsys.readouterr().err


def test_show_prints_every_part_of_a_rule_in_either_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "a14-dedup") == 0
    printed = capsys.readouterr().out
    assert "A14-DEDUP · max" in printed
    assert "pro_total_dedup[value] ≤ pro_ch_gazette[value] ＋ pro_ch_website[value]" in printed


def test_show_names_the_rules_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "REV-SUMS") == 2
    assert "REV-SUM" in capsys.readouterr().err


def test_the_rules_page_has_a_section_and_a_formula_for_every_rule() -> None:
    page = bookdocs.rules_page()
    barred = {row["rule_id"] for row in book.read("book/never_bridged")}
    for rule in rules.rules():
        heading = f"### {rule.rule_id}" + ("" if rule.part == "main" else f" · {rule.part}")
        section = page.split(heading + "\n", 1)[1].split("\n#", 1)[0]
        assert all(text in section for text in (rule.title_zh, rule.title_en, rule.remedy_zh, rule.basis))
        if rule.relation != "check":
            assert ("`" in section) == (bool(rule.relation) or rule.rule_id in barred), rule.rule_id


def test_the_forms_page_shows_every_row_and_column() -> None:
    page = bookdocs.forms_page()
    for table in book.tables().values():
        section = page.split(f"`{table.table_id}`\n", 1)[1]
        for code in [r.row_code for r in table.rows] + [c.column_code for c in table.columns]:
            assert f"`{code}`" in section


def test_dbt_runs_the_text_that_runs_without_it() -> None:
    macros = rulesql.macros()
    cells, wide = "some.cells", "some.wide"
    answers, questions = "some.answers", "some.questions"
    for name, text, arguments in (
        ("duckdb__report_wide.sql", rulesql.wide(cells), {"cells": cells}),
        (
            "duckdb__rule_answers.sql",
            rulesql.answers(wide, "some.lookback", "some.concerned"),
            {"wide": wide, "lookback": "some.lookback", "concerned": "some.concerned"},
        ),
        ("default__rule_questions.sql", rulesql.questions(), {}),
        (
            "duckdb__rule_outcomes.sql",
            rulesql.outcomes(answers, questions),
            {"answers": answers, "questions": questions},
        ),
    ):
        macro = jinja2.Template(macros[name]).module
        assert getattr(macro, name.removesuffix(".sql"))(**arguments).strip() == text.strip()
    assert len(macros) == 4
