"""The dbt project keeps its conventions, as dbt itself reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from loaders import dbtmanifest, dbtrun
from loaders.home import Home

ROOT = Path(__file__).resolve().parents[1]
MARTS = {"core": ("dim_", "fct_", "agg_"), "quality": ("dim_", "fct_", "agg_")}
PREFIXES = {"staging": ("stg_",), "intermediate": ("int_",)} | MARTS
CHINESE = re.compile("[\u4e00-\u9fff]")
Node = dict[str, Any]


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> Node:
    home = Home(tmp_path_factory.mktemp("home"))
    with patch.object(dbtmanifest, "kept", return_value=None):  # dbt writes only what it has read itself
        told = dbtrun.parsed(home, home.database).writable_manifest().to_dict(omit_none=False)
    return json.loads(json.dumps(told, default=str))


def of_kind(manifest: Node, *kinds: str) -> list[Node]:
    nodes = (*manifest["nodes"].values(), *manifest["unit_tests"].values())
    return [node for node in nodes if node["resource_type"] in kinds]


def is_bilingual(description: str) -> bool:
    english, _, chinese = description.partition(" | ")
    return bool(re.search("[A-Za-z]{3}", english) and CHINESE.search(chinese) and not CHINESE.search(english))


def test_every_model_and_seed_states_its_grain_and_every_column_its_sense_in_both_languages(
    manifest: Node,
) -> None:
    for node in of_kind(manifest, "model", "seed"):
        assert node["description"].startswith("One row per "), node["name"]
        assert is_bilingual(node["description"]), node["name"]
        assert node["columns"], node["name"]
        for column in node["columns"].values():
            assert is_bilingual(column["description"]), (node["name"], column["name"])


def test_models_have_tests_comments_their_folder_and_the_marts_contracts(manifest: Node) -> None:
    tested = {parent for t in of_kind(manifest, "test", "unit_test") for parent in t["depends_on"]["nodes"]}
    for model in of_kind(manifest, "model"):
        path = Path(model["original_file_path"])
        assert model["unique_id"] in tested, model["name"]
        assert model["name"].startswith(PREFIXES[path.parent.name]), model["name"]
        assert model["config"]["persist_docs"] == {"relation": True, "columns": True}, model["name"]
        assert model["contract"]["enforced"] == (path.parent.name in MARTS), model["name"]
        assert (ROOT / path).with_suffix(".yml").is_file(), model["name"]
