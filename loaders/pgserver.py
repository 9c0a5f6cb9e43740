"""A PostgreSQL server as DuckDB reaches it: by the extension in its wheel, the password in no message."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

import duckdb

from loaders.errors import GoujiError
from loaders.sqlwords import literal

#: Name under which the server is attached.
CATALOG = "pg"


@dataclass(frozen=True, slots=True)
class Server:
    """A database of PostgreSQL: its address without the password, and the password if it had one."""

    address: str
    password: str | None

    @classmethod
    def of(cls, url: str) -> Server:
        """Take an address apart; raises GoujiError for what is none."""
        try:
            parts = urlsplit(url)
            password, _ = parts.password, parts.port
            query = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        except ValueError:
            parts = None
        if parts is None or parts.scheme not in {"postgresql", "postgres"}:
            raise GoujiError(
                "--to 要写成 postgresql://用户@主机:端口/数据库；密码用 PGPASSWORD 或 ~/.pgpass 给出。",
                "--to must look like postgresql://user@host:port/database; give the password by PGPASSWORD"
                " or ~/.pgpass.",
            )
        user, at, host = parts.netloc.rpartition("@")
        plain = urlencode([item for item in query if item[0] != "password"])
        address = urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host, query=plain))
        secret = dict(query).get("password") or (unquote(password) if password else None)
        return cls(address, secret)

    def hidden(self, text: str) -> str:
        """The text without the password."""
        for secret in filter(None, (self.password, os.environ.get("PGPASSWORD"))):
            text = text.replace(secret, "***")
        return text

    def attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Attach the database as `pg`; raises GoujiError where it cannot be reached.

        libpq finds the password in the environment, so that no statement and no message holds it.
        """
        connection.execute(f"load {literal(str(_extension()))}")
        connection.execute("set pg_null_byte_replacement = ''")  # PostgreSQL knows no NUL in a text
        if self.password is not None:
            os.environ["PGPASSWORD"] = self.password
        # Each statement sees what others have committed: who waited for his turn sees what changed.
        options = "type postgres, isolation_level 'read committed'"
        try:
            connection.execute(f"attach {literal(self.address)} as {CATALOG} ({options})")
        except duckdb.Error as error:
            raise GoujiError(
                f"连不上 PostgreSQL（{self.address}）：{self._reason(error)}\n"
                "请检查服务器是否在运行、地址与数据库名是否正确；密码用 PGPASSWORD 或 ~/.pgpass 给出。",
                f"Cannot connect to PostgreSQL ({self.address}): {self._reason(error)}\n"
                "Check that the server runs and that address and database are right; give the password by"
                " PGPASSWORD or ~/.pgpass.",
            ) from None  # the original names the whole address

    def do(self, work: Callable[[], Any]) -> Any:
        """Do something there; what PostgreSQL refuses becomes a GoujiError."""
        try:
            return work()
        except duckdb.Error as error:
            raise GoujiError(
                f"PostgreSQL 拒绝了：{self._reason(error)}\n没有改动，原有数据仍在。",
                f"PostgreSQL refused: {self._reason(error)}\nNothing was changed; what stood there stands.",
            ) from None

    def _reason(self, error: Exception) -> str:
        """What the server or libpq says, without DuckDB's words around it."""
        text = self.hidden(str(error)).strip()
        for mark in ("ERROR:", "FATAL:", f'"{self.address}":'):
            if mark in text:
                text = text.partition(mark)[2]
        return " ".join(text.split())


def _extension() -> Path:
    """The file of DuckDB's postgres extension, from its wheel; nothing is downloaded."""
    try:
        import duckdb_extension_postgres_scanner as wheel
    except ImportError as error:
        raise GoujiError(
            "缺少 DuckDB 的 postgres 扩展，请安装：pip install "
            f"duckdb-extension-postgres-scanner=={duckdb.__version__}",
            "DuckDB's postgres extension is missing. Install it: pip install"
            f" duckdb-extension-postgres-scanner=={duckdb.__version__}",
        ) from error
    folder = Path(wheel.__file__ or "").parent / "extensions" / f"v{duckdb.__version__}"
    return folder / "postgres_scanner.duckdb_extension"
