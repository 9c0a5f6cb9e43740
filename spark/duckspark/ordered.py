"""Aggregates that put their values in an order, which DuckDB takes inside the call."""

from __future__ import annotations

from sqlglot import exp


def ordered(node: exp.Expression) -> exp.Expression:
    """Give back a node, or what stands for it on Spark: an aggregate with its filter or its window."""
    window = node if isinstance(node, exp.Window) else None
    condition = node.expression.this if isinstance(node, exp.Filter) else None
    call = node.this if window or condition else node
    if node is call and isinstance(node.parent, exp.Filter | exp.Window) and node.arg_key == "this":
        return node  # done with what is around it
    if isinstance(call, exp.GroupConcat):
        return _text(call, condition, window)
    if isinstance(call, exp.ArrayAgg):
        return _list(call, condition, window)
    if window and isinstance(call, exp.Count) and isinstance(call.this, exp.Distinct):
        (value,) = call.this.expressions
        return exp.Anonymous(this="SIZE", expressions=[_collect("COLLECT_SET", value, None, window)])
    return node


def _parts(value: exp.Expression) -> tuple[exp.Expression, list[exp.Ordered], bool]:
    """The value of an aggregate, what orders it, and whether each is taken once."""
    order: list[exp.Ordered] = []
    if isinstance(value, exp.Order):
        order, value = value.expressions, value.this
    if isinstance(value, exp.Distinct):
        (inner,) = value.expressions
        if [key.sql() for key in order] != [exp.Ordered(this=inner.copy(), nulls_first=False).sql()]:
            raise NotImplementedError(f"distinct values in no order or that of something else: {value}")
        return inner, [], True
    if not order:
        raise NotImplementedError(f"values without an order are told in another every time: {value}")
    return value, order, False


def _collect(
    name: str, value: exp.Expression, condition: exp.Expression | None, window: exp.Expression | None
) -> exp.Expression:
    """Gather values; what the condition leaves out is null, which is not gathered."""
    if condition is not None:
        value = exp.If(this=condition.copy(), true=value, false=exp.null())
    call = exp.Anonymous(this=name, expressions=[value])
    if window is None:
        return call
    over = window.copy()
    over.set("this", call)
    return over


def _or_null(values: exp.Expression) -> exp.Expression:
    """Of no rows DuckDB makes null, Spark an empty list."""
    return exp.func("NULLIF", values, exp.Anonymous(this="ARRAY", expressions=[]))


def _text(
    call: exp.GroupConcat, condition: exp.Expression | None, window: exp.Expression | None
) -> exp.Expression:
    value, order, once = _parts(call.this)
    text = exp.cast(value, "text")
    if once:
        values = exp.Anonymous(
            this="ARRAY_SORT", expressions=[_collect("COLLECT_SET", text, condition, window)]
        )
    else:
        known = exp.Not(this=exp.Is(this=value.copy(), expression=exp.null()))
        condition = exp.and_(condition, known) if condition is not None else known
        values = _sorted(text, order, condition, window)
    separator = call.args.get("separator") or exp.Literal.string(",")
    return exp.Anonymous(this="ARRAY_JOIN", expressions=[_or_null(values), separator])


def _list(
    call: exp.ArrayAgg, condition: exp.Expression | None, window: exp.Expression | None
) -> exp.Expression:
    if isinstance(call.this, exp.Distinct) and isinstance(call.find_ancestor(exp.Func), exp.ArraySort):
        return _or_null(_collect("COLLECT_SET", call.this.expressions[0], condition, window))
    if isinstance(call.this, exp.Struct) and isinstance(call.parent, exp.ArraySort):
        return _collect("COLLECT_LIST", call.this, condition, window)
    value, order, once = _parts(call.this)
    if once:
        raise NotImplementedError(f"put list_sort around: {call}")
    return _or_null(_sorted(value, order, condition, window))


def _sorted(
    value: exp.Expression,
    order: list[exp.Ordered],
    condition: exp.Expression | None,
    window: exp.Expression | None,
) -> exp.Expression:
    """A list of values in an order; null keys come last, as on DuckDB."""
    fields = [
        part for at, key in enumerate(order) for part in (exp.Literal.string(f"k{at}"), key.this.copy())
    ]
    row = exp.Anonymous(this="NAMED_STRUCT", expressions=[*fields, exp.Literal.string("v"), value.copy()])
    compare = _comparison([bool(key.args.get("desc")) for key in order])
    listed = _collect("COLLECT_LIST", row, condition, window)
    taken = exp.Lambda(this=exp.column("v", table="held"), expressions=[exp.to_identifier("held")])
    return exp.Anonymous(
        this="TRANSFORM", expressions=[exp.Anonymous(this="ARRAY_SORT", expressions=[listed, compare]), taken]
    )


def _comparison(downwards: list[bool]) -> exp.Expression:
    """Which of two rows comes first, key by key."""
    cases = []
    for at, desc in enumerate(downwards):
        a, b = f"a.k{at}", f"b.k{at}"
        less, more = ("1", "-1") if desc else ("-1", "1")
        cases.append(
            f"when {a} is null and {b} is not null then 1 when {a} is not null and {b} is null then -1"
            f" when {a} < {b} then {less} when {a} > {b} then {more}"
        )
    body = exp.maybe_parse(f"case {' '.join(cases)} else 0 end", dialect="spark")
    return exp.Lambda(this=body, expressions=[exp.to_identifier("a"), exp.to_identifier("b")])
