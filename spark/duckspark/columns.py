"""Which columns a query gives, where Spark must be told them by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp


class Names:
    """Answers from the query itself, and for stored tables from `stored`."""

    def __init__(self, stored: Callable[[str], Sequence[str]]) -> None:
        self._stored = stored

    def of(self, query: exp.Expression) -> list[str]:
        """The columns of a query, in order."""
        if isinstance(query, exp.Subquery):
            return self.of(query.this)
        if isinstance(query, exp.SetOperation):
            left = self.of(query.this)
            right = self.of(query.expression) if query.args.get("by_name") else []
            return list(dict.fromkeys([*left, *right]))
        if isinstance(query, exp.Values):
            return [c.name for c in query.args["alias"].columns]
        return [name for item in query.expressions for name in self._given(query, item)]

    def behind(self, select: exp.Select, table: str | None) -> list[str]:
        """What `*` or `table.*` stands for in a select."""
        listed: list[str] = []
        for source in self._sources(select):
            if table is None or source.alias_or_name == table:
                listed += self._relation(source)
        return listed

    def _given(self, select: exp.Select, item: exp.Expression) -> list[str]:
        star = item.this if isinstance(item, exp.Column) else item
        if not isinstance(star, exp.Star):
            if isinstance(item.unalias(), exp.Explode | exp.Unnest) and not item.alias:
                array = item.unalias().this
                return [field.alias_or_name or field.name for field in array.expressions[0].expressions]
            return [item.alias_or_name]
        left_out = {e.name for e in star.args.get("except_") or star.args.get("except") or ()}
        table = item.table if isinstance(item, exp.Column) else None
        return [name for name in self.behind(select, table) if name not in left_out]

    def _sources(self, select: exp.Select) -> list[exp.Expression]:
        start = select.args.get("from_") or select.args.get("from")
        joins = [j for j in select.args.get("joins") or () if (j.kind or j.side) not in ("SEMI", "ANTI")]
        return [*([start.this] if start else []), *(j.this for j in joins)]

    def _relation(self, source: exp.Expression) -> list[str]:
        alias = source.args.get("alias")
        if alias and alias.columns:
            return [c.name for c in alias.columns]
        if not isinstance(source, exp.Table):
            return self.of(source)
        if not source.db and (query := self._named(source)) is not None:
            return self.of(query)
        return list(self._stored(f"{source.db}.{source.name}" if source.db else source.name))

    def _named(self, table: exp.Table) -> exp.Expression | None:
        """The common table expression of a table's name that is in sight."""
        within = table.find_ancestor(exp.CTE)
        inside: exp.Expression | None = table
        while inside is not None:
            with_ = inside.args.get("with_") or inside.args.get("with")
            for cte in with_.expressions if with_ else ():
                if cte.alias.lower() == table.name.lower() and cte is not within:
                    return cte.this
            inside = inside.parent
        return None
