"""`gouji book`: generated files follow the book, and a rule can be looked up."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import figures
import jinja2
import pytest

from loaders import answersql, book, bookdocs, cli, rules, rulesql

EXAMPLES = {row["rule_id"]: row for row in book.read("book/rule_examples")}
_NUMBER = r"\d+(?:\.\d+)?"
#: Rules of the law, also those that this release does not ask yet.
RULES_OF_THE_LAW = 97
#: `10＋1＋0＝11`, `(60＋0)÷60＝1`
SUM = re.compile(rf"(\(?{_NUMBER}(?:[＋－×÷]\(?{_NUMBER}\)?)+)＝(-?{_NUMBER})")
#: `左边11，右边0，相差11`, with words between the numbers
DIFFERENCE = re.compile(rf"左边(-?{_NUMBER})，右边(?:为[^，]*即|为[^，]*的)?(-?{_NUMBER})，相差(-?{_NUMBER})")
ASCII = str.maketrans("＋－×÷", "+-*/")


#: Macros beside the generated ones.
HAND_WRITTEN = {"dispatch.sql", "finding_message.sql", "plain_number.sql"}


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--lang", "en", "book", *arguments])
    return int(stopped.value.code or 0)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with nothing generated in it yet."""
    (tmp_path / "dbt_project.yml").touch()
    shutil.copytree(book.SEEDS, tmp_path / "seeds")
    shutil.copytree(book.SEEDS.parent / "models", tmp_path / "models")
    macros = tmp_path / "macros" / "rules"
    macros.mkdir(parents=True)
    for name in HAND_WRITTEN:
        shutil.copy(book.SEEDS.parent / "macros" / "rules" / name, macros)
    monkeypatch.setattr(book, "SEEDS", tmp_path / "seeds")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "folder"), [("sql", "macros/rules"), ("sql", "loaders/check"), ("docs", "docs")]
)
def test_check_notices_a_file_that_is_not_the_books(
    command: str, folder: str, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "--check") == 1
    assert {p.name for p in (checkout / folder).glob("*")} <= HAND_WRITTEN, "a check writes nothing"
    assert run(command) == 0
    assert run(command, "--check") == 0
    capsys.readouterr()
    edited = next(p for p in sorted((checkout / folder).iterdir()) if p.name not in HAND_WRITTEN)
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
    assert printed.count("### A14-DEDUP") == 1
    for title in (
        "`max` 主动公开信息数不少于任何一个渠道的公开数",
        "`sum` 主动公开信息数不多于各渠道公开数之和",
    ):
        assert f"**{title}**" in printed
    assert "800" in printed, "its example"
    assert "pro_total_dedup[value] ≤ pro_ch_gazette[value] ＋ pro_ch_website[value]" in printed


def test_show_names_the_rules_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "REV-SUMS") == 2
    assert "REV-SUM" in capsys.readouterr().err


def in_families() -> list[str]:
    """The rules by family, both in the order of the book."""
    families = list(dict.fromkeys(rule.family for rule in rules.rules()))
    ordered = sorted(rules.rules(), key=lambda rule: families.index(rule.family))
    return list(dict.fromkeys(rule.rule_id for rule in ordered))


def test_the_rules_page_has_one_section_per_rule_with_all_its_parts() -> None:
    page = bookdocs.rules_page()
    sections = {s.split("\n", 1)[0]: s for s in page.split("\n### ")[1:]}
    assert list(sections) == in_families()
    for rule in rules.rules():
        section = sections[rule.rule_id].split("\n## ", 1)[0]
        example = EXAMPLES[rule.rule_id]
        texts = (rule.title_zh, rule.title_en, rule.remedy_zh, rule.remedy_en, rule.basis)
        assert all(text in section for text in (*texts, *list(example.values())[1:5])), rule.rule_id
        if rule.relation not in {"check", ""}:
            assert "`" in section, rule.rule_id
        assert ("An example that fails" in section) == (rule.kind != "note")


def test_the_contents_lead_to_every_rule_by_family() -> None:
    contents = bookdocs.rules_page().split("## 目录", 1)[1].split("\n## ", 1)[0]
    links = re.findall(r"^- \[([A-Z0-9-]+)\]\(#([a-z0-9-]+)\) ", contents, re.MULTILINE)
    assert [rule_id for rule_id, _ in links] == in_families()
    assert all(anchor == rule_id.lower() for rule_id, anchor in links)
    families = {r["family"]: r["title_zh"] for r in book.read("book/rule_families")}
    assert all(families[rule.family] in contents for rule in rules.rules())


def test_every_rule_has_one_example_and_every_example_a_rule_of_the_law() -> None:
    law = {row["rule_id"] for row in figures.rows("rules.csv")}
    assert {rule.rule_id for rule in rules.rules()} | law <= set(EXAMPLES)
    assert len(book.read("book/rule_examples")) == len(EXAMPLES) == RULES_OF_THE_LAW


def test_an_example_that_fails_gives_both_sides() -> None:
    """A note asks nothing and says so; what is no number (a form, a unit) has no difference."""
    notes = {rule.rule_id for rule in rules.rules() if rule.kind == "note"}
    for rule_id, row in EXAMPLES.items():
        is_note = row["why_zh"].startswith("这是说明，不提问题")
        assert is_note == row["why_en"].startswith("A note that asks nothing"), rule_id
        assert is_note == ("左边" not in row["example_zh"]) == ("eft " not in row["example_en"]), rule_id
        assert rule_id not in notes or is_note, rule_id


def test_the_arithmetic_of_the_examples_is_right() -> None:
    sums = 0
    for rule_id, row in EXAMPLES.items():
        for text in (row["why_zh"], row["example_zh"]):
            for left, right in SUM.findall(text):
                sums += 1
                assert eval(left.translate(ASCII)) == pytest.approx(float(right)), (rule_id, left)
            for left, right, between in DIFFERENCE.findall(text):
                sums += 1
                assert round(float(left) - float(right), 4) == float(between), (rule_id, left, right)
    assert sums > 90


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
            answersql.answers(wide, "some.lookback", "some.concerned"),
            {"wide": wide, "lookback": "some.lookback", "concerned": "some.concerned"},
        ),
        ("default__rule_questions.sql", rulesql.questions(), {}),
        (
            "duckdb__rule_outcomes.sql",
            rulesql.outcomes(answers, questions),
            {"answers": answers, "questions": questions},
        ),
        (
            "duckdb__rule_outcomes.sql",
            rulesql.outcomes(answers, questions, plain_passes=False),
            {"answers": answers, "questions": questions, "plain_passes": False},
        ),
        (
            "duckdb__rule_asked.sql",
            answersql.asked(wide, "some.lookback", "some.concerned"),
            {"wide": wide, "lookback": "some.lookback", "concerned": "some.concerned"},
        ),
    ):
        macro = jinja2.Template(macros[name]).module
        assert getattr(macro, name.removesuffix(".sql"))(**arguments).strip() == text.strip()
    assert len(macros) == 5
