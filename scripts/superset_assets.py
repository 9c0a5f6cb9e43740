"""Make Superset's asset bundle (bi/superset/assets) of its readable source (bi/superset/source).

    python scripts/superset_assets.py            # write it
    python scripts/superset_assets.py --check    # exit 1 where what is written is not up to date

Descriptions of columns come from the models' own .yml files, so that they are told once.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import uuid
from pathlib import Path
from typing import Any

import yaml
from superset_charts import chart_params, query

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "bi" / "superset" / "source"
ASSETS = ROOT / "bi" / "superset" / "assets"
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "gouji/superset")
#: What the importer replaces by the address of the published file.
ADDRESS = "duckdb:///GOUJI_DATABASE"
_PHONE = ROOT / "bi" / "superset" / "source" / "phone.css"

Tree = dict[str, Any]


def identity(kind: str, name: str) -> str:
    """The lasting identity of an asset: importing again replaces it."""
    return str(uuid.uuid5(_NAMES, f"{kind}/{name}"))


def descriptions() -> dict[str, str]:
    """Description of every column of the marts by `model.column`."""
    found = {}
    for file in sorted((ROOT / "models" / "marts").rglob("*.yml")):
        for model in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("models", ()):
            for column in model.get("columns", ()):
                found[f"{model['name']}.{column['name']}"] = column["description"]
    return found


class Bundle:
    """The assets by file name."""

    def __init__(self) -> None:
        self.datasets: Tree = yaml.safe_load((SOURCE / "datasets.yml").read_text(encoding="utf-8"))
        self.boards: Tree = yaml.safe_load((SOURCE / "dashboards.yml").read_text(encoding="utf-8"))
        self.told = descriptions()

    def files(self) -> dict[str, str]:
        """Text of every file by its name."""
        trees = {
            "metadata.yaml": {"version": "1.0.0", "type": "assets", "timestamp": "2020-01-01T00:00:00+00:00"},
            "databases/gouji.yaml": self._database(),
        }
        for name, of in self.datasets["datasets"].items():
            trees[f"datasets/gouji/{name}.yaml"] = self._dataset(name, of)
        for name, of in self.boards["charts"].items():
            trees[f"charts/{name}.yaml"] = self._chart(name, of)
        for name, of in self.boards["dashboards"].items():
            trees[f"dashboards/{name}.yaml"] = self._dashboard(name, of)
        return {name: _text(tree) for name, tree in trees.items()}

    def _database(self) -> Tree:
        connect = {"read_only": True, "config": {
            "enable_external_access": False, "autoinstall_known_extensions": False,
            "lock_configuration": True,
        }}  # fmt: skip
        return {
            "database_name": "勾稽", "sqlalchemy_uri": ADDRESS, "expose_in_sqllab": True,
            "allow_run_async": False, "allow_ctas": False, "allow_cvas": False, "allow_dml": False,
            "allow_csv_upload": False, "extra": {"engine_params": {"connect_args": connect}},
            "uuid": identity("database", "gouji"), "version": "1.0.0",
        }  # fmt: skip

    def _about(self, text: str) -> str:
        """A description, or that of the mart's column it names."""
        return text if " | " in text else str(self.told[text])

    def _columns(self, name: str) -> Tree:
        """Label and description of the columns of a dataset."""
        of = self.datasets["datasets"][name]
        shared = self.datasets["columns"]
        if "{report}" not in of["sql"]:
            shared = {c: v for c, v in shared.items() if re.search(rf"\b{c}\b", of["sql"])}
        return {c: (label, self._about(text)) for c, (label, text) in {**shared, **of["columns"]}.items()}

    def _dataset(self, name: str, of: Tree) -> Tree:
        columns = [
            {"column_name": column, "verbose_name": label, "description": about, "groupby": True,
             "filterable": True, "is_active": True}
            for column, (label, about) in self._columns(name).items() if column != "reports"
        ]  # fmt: skip
        metrics = [
            {"metric_name": metric, "verbose_name": label, "expression": " ".join(sql.split()),
             "description": self._about(about), "d3format": form}
            for metric, (label, sql, about, form) in of["metrics"].items()
        ]  # fmt: skip
        sql = of["sql"].replace("{report}", self.datasets["report"].strip())
        return {
            "table_name": of["title"], "description": of["about"], "schema": "marts", "sql": sql,
            "filter_select_enabled": True, "columns": columns, "metrics": metrics,
            "uuid": identity("dataset", name), "database_uuid": identity("database", "gouji"),
            "version": "1.0.0",
        }  # fmt: skip

    def _chart(self, name: str, of: Tree) -> Tree:
        metrics = self.datasets["datasets"][of["dataset"]]["metrics"]
        params = chart_params(of, {metric: form for metric, (*_, form) in metrics.items()})
        told = [text.split(" | ") for text in (of["question"], *self._notes(name))]
        zh, en = ("\n".join(lines) for lines in zip(*told, strict=True))
        context = {"datasource": {"id": 0, "type": "table"}, "force": False, "queries": [query(of)],
                   "form_data": {}, "result_format": "json", "result_type": "full"}  # fmt: skip
        return {
            "slice_name": of["title"], "description": f"{zh}\n\n{en}", "viz_type": params["viz_type"],
            "params": params, "query_context": json.dumps(context, ensure_ascii=False),
            "uuid": identity("chart", name), "dataset_uuid": identity("dataset", of["dataset"]),
            "version": "1.0.0",
        }  # fmt: skip

    def _notes(self, chart: str) -> list[str]:
        """What the filters that work on a chart have to tell of it."""
        return [
            self.boards["filters"][f]["note"]
            for board in self.boards["dashboards"].values() for _, *cells in board["rows"]
            for f in board["filters"]
            if chart in dict(cells) and "note" in self.boards["filters"][f]
            and chart not in board["free"].get(f, ())
        ]  # fmt: skip

    def _dashboard(self, name: str, of: Tree) -> Tree:
        shown = [chart for _, *cells in of["rows"] for chart, _ in cells]
        numbers = {chart: at for at, chart in enumerate(shown, 1)}
        filters = [self._filter(f, numbers, of["free"].get(f, ())) for f in of["filters"]]
        return {
            "dashboard_title": of["title"], "description": of["about"], "slug": f"gouji-{name}",
            "css": _PHONE.read_text(encoding="utf-8"), "published": True,
            "position": self._position(of, numbers),
            "metadata": {
                "native_filter_configuration": filters, "cross_filters_enabled": False,
                "filter_bar_orientation": "HORIZONTAL", "color_scheme": "supersetColors",
                "refresh_frequency": 0, "expanded_slices": {}, "chart_configuration": {},
            },
            "uuid": identity("dashboard", name), "version": "1.0.0",
        }  # fmt: skip

    def _filter(self, name: str, numbers: dict[str, int], free: Any) -> Tree:
        of = self.boards["filters"][name]
        single = of.get("single", False)
        mask: Tree = {"extraFormData": {}, "filterState": {}, "ownState": {}}
        if default := of.get("default"):
            mask["extraFormData"] = {"filters": [{"col": of["column"], "op": "IN", "val": [default]}]}
            mask["filterState"] = {"value": [default], "label": default}
        return {
            "id": f"NATIVE_FILTER-{name}", "name": of["title"], "filterType": "filter_select",
            "type": "NATIVE_FILTER", "description": of["about"],
            "targets": [
                {"column": {"name": of["column"]}, "datasetUuid": identity("dataset", of["dataset"])}
            ],
            "controlValues": {
                "multiSelect": not single, "enableEmptyFilter": single, "inverseSelection": False,
                "defaultToFirstItem": False, "searchAllOptions": False,
            },
            "defaultDataMask": mask, "cascadeParentIds": [],
            "scope": {"rootPath": ["ROOT_ID"], "excluded": [numbers[chart] for chart in free]},
        }  # fmt: skip

    def _position(self, of: Tree, numbers: dict[str, int]) -> Tree:
        rows = [f"ROW-{at}" for at in range(len(of["rows"]))]
        tree: Tree = {
            "DASHBOARD_VERSION_KEY": "v2",
            "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
            "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": rows, "parents": ["ROOT_ID"]},
            "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": of["title"]}},
        }
        for row, (height, *cells) in zip(rows, of["rows"], strict=True):
            parents = ["ROOT_ID", "GRID_ID"]
            tree[row] = {"type": "ROW", "id": row, "children": [f"CHART-{c}" for c, _ in cells],
                         "parents": parents, "meta": {"background": "BACKGROUND_TRANSPARENT"}}  # fmt: skip
            for chart, width in cells:
                meta = {"chartId": numbers[chart], "uuid": identity("chart", chart), "width": width,
                        "height": height, "sliceName": self.boards["charts"][chart]["title"]}  # fmt: skip
                tree[f"CHART-{chart}"] = {"type": "CHART", "id": f"CHART-{chart}", "children": [],
                                          "parents": [*parents, row], "meta": meta}  # fmt: skip
        return tree


class _Dumper(yaml.SafeDumper):
    """YAML with long texts as blocks, and lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists, too."""
        super().increase_indent(flow, False)


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _string)


def _text(tree: Tree) -> str:
    head = "# Generated by scripts/superset_assets.py from bi/superset/source; change it there.\n"
    return head + yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def main() -> int:
    """Write the assets, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    check = parser.parse_args().check
    files = Bundle().files()
    there = {str(p.relative_to(ASSETS)): p for p in sorted(ASSETS.rglob("*.yaml"))}
    stale = [n for n in there if n not in files]
    wrong = [n for n, text in files.items() if n not in there or there[n].read_text(encoding="utf-8") != text]
    if check:
        for name in [*stale, *wrong]:
            print(
                f"bi/superset/assets/{name} is not what its source says; run make bi-assets", file=sys.stderr
            )
        return 1 if stale or wrong else 0
    for name in stale:
        there[name].unlink()
    for name in wrong:
        (ASSETS / name).parent.mkdir(parents=True, exist_ok=True)
        (ASSETS / name).write_text(files[name], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
