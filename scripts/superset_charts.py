"""What Superset needs to draw a chart of bi/superset/source/dashboards.yml: its parameters and its query."""

from __future__ import annotations

from typing import Any

Tree = dict[str, Any]
#: Rows that a chart asks for; a table turns pages.
_LIMIT = 1000
_PERCENT_COLUMNS = {"ind_disclosure_rate": ".1%", "ind_consistency": ".2%", "assessable_share": ".1%"}
_COUNT_COLUMNS = ("app_new_received", "app_res_total", "ind_disclosure_rate_base", "answered")


def chart_params(of: Tree, formats: dict[str, str]) -> Tree:
    """The parameters of a chart; `formats` are the number formats of the dataset's metrics."""
    params = {"adhoc_filters": _filters(of), "row_limit": _LIMIT, **_KINDS[of["kind"]](of, formats)}
    return dict(sorted(params.items()))


def query(of: Tree) -> Tree:
    """The query of a chart without the dashboard's filters."""
    rows = of["kind"] == "rows"
    columns = of["columns"] if rows else [*([of["x"]] if "x" in of else []), *of.get("by", ())]
    columns = [*columns, *([of["series"]] if "series" in of else [])]
    filters = [{"col": c, "op": "==", "val": v} for c, v in of.get("where", ())]
    filters += [{"col": c, "op": "!=", "val": v} for c, v in of.get("unless", ())]
    if "where_in" in of:
        filters.append({"col": of["where_in"][0], "op": "IN", "val": of["where_in"][1]})
    if "given" in of:
        filters.append({"col": of["given"], "op": "IS NOT NULL"})
    asked: Tree = {
        "columns": columns,
        "filters": filters,
        "row_limit": _LIMIT,
        "extras": {"where": "", "having": ""},
    }
    if not rows:
        asked["metrics"] = _metrics(of)
    if "order" in of:
        column, ascending = of["order"]
        asked["orderby"] = [[column if rows or column in asked["metrics"] else _first(column), ascending]]
    return asked


def _metrics(of: Tree) -> list[str]:
    return [of["metric"]] if "metric" in of else list(of["metrics"])


def _filters(of: Tree) -> list[Tree]:
    return [
        {
            "clause": "WHERE",
            "expressionType": "SIMPLE",
            "subject": f["col"],
            "operator": f["op"],
            "comparator": f.get("val"),
        }
        for f in query(of)["filters"]
    ]


def _number(of: Tree, formats: dict[str, str]) -> Tree:
    return {
        "viz_type": "big_number_total", "metric": of["metric"], "y_axis_format": formats[of["metric"]],
        "header_font_size": 0.4, "subheader_font_size": 0.15,
    }  # fmt: skip


def _bar(of: Tree, _: dict[str, str]) -> Tree:
    metrics, series = _metrics(of), [of["series"]] if "series" in of else []
    sideways = of.get("horizontal", False)
    many = len(metrics) > 1 or bool(series)
    return {
        "viz_type": "echarts_timeseries_bar", "x_axis": of["x"], "metrics": metrics, "groupby": series,
        "orientation": "horizontal" if sideways else "vertical", "stack": "Stack" if many else None,
        "show_legend": many, "legendOrientation": "top", "legendType": "scroll", "show_value": True,
        "only_total": True, "rich_tooltip": True, "xAxisForceCategorical": True, "truncate_metric": True,
        "y_axis_format": ",~f",  # a tick between two counts is told as such
        "x_axis_sort": metrics[0] if sideways else of["x"], "x_axis_sort_asc": True,
        "order_desc": True, "color_scheme": "supersetColors", "xAxisLabelInterval": "auto" if sideways else 0,
        "minorTicks": False, "zoomable": False, "y_axis_title_margin": 15, "x_axis_title_margin": 15,
    }  # fmt: skip


def _table(of: Tree, formats: dict[str, str]) -> Tree:
    column, ascending = of["order"]
    shown = {m: {"d3NumberFormat": formats[m], "d3SmallNumberFormat": formats[m]} for m in of["metrics"]}
    return {
        "viz_type": "table", "query_mode": "aggregate", "groupby": of["by"], "metrics": of["metrics"],
        "column_config": shown, "order_desc": not ascending, **_plain_table(),
        "timeseries_limit_metric": column if column in of["metrics"] else _first(column),
    }  # fmt: skip


def _first(column: str) -> Tree:
    """A metric to sort by: Superset sorts groups by metrics only."""
    return {
        "expressionType": "SQL",
        "sqlExpression": f"min({column})",
        "label": "顺序",
        "hasCustomLabel": True,
    }


def _rows(of: Tree, formats: dict[str, str]) -> Tree:
    column, ascending = of["order"]
    forms = dict.fromkeys(_COUNT_COLUMNS, ",d") | _PERCENT_COLUMNS
    return {
        "viz_type": "table", "query_mode": "raw", "all_columns": of["columns"],
        "order_by_cols": [f'["{column}", {str(ascending).lower()}]'],
        "column_config": {c: {"d3NumberFormat": forms[c]} for c in of["columns"] if c in forms},
        **_plain_table(),
    }  # fmt: skip


def _plain_table() -> Tree:
    """Texts are texts: nothing in a cell is taken for HTML."""
    return {
        "allow_render_html": False, "show_cell_bars": False, "color_pn": False, "page_length": 0,
        "table_timestamp_format": "%Y-%m-%d", "include_search": False, "show_totals": False,
    }  # fmt: skip


_KINDS = {"number": _number, "bar": _bar, "table": _table, "rows": _rows}
