"""A connection to Spark in this process: `SparkSession`, on whatever master the profile names."""

from __future__ import annotations

from dataclasses import dataclass

from dbt.adapters.contracts.connection import Connection, ConnectionState
from dbt.adapters.duckspark.session import SessionConnection
from dbt.adapters.spark.connections import SparkConnectionManager, SparkCredentials
from dbt.adapters.spark.session import SessionConnectionWrapper


@dataclass
class DuckSparkCredentials(SparkCredentials):
    """What the profile says; only the method `session` is meant."""

    host: str | None = "session"
    #: The folder or address of the raw zone; its tables are the schema `raw`.
    raw_zone: str = "warehouse/raw"

    def __post_init__(self) -> None:
        """Keep Spark strict: a cast that fails is an error, as on DuckDB; dbt-spark would make it null."""
        super().__post_init__()
        self.server_side_parameters["spark.sql.ansi.enabled"] = "true"

    @property
    def type(self) -> str:
        """The name in profiles.yml."""
        return "duckspark"

    def _connection_keys(self) -> tuple[str, ...]:
        return "schema", "raw_zone"


class DuckSparkConnectionManager(SparkConnectionManager):
    """Opens sessions."""

    TYPE = "duckspark"

    @classmethod
    def open(cls, connection: Connection) -> Connection:
        """Give a connection its handle; Spark itself starts with the first statement."""
        if connection.state != ConnectionState.OPEN:
            settings = connection.credentials.server_side_parameters
            connection.handle = SessionConnectionWrapper(SessionConnection(server_side_parameters=settings))
            connection.state = ConnectionState.OPEN
        return connection
