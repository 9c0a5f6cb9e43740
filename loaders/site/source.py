"""The published database, opened read-only: fingerprints of pages, and their rows in batches."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir
from types import TracebackType
from typing import Any

from loaders import published, rules
from loaders.errors import GoujiError
from loaders.site.kinds import Kind, Page
from loaders.site.queries import PAGES, Query
from loaders.sqlwords import literal

_TABLES = "select table_schema || '.' || table_name from information_schema.tables"
_RULES = "select rule_key from marts.dim_rule"
#: DuckDB keeps in memory what it has read of the file up to this; it would take most of the machine.
_MEMORY = "2GB"


class Source:
    """A connection to the database; use it as a context."""

    def __init__(self, database: Path, threads: int | None = None) -> None:
        """Open it.

        Raises GoujiError where nothing has been published, another program holds the file, or another
        version of Gouji built it.
        """
        self._connection = published.opened(database)
        self._connection.execute(f"set memory_limit = '{_MEMORY}'; set temp_directory = {_scratch()}")
        self._connection.execute("set enable_progress_bar = false")  # it would print over ours
        if threads:
            self._connection.execute(f"set threads = {threads}")
        self._tables = {name for (name,) in self._connection.execute(_TABLES).fetchall()}
        self._queries: dict[str, tuple[Query, ...]] = {}
        self._database = database

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: type[BaseException] | TracebackType | BaseException | None) -> None:
        self._connection.close()

    def check(self) -> None:
        """Raise GoujiError where the database does not answer the rules of this version's book."""
        wanted = {f"{rule.rule_id}/{rule.part}" for rule in rules.rules()}
        if "marts.dim_rule" not in self._tables or not self._answered() == wanted:
            raise GoujiError(
                f"数据库 {self._database} 由另一版本建成，规则与本版本不同。请运行 gouji build。",
                f"Another version built {self._database}; its rules are not those of this one."
                " Run gouji build.",
            )

    def fingerprints(self, kind: Kind) -> Iterator[tuple[str, str]]:
        """Key and fingerprint of every page of a kind: a hash over all rows that it shows."""
        parts = [
            f"select page, {number} as query_no, sum(hash(shown)) as rows_hash, count(*) as row_count"
            f" from ({query.text}) as shown group by page"
            for number, query in enumerate(self._asked(kind))
        ]
        pages = next(no for no, query in enumerate(self._asked(kind)) if query.name == PAGES)
        cursor = self._connection.execute(f"""
            select cast(page as varchar) as page,
                string_agg(concat_ws(' ', query_no, rows_hash, row_count), ';' order by query_no)
            from ({" union all ".join(parts)})
            group by page having bool_or(query_no = {pages}) order by page
        """)
        while rows := cursor.fetchmany(10_000):
            yield from rows

    def pages(self, kind: Kind, keys: Sequence[str]) -> list[Page]:
        """The pages of these keys with their rows, in the order of the keys."""
        listed = ", ".join(map(literal, keys))
        names = [query.name for query in kind.queries]
        found: dict[str, dict[str, list[Any]]] = {key: {name: [] for name in names} for key in keys}
        for query in self._asked(kind):
            cursor = self._connection.execute(
                f"select * from ({query.text}) as shown where page in ({listed}) order by all"
            )
            made: Any = namedtuple("Row", [d[0] for d in cursor.description[1:]])  # type: ignore[misc]
            for page, *row in cursor.fetchall():
                found[page][query.name].append(made(*row))
        return [Page(key, rows) for key, rows in found.items()]

    def _answered(self) -> set[str]:
        return {key for (key,) in self._connection.execute(_RULES).fetchall()}

    def _asked(self, kind: Kind) -> tuple[Query, ...]:
        if kind.name not in self._queries:
            asked = tuple(q for q in kind.queries if q.needs is None or q.needs in self._tables)
            self._queries[kind.name] = asked
        return self._queries[kind.name]


def _scratch() -> str:
    """Where DuckDB puts what does not fit into memory: the folder of the database may not be ours."""
    return literal((Path(gettempdir()) / "gouji-site").as_posix())
