"""Charts as Vega-Lite specifications. Every chart stands beside a table with the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from loaders.language import lang, say

#: At least 3:1 against white; told apart also by those who do not see red and green.
COLOURS = {"error": "#a3001b", "warning": "#c77700", "info": "#3d8fd1"}
STATES = {"on_time": "#0b4f8a", "late": "#c77700", "undated": "#8a8a8a", "missing": "#a3001b"}
_FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
#: Up to here an axis names every number; Vega would name halves.
_FEW = 10
_INK = "#1a1a1a"


def stacked_bars(
    rows: Iterable[Mapping[str, Any]], category: str, parts: Mapping[str, tuple[str, str]], count: str
) -> dict[str, Any]:
    """Horizontal bars, one for each category in the order of the rows, with parts one after another.

    Args:
        rows: category, and a number for every part.
        category: the field that names a bar.
        parts: name and colour by field, in the order in which they stand.
        count: what the numbers count.
    """
    import altair as alt

    listed = list(rows)
    order = list(dict.fromkeys(row[category] for row in listed))
    chart = alt.Chart(alt.InlineData(values=_long(listed, category, parts))).mark_bar(stroke="white")
    return _spec(
        chart.encode(
            y=alt.Y("category:N", sort=order, title=None, axis=alt.Axis(labelLimit=260)),
            x=alt.X("number:Q", title=count, axis=_counted(listed, parts)),
            color=_coloured(parts), order="place:Q",
            tooltip=["category:N", "part:N", alt.Tooltip("number:Q", title=count)],
        ).properties(width="container", height=alt.Step(24))
    )  # fmt: skip


def years(
    rows: Iterable[Mapping[str, Any]], parts: Mapping[str, tuple[str, str]], breaks: Sequence[int], count: str
) -> dict[str, Any]:
    """Columns over years, parts one upon another; a dashed line where a series breaks."""
    listed = list(rows)
    shown = [row["year"] for row in listed]
    spec = deepcopy(_years(tuple(parts.values()), count, lang()))
    spec["layer"][0]["encoding"]["y"]["axis"] = _counted(listed, parts).to_dict()
    marks = [{"category": year} for year in breaks if year in shown and year != min(shown)]
    return spec | {"datasets": {"columns": _long(listed, "year", parts), "breaks": marks}}


@cache
def _years(parts: tuple[tuple[str, str], ...], count: str, language: str) -> dict[str, Any]:
    """Such a chart without its data: to make one takes long, and very many pages have one."""
    import altair as alt

    columns = alt.Chart(alt.NamedData("columns")).mark_bar(stroke="white").encode(
        x=alt.X("category:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("number:Q", title=count),
        color=_coloured(dict(enumerate(parts))), order="place:Q",
        tooltip=["category:N", "part:N", alt.Tooltip("number:Q", title=count)],
    )  # fmt: skip
    lines = alt.Chart(alt.NamedData("breaks")).mark_rule(strokeDash=[4, 3], color=_INK, strokeWidth=1.5)
    broken = lines.encode(x=alt.X("category:O", bandPosition=0))
    return _spec(alt.layer(columns, broken).properties(width="container", height=240))


def _long(rows: Sequence[Mapping[str, Any]], category: str, parts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"category": row[category], "part": parts[field][0], "number": int(row[field]), "place": place}
        for row in rows for place, field in enumerate(parts)
    ]  # fmt: skip


def _counted(rows: Sequence[Mapping[str, Any]], parts: Mapping[str, Any]) -> Any:
    """An axis of whole numbers: of few, all."""
    import altair as alt

    most = max((sum(int(row[field]) for field in parts) for row in rows), default=0)
    return alt.Axis(format=",d", values=list(range(most + 1)) if most <= _FEW else alt.Undefined)


def _coloured(parts: Mapping[Any, tuple[str, str]]) -> Any:
    import altair as alt

    names, colours = zip(*parts.values(), strict=True)
    # a phone is not as wide as four names
    legend = alt.Legend(orient="top", title=None, columns=2 if len(names) > 3 else 0)
    return alt.Color("part:N", scale=alt.Scale(domain=list(names), range=list(colours)), legend=legend)


def _spec(chart: Any) -> dict[str, Any]:
    """The specification, with fonts that hold Chinese; nothing in it names an address."""
    found: dict[str, Any] = chart.configure(font=_FONT).configure_axis(
        labelFontSize=13, titleFontSize=13, labelColor=_INK, titleColor=_INK
    ).configure_legend(labelFontSize=13, labelColor=_INK).configure_view(stroke=None).to_dict()  # fmt: skip
    found.pop("$schema", None)
    return found | {"description": say("数字见图下的表", "The numbers stand in the table below")}
