"""`gouji explain`: say why figures do not add up, or see what nobody has explained yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Annotated

import typer

from loaders import explanations, openfindings, rules, show, showfindings
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.language import say

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def explain(
    report: Annotated[
        str | None, typer.Argument(metavar="REPORT", help="Report id, as the list shows it. 报告编号")
    ] = None,
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="Rule, for example REV-SUM. 规则编号")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Record an explanation. 记下解释")] = False,
    why: Annotated[str, typer.Option(help="The explanation. 解释")] = "",
    scope: Annotated[
        str | None, typer.Option(help="One scope of the rule, as the list shows it. 范围")
    ] = None,
    all_scopes: Annotated[
        bool, typer.Option("--all-scopes", help="All scopes of the rule in this report. 该规则全部范围")
    ] = False,
    source: Annotated[str, typer.Option(help="Where it comes from. 来源")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take an explanation back. 撤回解释")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 where an explanation is stale. 有失效的解释则退出码为 1")
    ] = False,
) -> None:
    """List findings that nobody has explained, those explained and stale explanations; or explain one.

    列出尚无解释、已有解释的问题和已失效的解释；或为一条问题记下解释。

    The finding stays; the next `gouji build` marks it as explained. Explanations stand in
    GOUJI_HOME/known_findings.csv, which may be edited by hand.
    问题保留，下次建库起注明已有解释；解释存于 GOUJI_HOME/known_findings.csv，可直接编辑。

    Exit code 退出码: 0; 1 nothing there to explain or withdraw, or --check 没有可解释、可撤回的，或 --check;
    2 wrong use 用法有误.

    Example 示例: gouji explain --accept 320813-government-2023-region REV-SUM --why "总计漏填，已去函更正"
    """
    if accept and withdraw:
        raise GoujiError("--accept 与 --withdraw 只能用一个。", "Use --accept or --withdraw, not both.")
    if all_scopes and scope is not None:
        raise GoujiError("--scope 与 --all-scopes 只能用一个。", "Use --scope or --all-scopes, not both.")
    rule, scope = rule and rule.upper(), explanations.EVERY if all_scopes else scope
    if accept:
        _accept(*_meant(report, rule), scope, why, source)
    elif withdraw:
        _withdraw(*_meant(report, rule), scope)
    elif why or source or scope is not None:
        raise GoujiError("要记下解释，请加上 --accept。", "To record an explanation, add --accept.")
    else:
        _list(report, rule, check)


def _meant(report: str | None, rule: str | None) -> tuple[str, str]:
    if report is None or rule is None:
        raise GoujiError(
            "请写明报告编号和规则编号；gouji explain 会列出它们。",
            "Name a report and a rule; gouji explain lists them.",
        )
    return report, rule


def _list(report: str | None, rule: str | None, check: bool) -> None:
    home = Home.here()
    found, rows = openfindings.read(home), explanations.read(home.explanations)
    if report is not None:
        _known(report, found.reports, {row.report_id for row in rows})
    if rule is not None:
        _in_book(rule)
    standing = found.stand(rows).of(report, rule)
    showfindings.listing(standing, found.stale, whole=report is not None)
    raise typer.Exit(1 if check and standing.stale else 0)


def _accept(report: str, rule: str, scope: str | None, why: str, source: str) -> None:
    if not why.strip():
        raise GoujiError("请用 --why 写明原因。", "Say why with --why.")
    home = Home.here()
    found = openfindings.read(home)
    _known(report, found.reports)
    _in_book(rule)
    scopes = sorted({f.scope_key for f in found.failures if (f.report_id, f.rule_id) == (report, rule)})
    new = explanations.of_today(report, rule, _scope(report, rule, scope, scopes), why, source)
    with home.locked(show.waiting):
        explanations.write(home.explanations, explanations.put(explanations.read(home.explanations), new))
    print(
        say(
            f"已记下：{' '.join(new.key)}。下次 gouji build 起，该问题注明已有解释。",
            f"Recorded: {' '.join(new.key)}. The next gouji build marks the finding as explained.",
        )
    )


def _scope(report: str, rule: str, scope: str | None, failing: Sequence[str]) -> str:
    """The scope to explain; raises GoujiError where nothing fails there or it is not clear which is meant."""
    listed = ", ".join(failing)
    if not failing:
        raise GoujiError(
            f"{report} 没有不符合 {rule} 之处，不用解释。gouji explain {report} 列出它的问题。",
            f"{report} does not break {rule}; there is nothing to explain. gouji explain {report} lists its"
            " findings.",
            1,
        )
    if scope is None and len(failing) > 1:
        raise GoujiError(
            f"{report} 在 {len(failing)} 处不符合 {rule}：{listed}。"
            "请用 --scope 指明一处，或用 --all-scopes 一并解释。",
            f"{report} breaks {rule} at {len(failing)} scopes: {listed}. Name one with --scope, or explain"
            " all with --all-scopes.",
        )
    if scope is not None and scope not in (explanations.EVERY, *failing):
        raise GoujiError(
            f"{report} 在“{scope}”处并无不符合 {rule} 的问题；不符之处：{listed}。",
            f"{report} does not break {rule} at “{scope}”; it does at: {listed}.",
            1,
        )
    return failing[0] if scope is None else scope


def _withdraw(report: str, rule: str, scope: str | None) -> None:
    home = Home.here()
    with home.locked(show.waiting):
        rows = explanations.read(home.explanations)
        left = explanations.without(rows, report, rule, scope)
        if left != rows:
            explanations.write(home.explanations, left)
    if left == rows:
        raise GoujiError(
            f"{home.explanations} 中没有对 {report} {rule} {scope or ''} 的解释。",
            f"{home.explanations} explains no {' '.join(filter(None, (report, rule, scope)))}.",
            1,
        )
    gone = len(rows) - len(left)
    print(
        say(
            f"已撤回 {gone} 条解释，下次 gouji build 生效。",
            f"Withdrawn: {gone}. The next gouji build acts on it.",
        )
    )


def _known(report: str, reports: Sequence[str], explained: Collection[str] = ()) -> None:
    if report in reports or report in explained:
        return
    near = get_close_matches(report, reports, 3, 0.5)
    zh = f"相近的有：{'，'.join(near)}。" if near else "gouji explain 列出有问题的报告。"
    en = f"Near to it: {', '.join(near)}." if near else "gouji explain lists reports with findings."
    raise GoujiError(f"没有编号为 {report} 的现行报告。{zh}", f"There is no current report {report}. {en}")


def _in_book(rule: str) -> None:
    known = list(dict.fromkeys(r.rule_id for r in rules.rules()))
    if rule in known:
        return
    near = ", ".join(get_close_matches(rule, known, 3, 0.5) or known)
    raise GoujiError(f"书中没有规则 {rule}。有：{near}", f"The book has no rule {rule}. It has: {near}")
