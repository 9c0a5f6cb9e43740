"""The version that dbt shows."""

version = "1.11.0"
