"""What `gouji explain` lists: findings by the ids that explaining one takes, one to a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from loaders.explanations import Explanation
from loaders.language import say
from loaders.openfindings import Failure, Standing

#: Lines of a kind; a report that is named is listed whole.
_LISTED = 50
_SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
_REASONS = {
    "no_longer_fails": ("现行报告此处已无不符", "the current report does not fail there"),
    "not_assessable": ("已无法核对", "it can no longer be judged"),
    "no_such_report": ("没有这份现行报告", "there is no such current report"),
    "no_such_rule": ("书中没有这条规则", "the book has no such rule"),
}


def listing(standing: Standing, stale: Mapping[tuple[str, str, str], tuple[str, date]], whole: bool) -> None:
    """Print the three lists; `stale` says why an explanation was stale when it was last built."""
    _list(say("尚无解释的问题", "Findings without explanation"), [_open(f) for f in standing.open], whole)
    _list(
        say("已有解释的问题", "Findings with an explanation"),
        [f"{_key(f.report_id, f.rule_id, f.scope_key)}  {_words(row)}" for f, row in standing.explained],
        whole,
    )
    _list(
        say("已失效的解释", "Stale explanations"),
        [f"{_key(*row.key)}  {_reason(stale.get(row.key))}  {_words(row)}" for row in standing.stale],
        True,
    )


def _list(title: str, lines: Sequence[str], whole: bool) -> None:
    print(say(f"{title}：{len(lines)}", f"{title}: {len(lines)}"))
    shown = lines if whole else lines[:_LISTED]
    for line in shown:
        print(f"  {line}")
    if len(shown) < len(lines):
        more = len(lines) - len(shown)
        print(say(f"  另有 {more} 条；gouji explain 报告编号 可列全一份报告的。",
                  f"  and {more} more; gouji explain REPORT lists all of one report."))  # fmt: skip


def _open(failure: Failure) -> str:
    severity = say(_SEVERITIES[failure.severity], failure.severity)
    return f"{_key(failure.report_id, failure.rule_id, failure.scope_key)}  {severity}  {failure.message}"


def _key(report: str, rule: str, scope: str) -> str:
    """The ids, the scope quoted where a shell would take it for several words."""
    return f"{report}  {rule}  " + (f'"{scope}"' if " " in scope or scope == "*" else scope)


def _words(row: Explanation) -> str:
    return say(f"“{row.explanation}”（{row.source}，{row.explained_on}）",
               f"“{row.explanation}” ({row.source}, {row.explained_on})")  # fmt: skip


def _reason(why: tuple[str, date] | None) -> str:
    if why is None:  # recorded after the last build
        return say(*_REASONS["no_longer_fails"])
    reason, since = why
    told = say(*_REASONS[reason])
    return say(f"{told}（自 {since}）", f"{told} (since {since})")
