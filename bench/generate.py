"""Lifelike reports in any number: the figures hang together within a report, over years and over a region.

    python -m bench.generate --reports 1000 --to FOLDER [--seed 1] [--errors 0.1] [--roster roster.csv]

Every body keeps its size and habits over the years; what it carries forward it carries over next year; a
county's government reports the sum of its bodies. How results, applicants and outcomes are spread comes from
the published tables in `tests/fixtures/example_tables.csv`. A known share of reports has one slip, written
down in `planted.csv` beside the reports. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from loaders import book

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "samples"))
from writers import html  # noqa: E402
from writers.pages import Block, Line, Page  # noqa: E402
from writers.statutory import statutory_table  # noqa: E402

YEARS = range(2019, 2025)
OFFICES = (
    "民政局", "司法局", "财政局", "教育局", "公安局", "水利局", "审计局", "统计局", "农业农村局",
    "卫生健康局", "应急管理局", "市场监督管理局", "自然资源局", "住房和城乡建设局",
)  # fmt: skip
_APPLICATIONS, _REVIEW = "t3_applications", "t4_review_litigation"
_EXAMPLES = ROOT / "tests" / "fixtures" / "example_tables.csv"
Key = tuple[str, str, str]
Counts = dict[Key, int]


@dataclass(slots=True)
class Body:
    """One that reports, how many requests it gets, what it carries over and how many documents it has."""

    name: str
    region: str
    size: float
    carried: Counts = field(default_factory=dict)
    in_force: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Slip:
    """What was spoilt in a report: the cell, what it would be, what it is."""

    file: str
    key: Key
    right: int
    wrong: int


def _weights(table: str, of: str) -> dict[tuple[str, str], float]:
    """How often each leaf of a table occurs in the published examples, by row and column."""
    found: dict[tuple[str, str], float] = {}
    with _EXAMPLES.open(encoding="utf-8", newline="") as handle:
        for r in csv.DictReader(handle):
            leaf = r["row_code"].startswith(of) and "total" not in (r["row_code"][-5:], r["column_code"])
            if r["table_id"] == table and r["form_id"] == "g2021" and leaf and r["value"]:
                key = r["row_code"], r["column_code"]
                found[key] = found.get(key, 0) + float(r["value"])
    return found


def bodies(count: int, chance: Random) -> list[list[Body]]:
    """The bodies of as many counties as are needed: its offices, and last its government."""
    with (ROOT / "seeds/reference/regions.csv").open(encoding="utf-8", newline="") as handle:
        regions = list(csv.DictReader(handle))
    names = {r["region_code"]: r["region_name"] for r in regions}
    counties = [
        r for r in regions
        if r["level"] == "county" and not r["valid_to"] and r["code_system"].startswith("GB")
        and r["parent_code"][2:4] != "00" and not names[r["parent_code"]].startswith("省直辖")
    ]  # fmt: skip
    chance.shuffle(counties)
    found: list[list[Body]] = []
    for county in counties[: -(-count // (len(OFFICES) + 1))]:
        own = names[county["parent_code"]] + county["region_name"]
        listed = [
            Body(own + office, county["region_code"], chance.lognormvariate(2.5, 1)) for office in OFFICES
        ]
        found.append(
            [*listed, Body(f"{own}人民政府", county["region_code"], chance.lognormvariate(3.5, 0.8))]
        )
    return found


def _spread(total: int, weights: dict[tuple[str, str], float], chance: Random) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for key in chance.choices(list(weights), list(weights.values()), k=total):
        found[key] = found.get(key, 0) + 1
    return found


class Figures:
    """Draws the tables of one body and year."""

    def __init__(self) -> None:
        self._new = _weights(_APPLICATIONS, "app_new_received")
        self._results = _weights(_APPLICATIONS, "app_res_")
        self._outcomes = _weights(_REVIEW, "")
        self._forms = {form: book.tables_of(form) for form in ("g2019", "g2021")}

    def zeros(self, form: str) -> Counts:
        """Every cell of a form, 0."""
        return {cell.key: 0 for table in self._forms[form] for cell in table.cells()}

    def draw(self, body: Body, form: str, chance: Random) -> Counts:
        """A year of a body; leaves what it carries forward in the body."""
        found = self.zeros(form)
        new = _spread(max(0, round(body.size * chance.uniform(0.7, 1.4))), self._new, chance)
        for (row, column), count in new.items():
            found[_APPLICATIONS, row, column] = count
        columns = {column for _, column in self._new}
        forward: Counts = {}
        for column in sorted(columns):
            over = body.carried.get((_APPLICATIONS, "app_carried_forward", column), 0)
            inflow = over + found[_APPLICATIONS, "app_new_received", column]
            left = sum(chance.random() < 0.04 for _ in range(inflow))
            weights = {k: w for k, w in self._results.items() if k[1] == column and w} or {
                ("app_res_granted", column): 1.0
            }
            for (row, _), count in _spread(inflow - left, weights, chance).items():
                key = _APPLICATIONS, row, column
                found[key if key in found else (_APPLICATIONS, "app_res_other", column)] += count
            found[_APPLICATIONS, "app_carried_over", column] = over
            forward[_APPLICATIONS, "app_carried_forward", column] = left
        body.carried = forward
        found.update(forward)
        cases = sum(chance.random() < 0.08 for _ in range(round(body.size)))
        for (row, column), count in _spread(cases, self._outcomes, chance).items():
            found[_REVIEW, row, column] = count
        self._beside(found, body, chance)
        return found

    def _beside(self, found: Counts, body: Body, chance: Random) -> None:
        """Table two: what is in force grows by what is made; items stay as many as they are."""
        for key in found:
            if key[1] == "rule":
                continue  # counties make none
            if key[0].startswith("t2") and key[2] in {"decisions", "amount", "projects"}:
                found[key] = chance.randrange(round(body.size) + 2)
            elif key[2] == "items_prev_year":
                found[key] = 10 + round(body.size)
            elif key[2] in {"in_force", "disclosed_total"}:
                new = chance.randrange(4)
                for part in ("made", "newly_made", "newly_disclosed"):
                    if (*key[:2], part) in found:
                        found[*key[:2], part] = new
                body.in_force[key[1]] = body.in_force.get(key[1], 40) + new
                found[key] = body.in_force[key[1]]

    def totals(self, found: Counts) -> None:
        """Fill in what adds up, as the form says."""
        rows = sorted({key[1] for key in found if key[0] == _APPLICATIONS})
        columns = sorted({key[2] for key in found if key[0] == _APPLICATIONS} - {"total"})
        leaves = [row for row in rows if row.startswith("app_res_") and row != "app_res_total"]
        for column in columns:
            found[_APPLICATIONS, "app_res_total", column] = sum(
                found[_APPLICATIONS, row, column] for row in leaves
            )
        for row in rows:
            found[_APPLICATIONS, row, "total"] = sum(found[_APPLICATIONS, row, column] for column in columns)
        for row in ("review", "lit_direct", "lit_after"):
            parts = ("upheld", "corrected", "other", "pending")
            found[_REVIEW, row, "total"] = sum(found[_REVIEW, row, column] for column in parts)


def page(body: Body, year: int, form: str, found: Counts, chance: Random) -> Page:
    """The document of a report."""
    printed = {
        key: (form, f"{number}万元" if key[1:] == ("central_procurement", "amount") else str(number))
        for key, number in found.items()
    }
    new = found[_APPLICATIONS, "app_new_received", "total"]
    blocks: list[Block] = [
        Line("title", f"{body.name}{year}年政府信息公开工作年度报告"),
        Line("text", f"本报告由{body.name}编制，数据的统计期限为{year}年1月1日至{year}年12月31日。"),
        Line("heading", "一、总体情况"),
        Line(
            "text",
            f"本年新收政府信息公开申请{new}件，第{chance.randrange(99) + 1}批目录已更新。",
        ),
    ]
    chapters = (("二、主动公开政府信息情况", "t2"), ("三、收到和处理政府信息公开申请情况", "t3"),
                ("四、政府信息公开行政复议、行政诉讼情况", "t4"))  # fmt: skip
    for heading, table in chapters:
        blocks += [Line("heading", heading), statutory_table(table, printed)]
    for heading, said in (("五、存在的主要问题及改进情况", "栏目更新有时不够及时，将按月检查。"),
                          ("六、其他需要报告的事项", "没有需要另行报告的情况。")):  # fmt: skip
        blocks += [Line("heading", heading), Line("text", said)]
    return Page(tuple(blocks), body.name, f"{year + 1}-01-{chance.randrange(8, 31):02}")


def reports(count: int, seed: int, errors: float) -> Iterator[tuple[str, bytes, Slip | None]]:
    """File name, bytes and slip of every report, county by county and year by year."""
    chance, figures, made = Random(seed), Figures(), 0
    for county in bodies(-(-count // len(YEARS)), chance):
        for year in YEARS:
            form = "g2019" if year < 2021 else "g2021"
            whole = figures.zeros(form)
            for body in county:
                found = figures.draw(body, form, chance)
                for key in found:
                    whole[key] += found[key]
                if body is county[-1]:
                    found = whole
                figures.totals(found)
                name = f"{body.region}_{county.index(body):02}_{year}.html"
                slip = _slip(name, found, chance) if chance.random() < errors else None
                yield name, html.modern(page(body, year, form, found, chance)), slip
                made += 1
                if made == count:
                    return


def _slip(name: str, found: Counts, chance: Random) -> Slip:
    """Spoil one figure as people do: a digit more, a digit less, two swapped, a total left at 0."""
    key = chance.choice([k for k in found if k[0] in {_APPLICATIONS, _REVIEW}])
    right = found[key]
    text = str(right)
    wrong = int(chance.choice((text + "0", text[:-1] or "0", text[::-1], str(right + 1), "0")))
    found[key] = wrong if wrong != right else right + 10
    return Slip(name, key, right, found[key])


def write(folder: Path, count: int, seed: int = 1, errors: float = 0.1, roster: Path | None = None) -> None:
    """Write the reports, `planted.csv` beside the folder, and a roster if one is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / "planted.csv").open("w", encoding="utf-8", newline="") as handle:
        planted = csv.writer(handle)
        planted.writerow(["file", "table_id", "row_code", "column_code", "right", "wrong"])
        for name, data, slip in reports(count, seed, errors):
            (folder / name).write_bytes(data)
            if slip:
                planted.writerow([slip.file, *slip.key, slip.right, slip.wrong])
    if roster:
        with roster.open("w", encoding="utf-8", newline="") as handle:
            listed = csv.writer(handle)
            listed.writerow(["agency_name", "region_code", "first_year", "last_year"])
            for county in bodies(-(-count // len(YEARS)), Random(seed)):
                listed.writerows([body.name, body.region, YEARS[0], YEARS[-1]] for body in county)


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=float, default=0.1)
    parser.add_argument("--roster", type=Path)
    asked = parser.parse_args()
    write(asked.to, asked.reports, asked.seed, asked.errors, asked.roster)


if __name__ == "__main__":
    main()
