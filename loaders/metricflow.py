"""Runs MetricFlow on the published database: read only, and without asking the network for newer versions.

MetricFlow wants a project folder with what dbt wrote in it. It gets one of its own in the home, with the
semantic layer that the database was built with: the checkout may be read-only and need not be parsed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loaders import dbtrun, published
from loaders.errors import GoujiError
from loaders.home import Home, hush


def run(home: Home, arguments: Sequence[str]) -> int:
    """Run `mf` with arguments; returns its exit code.

    Raises GoujiError where no database has been published, or what its build wrote is gone.
    """
    manifest = home.dbt / "semantic_manifest.json"
    if not home.database.exists():
        raise published.missing(home.database)
    if not manifest.exists():
        raise GoujiError(
            f"没有指标定义 {manifest}。请运行 gouji build --force。",
            f"The definitions of the metrics, {manifest}, are missing. Run gouji build --force.",
        )
    hush()
    folder = _project(home, manifest)
    os.environ |= {
        "GOUJI_HOME": str(home.root), "GOUJI_DATABASE": str(home.database), "GOUJI_ACCESS": "read_only",
        "DBT_PROFILES_DIR": str(folder), "DBT_PROJECT_DIR": str(folder), "DBT_LOG_PATH": str(folder / "logs"),
        "DBT_TARGET_PATH": str(folder / "target"),
    }  # fmt: skip
    from dbt_metricflow.cli import main as mf  # takes seconds to import

    mf.UpdateChecker = _NobodyAsked  # type: ignore[attr-defined]
    code = mf.cli.main(args=list(arguments), prog_name="gouji mf", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _project(home: Home, manifest: Path) -> Path:
    folder = home.root / ".metricflow"
    (folder / "target").mkdir(parents=True, exist_ok=True)
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copyfile(dbtrun.project() / name, folder / name)
    shutil.copyfile(manifest, folder / "target" / manifest.name)
    return folder


class _NobodyAsked:
    """Stands where MetricFlow would look for a newer version of itself."""

    def check(self, *_: Any) -> None:
        """There is none."""
