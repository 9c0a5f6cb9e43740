"""Changes the tree of a query where Spark needs another shape, not only other words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from duckspark.columns import Names
from duckspark.ordered import ordered

Columns = Callable[[str], Sequence[str]]


def rewrite(tree: exp.Expression, columns: Columns) -> exp.Expression:
    """Return the tree, changed, for `DuckSpark` to write."""
    names = Names(columns)
    for table in list(tree.find_all(exp.Table)):
        table.set("catalog", None)
        if table.db == "raw":
            columns(f"raw.{table.name}")
    for union in list(tree.find_all(exp.SetOperation)):
        if union.args.get("by_name"):
            _line_up(union, names)
    for select in list(tree.find_all(exp.Select)):
        _replace_stars(select, names)
    for select in list(tree.find_all(exp.Select)):
        _write_out(select, names)
    for node in list(tree.find_all(exp.Window)):
        _condition_inside(node)
    for node in list(tree.find_all(exp.ArgMax, exp.ArgMin)):
        _pass_over_null(node)
    for part in list(tree.find_all(exp.CTE)):
        part.set("materialized", None)  # Spark decides by itself
    tree = tree.transform(ordered)
    for select in list(tree.find_all(exp.Select)):
        _explode(select)
        _series_tables(select)
    return tree


def _line_up(union: exp.SetOperation, names: Names) -> None:
    """UNION BY NAME: every branch gives every column, in the order of the first."""
    inner = union.parent
    if isinstance(inner, exp.SetOperation) and inner.args.get("by_name"):
        return  # done with the outermost
    branches = list(_branches(union))
    seen = [names.of(branch) for branch in branches]
    every = list(dict.fromkeys(name for given in seen for name in given))
    for branch, given in zip(branches, seen, strict=True):
        told = [exp.column(n) if n in given else exp.alias_(exp.null(), n) for n in every]
        if isinstance(branch, exp.Subquery):
            branch = branch.this
        branch.replace(exp.select(*told).from_(branch.copy().subquery("branch")))
    for part in [union, *union.find_all(exp.SetOperation)]:
        part.set("by_name", None)


def _branches(node: exp.Expression) -> list[exp.Expression]:
    if isinstance(node, exp.SetOperation) and node.args.get("by_name"):
        return [*_branches(node.this), *_branches(node.expression)]
    return [node]


def _replace_stars(select: exp.Select, names: Names) -> None:
    """`* REPLACE`: Spark only knows `* EXCEPT`, so the columns are written out."""
    told: list[exp.Expression] = []
    for item in select.expressions:
        star = item.this if isinstance(item, exp.Column) else item
        if not isinstance(star, exp.Star) or not (star.args.get("replace") or star.args.get("rename")):
            told.append(item)
            continue
        if star.args.get("rename"):
            raise NotImplementedError(f"* rename: {select}")
        table = item.table if isinstance(item, exp.Column) else None
        put = {e.alias: e for e in star.args["replace"]}
        left_out = {e.name for e in star.args.get("except_") or star.args.get("except") or ()}
        told += [
            put.get(name) or exp.column(name, table=table)
            for name in names.behind(select, table)
            if name not in left_out
        ]
    select.set("expressions", told)


def _write_out(select: exp.Select, names: Names) -> None:
    """A condition may use what the select computes; Spark wants it computed there as well."""
    computed = {e.alias.lower(): e.this for e in select.expressions if isinstance(e, exp.Alias)}
    places = [select.args.get("where")]
    if qualify := select.args.get("qualify"):
        places += qualify.find_all(exp.Window)
    known: set[str] | None = None
    for place in places:
        for column in list(place.find_all(exp.Column)) if place else ():
            meant = computed.get(column.name.lower())
            if meant is None or column.table or column.find_ancestor(exp.Select) is not select:
                continue
            if known is None:
                known = {name.lower() for name in names.behind(select, None)}
            if column.name.lower() not in known and not meant.find(exp.Window):
                column.replace(exp.paren(meant.copy()))


def _condition_inside(window: exp.Window) -> None:
    """`f(x) FILTER (WHERE c) OVER w`: Spark has no such filter, but every function passes over null."""
    if not isinstance(window.this, exp.Filter):
        return
    call, condition = window.this.this, window.this.expression.this
    argument = exp.Literal.number(1) if isinstance(call.this, exp.Star) else call.this
    call.set("this", exp.If(this=condition, true=argument, false=exp.null()))
    window.set("this", call)


def _pass_over_null(node: exp.ArgMax | exp.ArgMin) -> None:
    """DuckDB's arg_max passes over rows whose value is null."""
    known = exp.Not(this=exp.Is(this=node.this.copy(), expression=exp.null()))
    if isinstance(node.parent, exp.Filter):
        where = node.parent.expression
        where.set("this", exp.and_(where.this, known))
    else:
        outer = node.copy()
        node.replace(exp.Filter(this=outer, expression=exp.Where(this=known)))


def _explode(select: exp.Select) -> None:
    """`unnest` in a select: Spark takes one such call, of all the lists side by side."""
    lists: list[tuple[int, exp.Expression, str]] = []
    for at, item in enumerate(select.expressions):
        call = item.unalias()
        if isinstance(call, exp.Explode | exp.Unnest):
            lists.append((at, call, item.alias))
        elif any(call.find_all(exp.Explode)) and not call.find(exp.Select):
            raise NotImplementedError(f"unnest within an expression: {item}")
    if not lists:
        return
    first = lists[0][0]
    listed = [call.this for _, call, _ in lists]
    if not lists[0][2]:  # a list of structs, each field a column
        told: exp.Expression = exp.Anonymous(this="INLINE", expressions=listed)
    elif len(lists) == 1:
        told = exp.alias_(exp.Anonymous(this="EXPLODE", expressions=listed), lists[0][2])
    else:
        beside = exp.Anonymous(this="ARRAYS_ZIP", expressions=listed)
        told = exp.Aliases(
            this=exp.Anonymous(this="INLINE", expressions=[beside]),
            expressions=[exp.to_identifier(name) for _, _, name in lists],
        )
    passed = {at for at, _, _ in lists}
    items = [e for at, e in enumerate(select.expressions) if at not in passed]
    items.insert(first, told)
    select.set("expressions", items)


def _series_tables(select: exp.Select) -> None:
    """`generate_series(…) as t (n)` where a table stands."""
    for table in list(select.find_all(exp.Table)):
        if isinstance(table.this, exp.GenerateSeries) and table.alias:
            (name,) = table.args["alias"].columns
            rows = exp.alias_(exp.Anonymous(this="EXPLODE", expressions=[table.this.copy()]), name.name)
            table.replace(exp.select(rows).subquery(table.alias))
