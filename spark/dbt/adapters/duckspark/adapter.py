"""What macros/spark asks of Python."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Lock
from typing import Any

from dbt.adapters.base.meta import available
from dbt.adapters.duckspark.connection import DuckSparkConnectionManager
from dbt.adapters.duckspark.session import session
from dbt.adapters.spark.impl import SparkAdapter
from dbt_common.exceptions import CompilationError
from pyspark.sql import SparkSession

from duckspark import translate, translate_type

#: The schema of the sources.
RAW = "raw"
#: Tables of the raw zone that this process has opened.
_OPEN: set[str] = set()
_LOCK = Lock()


class DuckSparkAdapter(SparkAdapter):
    """dbt-spark with a translator."""

    ConnectionManager = DuckSparkConnectionManager

    @classmethod
    def type(cls) -> str:
        """The name that macros are dispatched by."""
        return "duckspark"

    @available
    def translated(self, sql: str) -> str:
        """A query of DuckDB in Spark's SQL."""
        return translate(sql, self._columns)

    @available
    def spark_type(self, name: str) -> str:
        """A type of DuckDB by its name on Spark."""
        return translate_type(name)

    @available
    def contracted(self, sql: str, promised: dict[str, Any]) -> str:
        """A translated query that gives the promised columns, in their types and order.

        Raises CompilationError where it gives other columns.
        """
        given = [name.lower() for name in self._session().sql(sql).columns]
        names = [column["name"].lower() for column in promised.values()]
        if set(given) != set(names):
            odd = ", ".join(sorted(set(given) ^ set(names)))
            raise CompilationError(f"The contract and the query differ in columns: {odd}")
        told = [
            f"cast(`{column['name']}` as {translate_type(column['data_type'])}) as `{column['name']}`"
            for column in promised.values()
        ]
        return f"select {', '.join(told)} from ({sql}) as promised"

    @available
    def load_rows(self, relation: Any, table: Any, types: dict[str, str]) -> None:
        """Write the rows of a seed into its table."""
        session = self._session()
        names = list(table.column_names)
        plain = session.createDataFrame(
            [tuple(None if v is None else str(v) for v in row) for row in table.rows],
            ", ".join(f"`{name}` string" for name in names),
        )
        typed = [f"cast(`{name}` as {translate_type(types[name])}) as `{name}`" for name in names]
        plain.selectExpr(*typed).coalesce(1).write.insertInto(relation.render(), overwrite=True)

    @available
    def landed_files(self, table: str) -> list[str]:
        """The Parquet files of a table of the raw zone."""
        return self._files(f"{self._raw_zone()}/{table}/*.parquet")

    @available
    def open_file(self, view: str, path: str) -> bool:
        """Show a CSV file as a temporary view of text columns; False where there is no such file."""
        where = self._located(path)
        if not self._files(re.sub(r"([\[\]*?{}])", r"\\\1", where)):
            return False
        rows = self._session().read.csv(where, header=True, quote='"', escape='"', multiLine=True)
        # Spreadsheets begin a file with a mark of their own.
        told = [f"nullif(`{name}`, '') as `{name.lstrip(chr(0xFEFF))}`" for name in rows.columns]
        rows.selectExpr(*told).createOrReplaceTempView(view)
        return True

    def _columns(self, table: str) -> list[str]:
        """Name the columns of a table; one of the raw zone is opened first."""
        schema, _, name = table.rpartition(".")
        if schema == RAW:
            with _LOCK:
                if name not in _OPEN:
                    self._open(name)
                    _OPEN.add(name)
        return list(self._session().table(table).columns)

    def _open(self, name: str) -> None:
        """Make a table of what lies in a folder of the raw zone by now."""
        spark, zone = self._session(), self._raw_zone()
        files = (
            f"json location '{zone}/_dlt_loads'" if name == "loads" else f"parquet location '{zone}/{name}'"
        )
        columns = "(load_id string, inserted_at timestamp)" if name == "loads" else ""
        spark.sql(f"create database if not exists {RAW}")
        spark.sql(f"drop table if exists {RAW}.{name}")
        # Columns that later versions of the loader added are null in older files.
        using, place = files.split(" ", 1)
        spark.sql(f"create table {RAW}.{name} {columns} using {using} options (mergeSchema true) {place}")

    def _raw_zone(self) -> str:
        return self._located(self.config.credentials.raw_zone)

    @staticmethod
    def _located(path: str) -> str:
        return path if "://" in path else str(Path(path).absolute())

    def _files(self, pattern: str) -> list[str]:
        """Files in whatever store Spark can read."""
        spark = self._session()
        path = spark._jvm.org.apache.hadoop.fs.Path(pattern)
        found = path.getFileSystem(spark._jsc.hadoopConfiguration()).globStatus(path)
        return [str(status.getPath().toString()) for status in found or ()]

    def _session(self) -> SparkSession:
        return session(self.config.credentials.server_side_parameters)
