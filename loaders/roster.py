"""The roster: a CSV in which people say which bodies must report, and in which years.

A row names a body by `agency_id`, or by `agency_name` as reports print it (with `region_code` where
several places bear the name). `first_year` and `last_year` may be left out. Headers may be English or
Chinese (`seeds/book/roster_columns.csv`).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path

from loaders import book, speaker
from loaders.userfile import UserFile

_KEYS = ("agency_id", "agency_name")
_KEYLESS = (
    "没有指明机关的列，请加上 agency_name 或 agency_id",
    "no column says which body; add agency_name or agency_id",
)
#: The last year that a roster may name.
_LAST_YEAR = 2099


@dataclass(frozen=True, slots=True)
class Expected:
    """A body that must report; the columns of `seeds/reference/roster.csv`, empty for an open end."""

    agency_id: str
    agency_name: str
    region_code: str
    first_year: str
    last_year: str
    basis: str


@cache
def _columns() -> dict[str, str]:
    return {r["printed"]: r["field"] for r in book.read("book/roster_columns")}


def read(file: Path) -> list[Expected]:
    """Read and check a roster (UTF-8, or GB18030 as Excel writes it in China).

    Raises GoujiError, naming file, line and remedy, for a roster that cannot be meant.
    """
    source = UserFile(file, "应报名单", "Roster", _columns(), _KEYS, _KEYLESS)
    found: dict[str, Expected] = {}
    for line, row in source.rows():
        body = _expected(source, line, row)
        if body.agency_id in found:
            raise source.wrong(
                line, f"与前面某行是同一机关（{body.agency_id}），请只留一行",
                f"repeats a body ({body.agency_id}); keep one row",
            )  # fmt: skip
        found[body.agency_id] = body
    if not found:
        raise source.wrong(1, "名单里没有机关，请每行写一个", "names no body; write one per line")
    return list(found.values())


def write(roster: Sequence[Expected], file: Path) -> None:
    """Write a roster as the seed has it."""
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(f.name for f in fields(Expected))
        writer.writerows(map(astuple, roster))


def _expected(source: UserFile, line: int, row: Mapping[str, str]) -> Expected:
    first, last = (_year(source, line, row.get(key, "")) for key in ("first_year", "last_year"))
    if first and last and first > last:
        raise source.wrong(
            line,
            f"首年 {first} 晚于末年 {last}，请改正",
            f"first year {first} is after {last}; put them right",
        )
    code, name = row.get("region_code", ""), row.get("agency_name", "")
    if code:
        source.check_code(line, code)
    agency_id = row.get("agency_id") or (speaker.id_of(name, int(first or 0) or None, code) if name else None)
    if not agency_id:
        raise source.wrong(
            line, f"不能确定“{name}”是哪里的机关，请写全称，或加上 region_code、agency_id",
            f"cannot tell where “{name}” is; write its name in full, or add region_code or agency_id",
        )  # fmt: skip
    # an id that was given says nothing of a place that is not its own
    code = code if row.get("agency_id") and code else agency_id.partition("-")[0]
    return Expected(
        agency_id, name or agency_id, code, first or str(_first_year()), last, row.get("basis", "")
    )


def _first_year() -> int:
    return min(form.first_year for form in book.forms().values())


def _year(source: UserFile, line: int, cell: str) -> str:
    if cell and not (cell.isascii() and cell.isdigit() and _first_year() <= int(cell) <= _LAST_YEAR):
        raise source.wrong(
            line, f"年度“{cell}”不对，请写四位数字，{_first_year()} 至 {_LAST_YEAR}",
            f"year “{cell}” is wrong; write four digits, {_first_year()} to {_LAST_YEAR}",
        )  # fmt: skip
    return cell
