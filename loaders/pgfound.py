"""What a schema of PostgreSQL holds now, and what we may do there."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from loaders.errors import GoujiError
from loaders.pgshape import Found
from loaders.sqlwords import literal, quoted

#: Table of what is published; its presence says that the schema is ours.
RELEASE = "gouji_release"
_FOUND = """
    select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull
    from pg_class as c inner join pg_attribute as a on a.attrelid = c.oid
    where c.relnamespace = (select oid from pg_namespace where nspname = {schema})
        and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum
"""
_CONSTRAINTS = """
    select c.relname::text, n.conname::text
    from pg_constraint as n inner join pg_class as c on n.conrelid = c.oid
    where c.relnamespace = (select oid from pg_namespace where nspname = {schema})
"""
_INDEXES = "select tablename::text, indexname::text from pg_indexes where schemaname = {schema}"
_RIGHTS = """
    select count(n.oid) > 0, has_database_privilege(current_database(), 'CREATE'),
        coalesce(bool_and(has_schema_privilege(n.oid, 'CREATE')), false), current_user::text
    from (select 1) as one left join pg_namespace as n on n.nspname = {schema}
"""


#: Answers a query of PostgreSQL.
Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema by name, seen through a connection."""

    name: str
    ask: Ask

    def exists(self) -> bool:
        """Whether it is there."""
        return bool(self._asked(_RIGHTS)[0][0])

    def check(self) -> None:
        """Raise GoujiError where we may not write, or where the schema holds what is not ours."""
        exists, database, inside, user = self._asked(_RIGHTS)[0]
        if not (inside if exists else database):
            on = f"SCHEMA {quoted(self.name)}" if exists else "DATABASE …"
            raise GoujiError(
                f"用户 {user} 无权在此建表。请管理员执行：GRANT CREATE ON {on} TO {user}",
                f"User {user} may not create tables there. Ask an administrator for:"
                f" GRANT CREATE ON {on} TO {user}",
            )
        found = self._asked(_FOUND)
        if found and RELEASE not in {table for table, *_ in found}:
            raise GoujiError(
                f"模式 {self.name} 中已有别的表，不是 Gouji 发布的。请用 --schema 另选一个。",
                f"Schema {self.name} holds tables that Gouji did not publish. Choose another: --schema NAME",
            )

    def found(self, wanted: Collection[str]) -> tuple[Found, set[str]]:
        """What stands there of the tables wanted, and which tables of a publication are wanted no more."""
        columns: dict[str, dict[str, tuple[str, bool]]] = {}
        for table, column, kind, required in self._asked(_FOUND):
            columns.setdefault(table, {})[column] = (kind, required)
        published: set[str] = set()
        if RELEASE in columns:
            listed = self.ask(f"select table_name from {quoted(self.name)}.{quoted(RELEASE)}")
            published = {table for (table,) in listed}
        ours = {name: of for name, of in columns.items() if name in wanted}
        constraints, indexes = (
            {name: frozenset(item for table, item in named if table == name) for name in ours}
            for named in (self._asked(_CONSTRAINTS), self._asked(_INDEXES))
        )
        return Found(ours, constraints, indexes), (published & set(columns)) - set(wanted)

    def _asked(self, query: str) -> list[tuple[Any, ...]]:
        return self.ask(query.format(schema=literal(self.name)))
