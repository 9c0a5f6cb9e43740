"""What the models write for DuckDB means the same on Spark: one small query per idiom, asked of both."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

duckspark = pytest.importorskip("duckspark", reason="make spark-test has the translator")

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Groups, an order with null and a tie in it, texts, numbers, a truth.
TABLE = """
with t as (
    select * from (values
        (1, 2, 'b', 1.5, true), (1, 1, 'a', 2.25, false), (1, null, 'c', null, null), (1, 3, null, 0.5, true),
        (2, null, null, null, null), (2, 9, '', 12.25, false)
    ) as t (g, k, s, d, y)
)
"""
QUERIES = {
    "texts in order": "select g, string_agg(s, '、' order by k, s) as x from t group by g",
    "texts in order, filtered": "select string_agg(s, ',' order by k desc) filter (where y) as x from t",
    "texts of no rows": "select string_agg(s, ',' order by k) filter (where g > 5) as x from t",
    "texts once": "select g, string_agg(distinct s, ',' order by s) as x from t group by g",
    "texts once in a window": "select k, string_agg(distinct s, ' ' order by s) over (partition by g) as x"
    " from t",
    "list downwards": "select g, list(s order by k desc, s) as x from t group by g",
    "rows sorted afterwards": "select g, list_transform(list_sort(list({a: k, b: s})), lambda x: x.b) as x"
    " from t where k is not null group by g",
    "part of a list": "select list(coalesce(s, '-') order by k, g)[:2] as x from t",
    "elements": "select [10, 20][1] as a, [10, 20][2] as b, [10, 20][3] as c",
    "distinct in a window": "select k, count(distinct s) over (partition by g) as x from t",
    "filter in a window": "select k, count(*) filter (where y) over (partition by g) as x,"
    " min(d) filter (where k > 1) over (partition by g) as z from t",
    "value of the largest": "select g, arg_max(s, k) as x, arg_min(s, k) filter (where k > 1) as z"
    " from t group by g",
    "smallest of two keys": "select arg_min(s, (not y, k)) as x from t where k is not null and y is not null",
    "any value": "select g, any_value(y) as x from t where y or g = 2 group by g",
    "null last": "select k, row_number() over (order by k, s) as a,"
    " row_number() over (order by k desc, s) as b from t",
    "qualify": "select g, k from t qualify row_number() over (partition by g order by k) = 1",
    "names of the select": "select g, k * 2 as twice, twice + 1 as more from t where twice > 2",
    "names in qualify": "select g, k + 1 as up from t"
    " qualify row_number() over (partition by g order by up desc) = 1",
    "unnest": "select g, unnest([k, g]) as x from t",
    "unnest beside": "select g, unnest([1, 2]) as x, unnest(['a', 'b']) as z from t",
    "unnest structs": "select g, unnest([{a: min(k), b: 'x'}, {a: max(k), b: 'z'}], recursive := true)"
    " from t group by g",
    "series": "select unnest(generate_series(2, 4)) as x",
    "series downwards is empty": "select unnest(generate_series(4, 2)) as x",
    "series as a table": "select t.k, n.n from t cross join generate_series(1, 2) as n (n)",
    "range leaves its end out": "select range(3) as x, range(2, 5) as y, range(2, 2) as z",
    "range as a table": "select t.k, n.n from t cross join range(1, 3) as n (n)",
    "days": "select unnest(generate_series(date '2024-02-28', date '2024-03-01', interval 1 day)) as x",
    "by name": "select g, s from t union all by name select d, g from t",
    "replace": "select * replace (coalesce(s, '?') as s) from t",
    "exclude": "select t.* exclude (d, y) from t",
    "division": "select 1 / 4 as a, 7 // 2 as b, 7 % 4 as c, d / 3 as e from t",
    "concat passes over null": "select concat(s, '-', k) as a, concat_ws(' ', s, null, 'z') as b,"
    " s || 'x' as c from t",
    "matches": "select s, regexp_matches(s, '^[abc]$') as a, regexp_matches('x[1]', '[[]1') as b"
    " from t",
    "the end is the end": "select regexp_matches('a' || chr(10), 'a$') as a",
    "replace all and first": "select regexp_replace('a1b22', '[0-9]+', '<\\0>', 'g') as a,"
    " regexp_replace('a1b22', '[0-9]', '') as b,"
    " regexp_replace('3.500', '[.]0+$|([.][0-9]*[1-9])0+$', '\\1') as c",
    "dollar and braces": "select regexp_replace('a1', '1', '$5') as a",
    "extract": "select regexp_extract('占12%', '([0-9]+)%', 1) as a, regexp_extract('x', '[0-9]') as b,"
    " regexp_extract_all('a1b2', '([a-z])[0-9]', 1) as c, regexp_split_to_array('一。二；', '[。；]') as d",
    "characters": "select length('𠀀字') as a, left('𠀀字b', 2) as b, "
    "right('a字', 1) as c, split_part('a=b', '=', 2) as d",
    "place in a list": "select list_position(['a', 'b'], s) as x from t",
    "all members": "select list_has_all([1, 2], [2]) as a, list_has_all([1], [1, 3]) as b",
    "made twice": "select * from (with a as not materialized (select g from t)"
    " select a.g from a cross join a as b) as f",
    "names within names": "select * from (with a as (with b as (select 1 as x) select * from b),"
    " c as (with b as (select 2 as x) select * from b) select a.x as a, c.x as c from a cross join c) as f",
    "common members": "select array_length(list_intersect([1, 1, 2], [2, 1, 1])) as x",
    "casts": "select try_cast('1x' as double) as a, cast('2.5' as decimal(9, 4)) as b,"
    " cast(k as varchar) as c, cast(d as varchar) as e from t",
    "decimals": "select sum(d) as a, round(sum(d), 1) as b, max(d * 1.5) as c from t",
    "doubles": "select round(100 * n.x / 16000, 4) as a, round(cast(n.x as double) * 1.15 / 3, 8) as b,"
    " round(-n.x / 8, 2) as c from generate_series(1, 900) as n (x)",
    "dates": "select date '2024-03-01' - date '2024-02-28' as a, make_date(2024, 2, 29) as b,"
    " year(date '2024-01-02') as c",
    "distinct from": "select k, s is distinct from 'a' as a from t",
    "semi and anti": "select t.k from t semi join (select 2 as k) as u on t.k = u.k",
    "digest": "select md5(coalesce(s, '') || g) as x from t",
    "one decimal": "select rtrim(rtrim(printf('%.1f', d), '0'), '.') || '%' as x from t",
}  # fmt: skip


def plain(value: Any) -> Any:
    """A value as both engines' drivers give it: doubles told by ten digits, decimals by their number."""
    if isinstance(value, list | tuple):
        return [plain(v) for v in value]
    if type(value).__name__ == "Decimal":
        return str(value.normalize() + 0)
    if isinstance(value, float):
        return f"{value:.10g}"
    if type(value).__name__ == "timedelta":
        return str(value.days)
    return str(value)[:10] if type(value).__name__ == "datetime" else str(value)


def told(rows: Any) -> list[list[Any]]:
    return sorted(([plain(value) for value in row] for row in rows), key=str)


def on_spark(spark: SparkSession, query: str) -> Any:
    return spark.sql(duckspark.translate(query, lambda table: spark.table(table).columns)).collect()


@pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))
def test_an_idiom_means_the_same(spark: SparkSession, query: str) -> None:
    assert told(on_spark(spark, TABLE + query)) == told(duckdb.sql(TABLE + query).fetchall())


def test_one_decimal_is_that_of_c_for_ties_and_neighbours(spark: SparkSession) -> None:
    chance = random.Random(7)
    shares = [n / 1000 for n in range(2000)] + [n / 16 for n in range(200)] + [0.05, 99.95]
    shares += [100 * chance.randrange(400) / chance.randrange(1, 400) for _ in range(3000)]
    spark.createDataFrame([(share,) for share in shares], "x double").createOrReplaceTempView("shares")
    found = on_spark(spark, "select x, printf('%.1f', x) as told from shares")
    assert [row.x for row in found if row.told != f"{row.x:.1f}"] == []


@pytest.mark.parametrize(
    "query",
    [
        "select string_agg(s, ',') from t",
        "select string_agg(distinct s, ',') from t",
        "select list(s) from t",
        "select string_agg(distinct s, ',' order by k) from t",
        "select regexp_matches(s, s) from t",
        "select printf('%.2f', d) from t",
        "select 1 + unnest([1]) from t",
    ],
)
def test_what_has_no_counterpart_is_refused(query: str) -> None:
    with pytest.raises(NotImplementedError):
        duckspark.translate(TABLE + query, lambda table: [])


@pytest.mark.parametrize(
    ("kind", "there"),
    [
        ("measure_code", "STRING"),
        ("varchar", "STRING"),
        ("decimal(18,4)", "DECIMAL(18, 4)"),
        ("double", "DOUBLE"),
    ],
)
def test_codes_of_the_book_are_text_there(kind: str, there: str) -> None:
    assert duckspark.translate_type(kind) == there
