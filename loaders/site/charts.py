"""Charts as Vega-Lite specifications. Every chart stands beside a table with the same numbers.

What a chart looks like is made once by Altair; pages only bring numbers. Making it costs far more than the
rest of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from loaders.language import lang, say

#: At least 3:1 against white; told apart also without red and green, and by lightness in print.
COLOURS = {"error": "#a3001b", "warning": "#c77700", "info": "#3d8fd1"}
STATES = {"on_time": "#0b4f8a", "late": "#c77700", "undated": "#8a8a8a", "missing": "#a3001b"}
#: For lines; each has a sign of its own as well.
SERIES = ("#0b4f8a", "#a3001b", "#b06f00", "#3f7d20", "#5b3a8e", "#4a4a4a")
#: Kinds of results, from open to closed.
RESULTS = ("#0b4f8a", "#3d8fd1", "#a3001b", "#c77700", "#8a8a8a", "#4a4a4a")
_FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
_INK = "#1a1a1a"
#: Names of the rows that a page brings.
_ROWS, _BREAKS = "rows", "breaks"
#: Name and colour by field.
_Parts = tuple[tuple[str, tuple[str, str]], ...]


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
    return _filled(_bars(lang(), tuple(parts.items()), count), {_ROWS: _long(rows, category, parts)})


def years(
    rows: Iterable[Mapping[str, Any]], parts: Mapping[str, tuple[str, str]], breaks: Sequence[int], count: str
) -> dict[str, Any]:
    """Columns over years, parts one upon another; a dashed line where a series breaks."""
    listed = list(rows)
    shown = [row["year"] for row in listed]
    marks = [{"category": year} for year in breaks if year in shown and year != min(shown)]
    look = _columns(lang(), tuple(parts.items()), count)
    return _filled(look, {_ROWS: _long(listed, "year", parts), _BREAKS: marks})


def lines(
    rows: Iterable[Mapping[str, Any]], names: Mapping[str, str], breaks: Sequence[int], shown: Sequence[int]
) -> dict[str, Any]:
    """Rates over years, a line for each, cut where a series breaks.

    Args:
        rows: `year`, `series`, `rate` and `told` (the rate with its base); years without a rate have no row.
        names: of the series, in the order of their colours and signs.
        breaks: years from which figures are counted otherwise.
        shown: all years of the axis.
    """
    first = next(iter(names.values()))
    values: list[dict[str, Any]] = [
        {"year": year, "series": first, "rate": None, "stretch": -1} for year in shown
    ]
    values += (
        {**row, "series": names[row["series"]], "stretch": sum(at <= row["year"] for at in breaks)}
        for row in rows
    )
    marks = [{"year": year} for year in breaks]
    return _filled(_curves(lang(), tuple(names.values())), {_ROWS: values, _BREAKS: marks})


def _long(rows: Iterable[Mapping[str, Any]], category: str, parts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"category": row[category], "part": parts[field][0], "number": int(row[field]), "place": place}
        for row in rows for place, field in enumerate(parts)
    ]  # fmt: skip


@cache
def _bars(language: str, parts: _Parts, count: str) -> dict[str, Any]:
    import altair as alt

    chart = alt.Chart(alt.NamedData(_ROWS)).mark_bar(stroke="white").encode(
        y=alt.Y("category:N", sort=None, title=None, axis=alt.Axis(labelLimit=260)),
        x=alt.X("number:Q", title=count, axis=_whole()),
        color=_coloured(parts), order="place:Q",
        tooltip=["category:N", "part:N", alt.Tooltip("number:Q", title=count)],
    )  # fmt: skip
    return _spec(chart.properties(width="container", height=alt.Step(24)))


@cache
def _columns(language: str, parts: _Parts, count: str) -> dict[str, Any]:
    import altair as alt

    columns = alt.Chart(alt.NamedData(_ROWS)).mark_bar(stroke="white").encode(
        x=alt.X("category:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("number:Q", title=count, axis=_whole()),
        color=_coloured(parts), order="place:Q",
        tooltip=["category:N", "part:N", alt.Tooltip("number:Q", title=count)],
    )  # fmt: skip
    layered = alt.layer(columns, _breaks("category"))
    return _spec(layered.properties(width="container", height=240))


@cache
def _curves(language: str, names: tuple[str, ...]) -> dict[str, Any]:
    import altair as alt

    base = alt.Chart(alt.NamedData(_ROWS)).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("rate:Q", title=None, axis=alt.Axis(format=".0%")),
        color=alt.Color("series:N", scale=alt.Scale(domain=list(names), range=SERIES), legend=_legend(names)),
        shape=alt.Shape("series:N", scale=alt.Scale(domain=list(names)), legend=None),
        detail="stretch:N",
        tooltip=["year:O", "series:N", "told:N"],
    )  # fmt: skip
    layered = alt.layer(base.mark_line(strokeWidth=2), base.mark_point(size=60, filled=True), _breaks("year"))
    return _spec(layered.properties(width="container", height=260))


def _breaks(field: str) -> Any:
    """A dashed line before each year from which figures are counted otherwise."""
    import altair as alt

    lines = alt.Chart(alt.NamedData(_BREAKS)).mark_rule(strokeDash=[4, 3], color=_INK, strokeWidth=1.5)
    return lines.encode(x=alt.X(f"{field}:O", bandPosition=0))


def _whole() -> Any:
    """An axis of whole numbers; Vega would name halves where there are few."""
    import altair as alt

    return alt.Axis(format=",d", tickMinStep=1)


def _legend(names: Sequence[str]) -> Any:
    """Above the chart, in columns that a phone has room for."""
    import altair as alt

    return alt.Legend(orient="top", title=None, columns=2 if len(names) > 3 else 0)


def _coloured(parts: _Parts) -> Any:
    import altair as alt

    names, colours = zip(*(part for _, part in parts), strict=True)
    scale = alt.Scale(domain=list(names), range=list(colours))
    return alt.Color("part:N", scale=scale, legend=_legend(names))


def _spec(chart: Any) -> dict[str, Any]:
    """The specification, with fonts that hold Chinese; nothing in it names an address."""
    found: dict[str, Any] = chart.configure(font=_FONT).configure_axis(
        labelFontSize=13, titleFontSize=13, labelColor=_INK, titleColor=_INK
    ).configure_legend(labelFontSize=13, labelColor=_INK).configure_view(stroke=None).to_dict()  # fmt: skip
    found.pop("$schema", None)
    return found | {"description": say("数字见图下的表", "The numbers stand in the table below")}


def _filled(look: Mapping[str, Any], rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return {**look, "datasets": rows}
