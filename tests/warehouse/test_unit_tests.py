"""The unit tests of the models, which a build of data leaves out."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import Warehouse

from loaders import dbtrun
from loaders.home import Home


def test_every_unit_test_of_the_models_passes(warehouse: Warehouse, tmp_path: Path) -> None:
    home = Home(tmp_path / "warehouse")
    home.building.parent.mkdir(parents=True)
    shutil.copyfile(warehouse.database, home.building)
    result = dbtrun.invoke(["test", "--select", "test_type:unit"], home, home.building)
    assert [f"{fault.name}: {fault.message}" for fault in result.faults] == []
    assert result.counts["unit_test"] > 90
