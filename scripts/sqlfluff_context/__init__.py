"""What dbt gives to templates and sqlfluff's jinja templater does not know.

Linting with the jinja templater needs no database and reads generic tests too. The SQL that
`gouji book sql` generates is a third of a megabyte on few lines; a reader sees one query instead.
"""

from collections.abc import Callable


class _Adapter:
    """Stands for dbt's adapter: every dispatched macro is a query of one column."""

    def dispatch(self, name: str) -> Callable[..., str]:
        if name == "landed_files":  # stands where a table stands
            return lambda table: f"(select '{table}' as file)"
        if name == "digest_number":  # stands where an expression stands
            return lambda row_text: f"length({row_text})"
        return lambda *relations: f"select 1 as {name}" + "".join(f" from {r}" for r in relations[:1])

    def get_columns_in_relation(self, relation: str) -> list[dict[str, str]]:
        """Return a list of each kind of int_report_wide: nobody else asks."""
        return [{"name": "v_table"}, {"name": "m_table"}]


adapter = _Adapter()


def env_var(name: str, default: str = "") -> str:
    """Return the default, so that linting does not depend on the environment."""
    return default


class _Nothing:
    """The answer to a query where there is no database."""

    rows: tuple[object, ...] = ()


def run_query(query: str) -> _Nothing:
    """Return no rows, as where nothing has been landed."""
    return _Nothing()


def code(expression: str, _: str = "") -> str:
    """Return the expression, as on an engine that keeps codes as text (macros/codes.sql)."""
    return expression


def rows_of(model: str, affected: str) -> str:
    """Return the whole model, as where nothing grows (macros/growth.sql)."""
    return model


def part_of(model: str, affected: str, weight: int = 1) -> str:
    """Return the whole model, as where it is small (macros/parts.sql)."""
    return model


def in_two_streams(relation: str, key: str) -> str:
    """Return the relation, as on an engine that has its own parts (macros/parts.sql)."""
    return relation


def is_affected(affected: str) -> str:
    """Return a condition without columns, which fits every query."""
    return f"exists (select 1 from int_affected_{affected})"


def before(schema: str, model: str) -> str:
    """Return the model, as where something grows, so that this part is linted."""
    return f"{schema}.{model}"


def kept(affected: str, also: str = "") -> dict[str, str]:
    """Return no settings."""
    return {}


def looked_through() -> dict[str, str]:
    """Return no settings."""
    return {}
