"""dbt-spark for a project written for DuckDB: every query is translated before it is sent."""

from pathlib import Path

from dbt.adapters.base import AdapterPlugin
from dbt.adapters.duckspark.adapter import DuckSparkAdapter
from dbt.adapters.duckspark.connection import DuckSparkCredentials

Plugin = AdapterPlugin(
    adapter=DuckSparkAdapter,
    credentials=DuckSparkCredentials,
    # Macros stand in the project's own macros/spark.
    include_path=str(Path(__file__).parents[2] / "include" / "duckspark"),
    dependencies=["spark"],
)
