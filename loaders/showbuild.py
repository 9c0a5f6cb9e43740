"""What `gouji build` and `gouji demo` print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from loaders import answers, book, build, showanswers, showsite
from loaders.language import many, say
from loaders.releases import Release
from loaders.show import note
from loaders.site.build import Built

#: Faults listed on the terminal.
_LISTED = 25


@contextmanager
def steps(quiet: bool) -> Iterator[build.Steps]:
    """Say on a terminal what a build is doing; nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield build.Steps()
        return
    with console.status("") as status:

        def dbt(name: str, done: int, total: int) -> None:
            status.update(say(f"建库 {done}/{total} {name}", f"Building {done}/{total} {name}"))

        yield build.Steps(
            gate=lambda: status.update(say("检查载入的批次", "Checking what was loaded")),
            dbt=dbt,
            rules=lambda: status.update(say("生成核对报告页", "Writing the pages of results")),
            locate=lambda done, total: status.update(
                say(f"查找有误的格子 {done}/{total}", f"Looking for wrong cells {done}/{total}")
            ),
        )


def built(report: build.Report, quiet: bool, pages: Built | None = None) -> None:
    """Print what a build did, what it found, and where to look; faults go to standard error.

    `pages` is what was done to the site, where one was made.
    """
    _gate(report)
    _faults(report)
    if _is_gated(report):
        showanswers.findings(answers.read(report.database))
    if quiet or not report.published:
        return
    for line in (*_work(report), *_release(report), *([showsite.told(pages)] if pages else [])):
        print(line)
    found = answers.read(report.database)
    showanswers.outcomes(found)
    showanswers.findings(found)
    showanswers.shares(found)
    _where(report, pages)


def _gate(report: build.Report) -> None:
    titles = {r["check_id"]: (r["title_zh"], r["title_en"]) for r in book.read("book/load_gate")}
    bounds = {
        r["check_id"]: f"{r['at_least'] or '–'} … {r['at_most'] or '–'}" for r in book.read("book/load_gate")
    }
    critical = [r for r in report.broken_checks if r.severity == "critical"]
    for check in report.broken_checks:
        name = check.meta["check_id"]
        values = ", ".join(f"{value:.4g}" for value in check.unexpected)
        mark = "✗" if check.severity == "critical" else "!"
        note(f"  {mark} {say(*titles[name])}: {values} [{bounds[name]}] ({name})")
    if critical and report.dbt is None:
        pages = _page(report, "load_gate")
        note(
            say(
                f"载入闸门有 {len(critical)} 项未通过，没有建库，原先发布的数据库未动。详情：{pages}\n"
                "数据若无误，用 gouji build --accept-load 建库；要撤回，删除 raw/_dlt_loads 中该批的文件。",
                f"The load gate failed ({len(critical)} checks). Nothing was built; what was published"
                f" before is as it was. Details: {pages}\n"
                "If the load is right after all: gouji build --accept-load. To take a load back, delete its"
                " file in raw/_dlt_loads.",
            )
        )


def _is_gated(report: build.Report) -> bool:
    """Whether nothing but accounting rules, under --gate, kept the database from being published."""
    faults = report.dbt.faults if report.dbt else []
    return bool(faults) and all(fault.accounting for fault in faults)


def _faults(report: build.Report) -> None:
    faults = report.dbt.faults if report.dbt else []
    for fault in faults[:_LISTED]:
        note(f"  ✗ {fault.name}: {fault.message}")
    if len(faults) > _LISTED:
        note(say(f"  另有 {len(faults) - _LISTED} 项。", f"  and {len(faults) - _LISTED} more."))
    if not faults:
        return
    if _is_gated(report):
        note(
            say(
                "报告不符合勾稽规则，按 --gate 的要求没有发布。",
                "Reports break accounting rules; under --gate nothing was published.",
            )
        )
    else:
        note(
            say(
                "数据库自身的检验未通过，没有发布，原先发布的数据库未动。这是程序的问题，不是报告的问题。",
                "The warehouse failed checks of its own and was not published; what was published before"
                " is as it was. This is a fault of the program, not of the reports.",
            )
        )
    note(say(f"未发布的数据库留在 {report.database}", f"The database that was held back: {report.database}"))


def _work(report: build.Report) -> Iterator[str]:
    if report.dbt is None:
        yield say("自上次建库以来没有变化，数据库是最新的。", "Nothing has changed since the last build.")
        return
    counts = report.dbt.counts
    tests = counts["test"] + counts["unit_test"]
    asked = {r.meta["rule_id"] for r in report.rules if r.rows}
    broken = {r.meta["rule_id"] for r in report.rules if not r.met}
    yield say(
        f"建库：参照表 {counts['seed']} 张，模型 {counts['model']} 个，检验 {tests} 项全部通过；"
        f"适用的 {len(asked)} 条勾稽规则中，{len(asked - broken)} 条没有报告不符",
        f"Built: {counts['seed']} seeds, {counts['model']} models, {tests} tests passed;"
        f" of the {len(asked)} accounting rules that apply, {len(asked - broken)} are broken by no report",
    )
    if report.grown:
        yield say(
            "只重算了新批次涉及的报告，其余沿用上次发布；要全部重建，用 --force",
            "Only reports that new loads touch were answered anew, the rest is that of the last release;"
            " --force builds everything",
        )
    if isinstance(found := report.suspects, str):
        yield say(f"没有查找有误的格子：{found}", f"Wrong cells were not looked for: {found}")
    elif found and found.cases:
        yield say(
            f"等式不成立的报告 {found.cases} 份，已查找有误的格子：新算 {found.solved} 份，"
            f"其中 {found.not_proved} 份未能证明最少，{found.failed} 份没有方案",
            "Looked for wrong cells in"
            f" {many(found.cases, 'report that does', 'reports that do')} not add up: {found.solved} anew,"
            f" {found.not_proved} not proved, {found.failed} without a repair",
        )


def _release(report: build.Report) -> Iterator[str]:
    """Which release it is, and what is new in it."""
    release = report.release
    if release is None:
        return
    first = release.previous_release_id is None
    since = say("首次发布", "first release") if first else _changes(release)
    yield say(
        f"发布 {release.release_id}：报告 {release.reports} 份，机关年度 {release.agency_years} 个；{since}",
        f"Release {release.release_id}: {many(release.reports, 'report')},"
        f" {many(release.agency_years, 'agency-year')}; {since}",
    )


def _changes(release: Release) -> str:
    if release.agency_years_added is None:
        return say(
            f"与 {release.previous_release_id} 无法比较（由其他版本建成）",
            f"cannot be compared with {release.previous_release_id}, which another version built",
        )
    opened = release.findings_opened or 0
    return say(
        f"与 {release.previous_release_id} 相比，机关年度新增 {release.agency_years_added}、"
        f"数字有变 {release.agency_years_revised}、撤去 {release.agency_years_removed}，"
        f"问题新出现 {opened}、消除 {release.findings_closed}",
        f"since {release.previous_release_id} {many(release.agency_years_added, 'agency-year')} added,"
        f" {release.agency_years_revised} revised, {release.agency_years_removed} removed;"
        f" {many(opened, 'finding')} opened, {release.findings_closed} closed",
    )


def _page(report: build.Report, suite: str) -> str:
    """The page of a suite's latest answers."""
    pages = sorted(report.data_docs.glob(f"validations/{suite}/**/*.html"))
    return str(pages[-1] if pages else report.data_docs)


def _where(report: build.Report, pages: Built | None) -> None:
    rules = book.SEEDS.parent / "docs" / "rules.md"
    print()
    print(say("到哪里看", "Where to look"))
    site = [(say("网站", "site"), str(pages.site / "index.html"))] if pages else []
    for name, place in (
        *site,
        (say("数据库", "database"), f"{report.database}  (marts.fct_finding, marts.fct_agency_year …)"),
        (say("规则说明", "rules"), str(rules)),
        (say("核对报告页", "GX pages"), _page(report, "accounting_rules")),
    ):
        print(f"  {name}: {place}")
