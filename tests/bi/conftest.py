"""A real Superset on a warehouse of the samples, made by the same script as `make bi`."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest
import requests
import yaml

from loaders.home import Home

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
#: Screenshots, to be looked at.
SHOTS = ROOT / "target" / "bi"
DASHBOARDS = yaml.safe_load((ROOT / "bi/superset/source/dashboards.yml").read_text(encoding="utf-8"))
#: The dashboard of every chart.
PLACES = {c: name for name, d in DASHBOARDS["dashboards"].items() for _, *row in d["rows"] for c, _ in row}
#: Every table of the published file, and whether its rows are of reports.
_TABLES = """
    select schema_name, table_name, bool_or(column_name = 'report_id')
    from duckdb_columns()
    where database_name = 'published' and schema_name in ('marts', 'book')
    group by schema_name, table_name
"""
_REPORTS = (
    "select r.report_id from published.marts.dim_report as r"
    " inner join published.marts.dim_agency as a using (agency_id)"
)


def bi(home: Home, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/bi.py to its end."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "bi.py"), *arguments],
        env=environment(home), capture_output=True, text=True, check=False,
    )  # fmt: skip


def environment(home: Home) -> dict[str, str]:
    return os.environ | {"GOUJI_HOME": str(home.root), "GOUJI_LANG": "en"}


@dataclass
class Superset:
    """The running server and what it publishes."""

    home: Home
    address: str
    password: str
    session: requests.Session = field(default_factory=requests.Session)

    def login(self) -> None:
        """Ask for a token by the REST interface."""
        asked = {"username": "admin", "password": self.password, "provider": "db"}
        answer = self.session.post(f"{self.address}/api/v1/security/login", json=asked, timeout=120)
        answer.raise_for_status()
        self.session.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"

    def get(self, path: str) -> Any:
        """The answer of the REST interface."""
        answer = self.session.get(f"{self.address}/api/v1/{path}", timeout=120)
        assert answer.status_code == 200, f"{path}: {answer.text[:800]}"
        return answer.json()

    def post(self, path: str, body: Any) -> requests.Response:
        """Post to the REST interface with the token that keeps other sites out."""
        token = self.get("security/csrf_token/")["result"]
        headers = {"X-CSRFToken": token, "Referer": self.address}
        return self.session.post(f"{self.address}/api/v1/{path}", json=body, headers=headers, timeout=120)

    def charts(self) -> dict[str, int]:
        """Number of every chart by the name of its file."""
        titles = {c["slice_name"]: c["id"] for c in self.get("chart/?q=(page_size:100)")["result"]}
        files = (ROOT / "bi" / "superset" / "assets" / "charts").glob("*.yaml")
        told = {f.stem: re.search(r"^slice_name: (.*)$", f.read_text(), re.MULTILINE) for f in files}
        named = {name: titles[found[1].strip("'\"")] for name, found in told.items() if found}
        assert len(named) == len(titles)
        return named

    def data(self, chart: int) -> list[dict[str, Any]]:
        """What a chart shows without filters."""
        return self.get(f"chart/{chart}/data/")["result"][0]["data"]

    def filtered(self, chart: int, **filters: list[str]) -> list[dict[str, Any]]:
        """What a chart shows under filters of the dashboard."""
        context = json.loads(self.get(f"chart/{chart}")["result"]["query_context"])
        for query in context["queries"]:
            query["filters"] += [{"col": c, "op": "IN", "val": v} for c, v in filters.items()]
        answer = self.post("chart/data", context)
        assert answer.status_code == 200, answer.text[:800]
        return answer.json()["result"][0]["data"]

    def defaults(self, dashboard: str, chart: int) -> dict[str, list[str]]:
        """The filters that work on a chart when its dashboard is opened."""
        told = json.loads(self.get(f"dashboard/gouji-{dashboard}")["result"]["json_metadata"])
        return {
            filters["col"]: filters["val"]
            for one in told["native_filter_configuration"]
            if chart not in one["scope"]["excluded"]
            for filters in one["defaultDataMask"]["extraFormData"].get("filters", ())
        }

    def rows(self, sql: str) -> list[tuple]:
        """Ask the published file itself."""
        with duckdb.connect(str(self.home.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def rows_of(self, where: list[str], sql: str) -> list[tuple]:
        """Ask a warehouse that has no reports but those `where` tells (r: dim_report, a: dim_agency)."""
        wanted = f"where report_id in ({_REPORTS} where {' and '.join(where)})"
        with duckdb.connect() as connection:
            connection.execute(f"attach '{self.home.database}' as published (read_only)")
            connection.execute("create schema marts; create schema book")
            for schema, table, of_reports in connection.execute(_TABLES).fetchall():
                kept = wanted if where and of_reports else ""
                connection.execute(f"create view {schema}.{table} as from published.{schema}.{table} {kept}")
            return connection.execute(sql).fetchall()


def built(root: Path) -> Home:
    """A home with the samples; GOUJI_TEST_HOME names one that is built already, to be copied."""
    home = Home(root)
    if ready := os.environ.get("GOUJI_TEST_HOME"):
        home.database.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Home(Path(ready)).database, home.database)
        return home
    program = "from loaders.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "build", str(ROOT / "samples" / "reports")],
        env=environment(home), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def installed() -> None:
    """Make `.venv-bi`, or skip where the packages cannot be had."""
    from bootstrap import set_up

    from bi import BI

    try:
        set_up(BI, uv=ROOT / ".venv" / "bin" / "uv")
    except (subprocess.CalledProcessError, SystemExit) as error:
        pytest.skip(f"the environment of Superset cannot be had: {error}")


@pytest.fixture(scope="session")
def superset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    with ThreadPoolExecutor(1) as pool:  # both take minutes
        building = pool.submit(built, tmp_path_factory.mktemp("bi") / "home")
        installed()
        home = building.result()
    prepared = bi(home, "--prepare")
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr
    told = re.search(r"User admin, password (\S+) ", prepared.stdout)
    assert told, prepared.stdout
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "scripts" / "bi.py"), "--port", str(port)]
    server = subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        began = time.monotonic()
        said = server.stdout.readline()
        assert f"http://127.0.0.1:{port}" in said, said
        assert time.monotonic() - began < 120
        running = Superset(home, f"http://127.0.0.1:{port}", told[1])
        running.login()
        yield running
    finally:
        server.send_signal(2)
        assert server.wait(60) == 0


@pytest.fixture(scope="session")
def charts(superset: Superset) -> dict[str, int]:
    return superset.charts()
