"""The user's file of explanations: what people may write in it, and what it explains."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders import explanations
from loaders.errors import GoujiError
from loaders.explanations import Explanation
from loaders.home import Home
from loaders.openfindings import Failure, Findings

HEADER = "report_id,rule_id,scope_key,explanation,source,explained_on\n"
TODAY = "2025-02-03"


class _Calendar(date):
    """A day that does not end while tests run."""

    @classmethod
    def today(cls) -> _Calendar:
        return cls.fromisoformat(TODAY)


@pytest.fixture(autouse=True)
def _on_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explanations, "date", _Calendar)


def written(folder: Path, text: str, charset: str = "utf-8") -> Path:
    file = folder / "known_findings.csv"
    file.write_bytes(text.encode(charset))
    return file


def said(scope: str, words: str, report: str = "r", rule: str = "REV-SUM") -> Explanation:
    return Explanation(report, rule, scope, words, "来函", "2026-02-01")


def test_people_may_write_the_file_in_their_spreadsheet(tmp_path: Path) -> None:
    text = '报告编号,规则,原因,日期\nr-2023,rev-sum,"总计漏填,已更正",2026/2/1\ns-2023,APP-INT,按面积计,\n'
    rows = explanations.read(written(tmp_path, text, "gb18030"))
    assert rows == [
        Explanation("r-2023", "REV-SUM", "*", "总计漏填,已更正", "manual", "2026-02-01"),
        Explanation("s-2023", "APP-INT", "*", "按面积计", "manual", TODAY),
    ]


def test_a_build_puts_the_file_in_order_and_keeps_every_row(tmp_path: Path) -> None:
    file = written(
        tmp_path, "报告,规则,原因,日期\nb,REV-SUM,乙,2026年2月1日\na,REV-SUM,甲,2026.2.2\n", "gb18030"
    )
    settled = explanations.settle(Home(tmp_path))
    assert settled.decode("utf-8-sig") == (
        f"{HEADER}b,REV-SUM,*,乙,manual,2026-02-01\na,REV-SUM,*,甲,manual,2026-02-02\n"
    )
    before = file.stat().st_mtime_ns
    assert explanations.settle(Home(tmp_path)) == settled
    assert file.stat().st_mtime_ns == before, "a file in order is left alone"
    assert [f.name for f in tmp_path.iterdir()] == [file.name]


def test_no_file_explains_nothing(tmp_path: Path) -> None:
    assert explanations.read(tmp_path / "known_findings.csv") == []
    assert explanations.settle(Home(tmp_path)) == b""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f"{HEADER}r,REV-SUM,all,,来函,2026-02-01\n", 2, "has no explanation"),
        (f"{HEADER},REV-SUM,all,甲,来函,2026-02-01\n", 2, "has no report_id"),
        (f"{HEADER}r,REV-SUM,all,甲,来函,二月一日\n", 2, "write it like 2026-01-31"),
        (f"{HEADER}r,REV-SUM,all,甲,来函,2026-02-30\n", 2, "write it like 2026-01-31"),
        (f"{HEADER}r,REV-SUM,,甲,来函,\nr,rev-sum,*,乙,来函,\n", 3, "keep one row"),
        (f"{HEADER}r,REV-SUM,all,甲,乙,来函,2026-02-01\n", 2, "quote text with commas"),
        ("rule_id,explanation\nREV-SUM,甲\n", 1, "add report_id"),
        ("report_id,colour\nr,red\n", 1, "unknown column"),
    ],
)
def test_a_bad_file_is_told_with_file_line_and_remedy(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(GoujiError) as error:
        explanations.settle(Home(tmp_path))
    assert f"{file}, line {line}" in error.value.args[0]
    assert what in error.value.args[0]
    assert f"第 {line} 行" in error.value.zh
    assert file.read_text(encoding="utf-8") == text, "a file that cannot be meant is left as it is"


def test_of_one_question_there_is_one_explanation_in_its_old_place() -> None:
    rows = [said("all", "甲"), said("total", "乙")]
    assert explanations.put(rows, said("all", "丙")) == [said("all", "丙"), said("total", "乙")]
    assert explanations.put(rows, said("*", "丙")) == [*rows, said("*", "丙")]


def test_what_is_withdrawn_is_one_scope_or_the_rule() -> None:
    rows = [said("all", "甲"), said("total", "乙"), said("all", "丙", rule="APP-INT")]
    assert explanations.without(rows, "r", "REV-SUM", "total") == [rows[0], rows[2]]
    assert explanations.without(rows, "r", "REV-SUM", None) == [rows[2]]
    assert explanations.without(rows, "s", "REV-SUM", None) == rows


def test_an_explanation_is_recorded_on_one_line_with_its_day() -> None:
    new = explanations.of_today("r", "REV-SUM", "all", " 总计\n漏填 ", "")
    assert new == Explanation("r", "REV-SUM", "all", "总计 漏填", "manual", TODAY)


def test_a_scope_is_explained_by_its_own_words_before_those_for_all() -> None:
    failures = [Failure("r", "REV-SUM", scope, "error", "") for scope in ("all", "total", "pending")]
    failures.append(Failure("s", "REV-SUM", "all", "error", ""))
    book = [said("total", "书"), said("all", "书")]
    rows = [said("*", "全部"), said("all", "此处"), said("gone", "旧"), said("all", "别处", "t")]
    standing = Findings(failures, ["r", "s"], book, {}).stand(rows)
    assert [(f.scope_key, row.explanation) for f, row in standing.explained] == [
        ("all", "此处"), ("total", "书"), ("pending", "全部"),
    ]  # fmt: skip
    assert standing.open == [failures[3]]
    assert [row.explanation for row in standing.stale] == ["旧", "别处"]
    assert standing.of("r", "REV-SUM").stale == [rows[2]]
    assert standing.of("s", None).open == [failures[3]]
    assert standing.of("r", "APP-INT").explained == []
