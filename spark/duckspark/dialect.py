"""Spark's dialect for trees that were read as DuckDB's: what sqlglot leaves open or tells otherwise."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark

from duckspark import regex

#: Functions by other names, with the same arguments.
_NAMES = {"LIST_INTERSECT": "ARRAY_INTERSECT", "ARRAY_LENGTH": "SIZE"}
#: `printf('%.1f', x)` as C has it, from the exact value of a double: Java would round its shortest decimal.
#: The double next to a tie (m / 20, m odd) lies above, on or below it as the rest 20 x - m says: it is exact.
_ONE_DECIMAL = """transform(array(cast({x} as double)), x -> case
    when x is null then null
    when cast(round(x * 20) as bigint) % 2 != 0 and x = round(x * 20) / 20 then cast(cast((
        cast(round(x * 20) as bigint) - 1) / 2 + case
            when x * 16 - round(x * 20) + x * 4 > 0 then 1
            when x * 16 - round(x * 20) + x * 4 < 0 then 0
            else pmod(cast((cast(round(x * 20) as bigint) - 1) / 2 as bigint), 2)
        end as decimal(28, 0)) / 10 as decimal(28, 1))
    else cast(x as decimal(28, 1))
end)[0]"""


def _pattern(self: Any, node: exp.Expression) -> str:
    return self.sql(exp.Literal.string(regex.pattern(_text(node))))


def _text(node: exp.Expression | None) -> str:
    if not isinstance(node, exp.Literal) or not node.is_string:
        raise NotImplementedError(f"a regular expression that is no plain text: {node}")
    return node.this


def _division(self: Any, node: exp.Div) -> str:
    # Two whole numbers or decimals make a double on DuckDB, and never a decimal.
    return f"CAST({self.sql(node, 'this')} AS DOUBLE) / CAST({self.sql(node, 'expression')} AS DOUBLE)"


def _rounded(self: Any, node: exp.Round) -> str:
    # DuckDB rounds the double itself, Spark its shortest decimal: they part where that ends in 5.
    digits = node.args.get("decimals")
    is_double = any(node.this.find_all(exp.Div)) or any(
        cast.to.is_type(exp.DataType.Type.DOUBLE) for cast in node.this.find_all(exp.Cast)
    )
    if digits is None or not is_double:
        return self.func("ROUND", node.this, digits)
    return f"(ROUND(({self.sql(node, 'this')}) * 1E{digits}D) / 1E{digits}D)"


def _element(self: Any, node: exp.Bracket) -> str:
    (index,) = node.expressions
    if isinstance(index, exp.Slice):
        first, last = index.this, index.expression
        if first is not None and not (first.is_int and first.to_py() == 1):
            raise NotImplementedError(f"a slice that does not begin at the first: {node}")
        return self.func("SLICE", node.this, exp.Literal.number(1), last)
    if isinstance(index, exp.Literal) and index.is_string:
        return f"{self.sql(node, 'this')}.{self.sql(exp.to_identifier(index.this, quoted=True))}"
    # Counted from 0, and null where there is none, as the reader of DuckDB's text leaves it.
    return self.func("GET", node.this, index)


def _any_value(self: Any, node: exp.AnyValue) -> str:
    return self.func("ANY_VALUE", node.this, exp.true())


def _extreme(name: str) -> Any:
    def sql(self: Any, node: exp.ArgMax | exp.ArgMin) -> str:
        # DuckDB passes over rows whose value is null; rewrite adds the condition.
        return self.func(name, node.this, node.expression)

    return sql


def _replaced(self: Any, node: exp.RegexpReplace) -> str:
    modifiers = node.args.get("modifiers")
    every = modifiers is not None and "g" in modifiers.name
    found = regex.pattern(_text(node.expression))
    if not every and not found.startswith("^") and not found.endswith(r"\z"):
        found = f"(?s)^(.*?)(?-s:{found})"
        if "\\" in _text(node.args["replacement"]):
            raise NotImplementedError(f"groups in place of the first match only: {node}")
        put = "$1" + regex.replacement(_text(node.args["replacement"]))
    else:
        put = regex.replacement(_text(node.args["replacement"]))
    return self.func("REGEXP_REPLACE", node.this, exp.Literal.string(found), exp.Literal.string(put))


def _extracted(name: str) -> Any:
    def sql(self: Any, node: exp.RegexpExtract | exp.RegexpExtractAll) -> str:
        group = node.args.get("group") or exp.Literal.number(0)
        pattern = exp.Literal.string(regex.pattern(_text(node.expression)))
        return self.func(name, node.this, pattern, group)

    return sql


def _function(self: Any, node: exp.Anonymous) -> str:
    name = node.name.upper()
    if name == "LIST_POSITION":
        return f"NULLIF({self.func('ARRAY_POSITION', *node.expressions)}, 0)"
    if name == "PRINTF":
        form, value = node.expressions
        if form.name != "%.1f":
            raise NotImplementedError(f"printf of {form}")
        return f"CAST({_ONE_DECIMAL.format(x=self.sql(value))} AS STRING)"
    if name == "LIST_HAS_ALL":
        lists, members = node.expressions
        return f"SIZE({self.func('ARRAY_EXCEPT', members, lists)}) = 0"
    if name == "REGEXP_SPLIT_TO_ARRAY":
        return f"SPLIT({self.sql(node.expressions[0])}, {_pattern(self, node.expressions[1])}, -1)"
    return self.func(_NAMES.get(name, node.name), *node.expressions)


def _series(self: Any, node: exp.GenerateSeries) -> str:
    # Downwards on Spark, empty on DuckDB; `range` leaves its end out, which Spark's never does.
    first, last, step = node.args["start"], node.args["end"], node.args.get("step")
    if node.args.get("is_end_exclusive"):
        if step is not None:
            raise NotImplementedError(f"a range with a step: {node}")
        last = exp.paren(last) - 1
    upwards = f"{self.sql(first)} <= {self.sql(last)}"
    none = f"SLICE({self.func('SEQUENCE', first, first)}, 1, 0)"
    return f"IF({upwards}, {self.func('SEQUENCE', first, last, step)}, {none})"


def _most(name: str) -> Any:
    def sql(self: Any, node: exp.Greatest | exp.Least) -> str:
        # Spark wants two at least.
        return self.func(name, node.this, *node.expressions) if node.expressions else self.sql(node, "this")

    return sql


class DuckText(DuckDB):
    """DuckDB, and names in dbt-spark's quotes, in which dbt writes the rows of unit tests."""

    class Tokenizer(DuckDB.Tokenizer):
        """Reads the text."""

        IDENTIFIERS: ClassVar = [*DuckDB.Tokenizer.IDENTIFIERS, "`"]


class DuckSpark(Spark):
    """Spark, for queries of DuckDB."""

    class Generator(Spark.Generator):
        """Writes the tree."""

        EXPRESSIONS_WITHOUT_NESTED_CTES: ClassVar = set()  # Spark has them, each with names of its own
        TYPE_MAPPING: ClassVar = {
            **Spark.Generator.TYPE_MAPPING,
            exp.DataType.Type.VARCHAR: "STRING",
            exp.DataType.Type.INT128: "DECIMAL(38, 0)",
            exp.DataType.Type.UINT: "BIGINT",
            exp.DataType.Type.UBIGINT: "DECIMAL(20, 0)",
        }
        TRANSFORMS: ClassVar = {
            **Spark.Generator.TRANSFORMS,
            exp.Div: _division,
            exp.ArgMax: _extreme("MAX_BY"),
            exp.ArgMin: _extreme("MIN_BY"),
            exp.RegexpLike: lambda self, e: f"{self.sql(e, 'this')} RLIKE {_pattern(self, e.expression)}",
            exp.RegexpReplace: _replaced,
            exp.RegexpExtract: _extracted("REGEXP_EXTRACT"),
            exp.RegexpExtractAll: _extracted("REGEXP_EXTRACT_ALL"),
            exp.Anonymous: _function,
            exp.Concat: lambda self, e: self.func("CONCAT_WS", exp.Literal.string(""), *e.expressions),
            exp.GenerateSeries: _series,
            exp.Round: _rounded,
            exp.Greatest: _most("GREATEST"),
            exp.Least: _most("LEAST"),
            exp.Median: lambda self, e: self.func("MEDIAN", e.this),
            exp.Left: lambda self, e: self.func("LEFT", e.this, e.expression),
            exp.Right: lambda self, e: self.func("RIGHT", e.this, e.expression),
        }
        TRANSFORMS.pop(exp.Select)  # Spark knows QUALIFY by now
        anyvalue_sql = _any_value
        bracket_sql = _element
