"""A report before anybody has filled it in: title, period, chapters with their tables or a prompt."""

from __future__ import annotations

from dataclasses import dataclass

from loaders import book, printed
from loaders.book import FormTable
from loaders.printed import Rows

#: Words of our own; agency and year are written into the gaps.
GAP = "____"
TITLE = "{agency}{year}年政府信息公开工作年度报告"
PERIOD = "本报告所列数据的统计期限为{year}年{first}至{year}年{last}。"
NEVER = 9999  # the last year of what goes on
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its heading as printed, what is to be written in it, and its table, if it has one."""

    heading: str
    prompt: str
    rows: Rows = ()
    tables: tuple[FormTable, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankReport:
    """Everything that a blank form prints."""

    form_id: str
    chapters: tuple[Chapter, ...]

    @property
    def table_ids(self) -> frozenset[str]:
        """The tables that it prints."""
        return frozenset(t.table_id for chapter in self.chapters for t in chapter.tables)

    @property
    def periods(self) -> list[tuple[int, str, str]]:
        """Last year for which it holds, first and last day of the period: (9999, 1月1日, 12月31日)."""
        form = book.forms()[self.form_id]
        found = []
        for row in book.read("book/report_periods"):
            last_year = int(row["last_year"] or NEVER)
            if form.first_year <= last_year and int(row["first_year"]) <= (form.last_year or NEVER):
                found.append((last_year, _day(row["first_day"]), _day(row["last_day"])))
        return found

    @property
    def gaps(self) -> dict[str, str]:
        """What stands in the title and the sentence on the period while nobody has filled them in."""
        firsts, lasts = {p[1] for p in self.periods}, {p[2] for p in self.periods}
        day = f"{GAP}月{GAP}日"
        return {
            "agency": "（机关名称）", "year": GAP,
            "first": day if len(firsts) > 1 else firsts.pop(), "last": day if len(lasts) > 1 else lasts.pop(),
        }  # fmt: skip


def blank(form_id: str, table_id: str = "") -> BlankReport:
    """The blank report of a form; `table_id` says which, where its lists are rivals."""
    groups = [g for g in printed.chapters(form_id) if not table_id or table_id == g[0].table_id]
    by_chapter = {printed.chapter(group[0].table_id): group for group in groups}
    sections = [s for s in book.read("book/form_sections") if s["form_id"] == form_id]
    chapters = []
    for number, section in enumerate(sorted(sections, key=lambda s: int(s["position"]))):
        tables = by_chapter.get(section["chapter"], ())
        heading = f"{_NUMERALS[number]}、{section['label']}"
        chapters.append(Chapter(heading, section["prompt"], _rows(tables), tables))
    chapters += [
        Chapter(f"附件：{group[0].heading}", "", _rows(group), group)
        for group in groups
        if group[0].orientation == "list"
    ]
    return BlankReport(form_id, tuple(chapters))


def _day(printed: str) -> str:
    month, day = printed.split("-")
    return f"{int(month)}月{int(day)}日"


def _rows(tables: tuple[FormTable, ...]) -> Rows:
    return printed.rows_of(tables, lambda _: "") if tables else ()
