"""The one Spark session of this process."""

from __future__ import annotations

from threading import Lock
from typing import Any

from dbt.adapters.spark.session import Connection, Cursor
from dbt_common.exceptions import DbtRuntimeError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

_LOCK = Lock()
_STARTED: list[SparkSession] = []


def session(settings: dict[str, str]) -> SparkSession:
    """Return the session, started with the settings of the profile when first asked for."""
    with _LOCK:
        if not _STARTED:
            builder = SparkSession.builder.enableHiveSupport()
            for name, value in settings.items():
                builder = builder.config(name, value)
            _STARTED.append(builder.getOrCreate())
            _STARTED[0].sparkContext.setLogLevel("ERROR")
        return _STARTED[0]


class _Cursor(Cursor):
    """dbt-spark's sets every setting anew before every statement."""

    def execute(self, sql: str, *parameters: Any) -> None:
        try:
            self._df = session(self.server_side_parameters).sql(sql % parameters if parameters else sql)
        except PySparkException as error:
            raise DbtRuntimeError(str(error)) from error


class SessionConnection(Connection):
    """A handle whose cursors share the session."""

    def cursor(self) -> Cursor:
        """Get a cursor."""
        return _Cursor(server_side_parameters=self.server_side_parameters)
