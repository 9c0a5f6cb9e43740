"""Charts as Vega-Lite specifications. Every chart stands beside a table with the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from loaders.language import say

#: Told apart also by those who do not see red and green, and by lightness in print.
COLOURS = {"error": "#a3001b", "warning": "#e08f00", "info": "#5aa0d8"}
STATES = {"on_time": "#0b4f8a", "late": "#e08f00", "undated": "#9a9a9a", "missing": "#a3001b"}
#: For lines; each has a sign of its own as well.
SERIES = ("#0b4f8a", "#a3001b", "#b06f00", "#3f7d20", "#5b3a8e", "#4a4a4a")
#: Kinds of results, from open to closed.
RESULTS = ("#0b4f8a", "#5aa0d8", "#a3001b", "#e08f00", "#9a9a9a", "#4a4a4a")
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
    import altair as alt

    listed = list(rows)
    shown = [row["year"] for row in listed]
    columns = alt.Chart(alt.InlineData(values=_long(listed, "year", parts))).mark_bar(stroke="white").encode(
        x=alt.X("category:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("number:Q", title=count, axis=_counted(listed, parts)),
        color=_coloured(parts), order="place:Q",
        tooltip=["category:N", "part:N", alt.Tooltip("number:Q", title=count)],
    )  # fmt: skip
    marks = [{"category": year} for year in breaks if year in shown and year != min(shown)]
    lines = alt.Chart(alt.InlineData(values=marks)).mark_rule(strokeDash=[4, 3], color=_INK, strokeWidth=1.5)
    broken = lines.encode(x=alt.X("category:O", bandPosition=0))
    return _spec(alt.layer(columns, broken).properties(width="container", height=240))


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
    import altair as alt

    values = [
        {**row, "series": names[row["series"]], "stretch": sum(at <= row["year"] for at in breaks)}
        for row in rows
    ]
    domain = list(names.values())
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("year:O", title=None, scale=alt.Scale(domain=list(shown)),
                axis=alt.Axis(labelAngle=0, labelOverlap=True)),
        y=alt.Y("rate:Q", title=None, axis=alt.Axis(format=".0%")),
        color=alt.Color("series:N", scale=alt.Scale(domain=domain, range=SERIES),
                        legend=alt.Legend(orient="top", title=None, columns=2)),
        shape=alt.Shape("series:N", scale=alt.Scale(domain=domain), legend=None),
        detail="stretch:N",
        tooltip=["year:O", "series:N", "told:N"],
    )  # fmt: skip
    marks = alt.Chart(alt.Data(values=[{"year": year} for year in breaks])).mark_rule(
        strokeDash=[4, 3], color=_INK, strokeWidth=1.5
    )
    broken = marks.encode(x=alt.X("year:O", bandPosition=0))
    layered = alt.layer(base.mark_line(strokeWidth=2), base.mark_point(size=60, filled=True), broken)
    return _spec(layered.properties(width="container", height=260))


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


def _coloured(parts: Mapping[str, tuple[str, str]]) -> Any:
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
