"""The metrics of the semantic layer, as dbt reads them: one set for every indicator and amount of the book.

A ratio divides a sum by a sum and is never averaged. It stays silent (null) where the sum of its bases is
below the minimum of the book, and where figures of scope own and scope region would be pooled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from loaders import book

FOLDER = Path("models/marts/metrics")
FILE = "_book_metrics.yml"
_HEAD = "# Generated from seeds/book by `gouji book sql`; change the book, not this file.\n"
#: Amounts of the wide table that people ask for, and what they call them.
AMOUNTS = {
    "requests_received": "app_new_received",
    "requests_carried_over": "app_carried_over",
    "requests_closed": "app_res_total",
    "requests_open": "app_carried_forward",
    "requests_received_before_2019": "app_received_total",
    "items_disclosed_proactively": "pro_total",
    "reviews_filed": "review_total",
    "lawsuits_filed": "lit_total",
}
#: Rates of the book that are also asked for together.
_TOGETHER = {"correction_rate": ("ind_review_correction_rate", "ind_lit_correction_rate")}


class _Indented(yaml.SafeDumper):  # type: ignore[misc]
    """Lists are indented under their key, as everywhere in the project."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric that people ask for, with what stands beside it.

    Attributes:
        code: the indicator or measure of the book; several, separated by `+`, where they are pooled.
        beside: metrics to show with it: the base of a rate.
    """

    name: str
    code: str
    label_zh: str
    label_en: str
    said_zh: str
    said_en: str
    beside: tuple[str, ...] = ()
    minimum_base: int | None = None
    scale: int = 1


def metrics() -> list[Metric]:
    """The metrics that follow from the book: amounts, levels, rates."""
    return [*_amounts(), *_indicators()]


def file() -> str:
    """The text of the file in `models/marts/metrics`."""
    nodes = [node for metric in metrics() for node in _nodes(metric)]
    text: str = yaml.dump(
        {"metrics": nodes}, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=118
    )
    return _HEAD + text


def _amounts() -> Iterator[Metric]:
    measures = {row["measure_code"]: row for row in book.read("book/measures")}
    for name, code in AMOUNTS.items():
        row = measures[code]
        yield Metric(name, code, row["name_zh"], row["name_en"], row["definition_zh"], row["definition_en"])


def _indicators() -> Iterator[Metric]:
    rows = {row["indicator_code"]: row for row in book.read("book/indicators")}
    for code, row in rows.items():
        if row["kind"] in ("rate", "level"):
            yield _of_book(code.removeprefix("ind_"), code, row)
    for name, codes in _TOGETHER.items():
        of = [rows[code] for code in codes]
        (minimum,) = {row["minimum_base"] for row in of}
        zh, en = ("＋".join(row["name_zh"] for row in of), " + ".join(row["name_en"] for row in of))
        yield Metric(
            name, "+".join(codes), zh, en,
            f"{zh}：分子之和÷基数之和", f"{en}: sum of numerators / sum of bases",
            (f"{name}_base",), int(minimum),
        )  # fmt: skip


def _of_book(name: str, code: str, row: Mapping[str, str]) -> Metric:
    words = row["name_zh"], row["name_en"], row["formula_zh"], row["formula_en"]
    if row["kind"] == "level":
        return Metric(name, code, *words)
    return Metric(name, code, *words, (f"{name}_base",), int(row["minimum_base"]), int(row["scale"] or 1))


def _nodes(metric: Metric) -> list[dict[str, Any]]:
    if metric.minimum_base is None:
        return _amount(metric)
    return _rate(metric)


def _amount(metric: Metric) -> list[dict[str, Any]]:
    """An amount: the sum, and the sum where only one scope is in it."""
    indicator = metric.code.startswith("ind_")
    total, scopes = f"{metric.name}_sum", f"{metric.name}_scopes"
    summed, counted = ("numerators", "indicator_scopes") if indicator else (metric.code, "report_scopes")
    only = {"filter": _only(metric.code)} if indicator else {}
    may = f"case when {scopes} = 1 then {total} end"
    return [
        _simple(total, metric, ("总和", "sum"), summed, only),
        _simple(scopes, metric, ("口径数", "scopes"), counted, only),
        _derived(metric.name, metric, ("", "total"), may, total, scopes),
    ]


def _rate(metric: Metric) -> list[dict[str, Any]]:
    """A rate: what is above and below the line, the base where a rate may be shown, and the ratio."""
    over, base, scopes, shown = (
        f"{metric.name}_{part}" for part in ("numerator", "base", "scopes", "shown_base")
    )
    only = {"filter": _only(metric.code)}
    may = f"case when {base} >= {metric.minimum_base} and {scopes} = 1 then {base}{_per(metric.scale)} end"
    ratio = _node(metric.name, metric, ("", "rate"), "ratio", {"numerator": over, "denominator": shown})
    return [
        _simple(over, metric, ("分子", "numerator"), "numerators", only),
        _simple(base, metric, ("基数", "base"), "bases", only),
        _simple(scopes, metric, ("口径数", "scopes"), "indicator_scopes", only),
        _derived(shown, metric, ("可示基数", "base shown"), may, base, scopes),
        ratio,
    ]


def _per(scale: int) -> str:
    return f" / {scale}.0" if scale != 1 else ""


def _only(codes: str) -> str:
    listed = ", ".join(f"'{code}'" for code in codes.split("+"))
    return "{{ Dimension('indicator_value__indicator_code') }} in (" + listed + ")"


def _simple(
    name: str, metric: Metric, part: tuple[str, str], measure: str, more: dict[str, Any]
) -> dict[str, Any]:
    return _node(name, metric, part, "simple", {"measure": measure}) | more


def _derived(name: str, metric: Metric, part: tuple[str, str], expr: str, *of: str) -> dict[str, Any]:
    return _node(name, metric, part, "derived", {"expr": expr, "metrics": list(of)})


def _node(
    name: str, metric: Metric, part: tuple[str, str], kind: str, params: dict[str, Any]
) -> dict[str, Any]:
    zh, en = part
    label = f"{metric.label_en} {metric.label_zh}"
    if zh:
        label = f"{metric.label_en}, {en} {metric.label_zh}·{zh}"
    said_en, said_zh = f"{metric.said_en}{_ENDS_EN[en]}", f"{metric.said_zh}{_ENDS_ZH[en]}"
    return {
        "name": name,
        "label": label,
        "description": f"{said_en} | {said_zh}",
        "type": kind,
        "type_params": params,
    }


#: What is said of each part beside the definition.
_ENDS_EN = {
    "total": "; null where scopes mix.",
    "rate": "; null where scopes mix or the base is too small.",
    "sum": "; the sum, whatever scopes are in it.",
    "scopes": "; how many scopes are in it: 1, or nothing may be added.",
    "numerator": "; the sum above the line.",
    "base": "; the sum below the line: show it with the rate.",
    "base shown": "; the base, null where scopes mix or it is too small.",
}
_ENDS_ZH = {
    "total": "；口径混杂则为空。",
    "rate": "；口径混杂或基数不足则为空。",
    "sum": "；总和，不论口径。",
    "scopes": "；所含口径数，为1方可相加。",
    "numerator": "；分子之和。",
    "base": "；基数之和，应与比率同列。",
    "base shown": "；基数，口径混杂或不足则为空。",
}
