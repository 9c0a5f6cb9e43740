"""Exports are whole, described, equal to the marts, harmless in a spreadsheet, and never over other files."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import duckdb
import frictionless
import openpyxl
import pandas as pd
import pytest
import yaml
from conftest import Warehouse, run_gouji
from openpyxl.utils.escape import unescape

from loaders import export
from loaders.errors import GoujiError
from loaders.export import workbook
from loaders.home import Home

SOFFICE = shutil.which("soffice")
FORMULA = "=cmd|'/c calc'!A1"
#: A text of an agency's, and what a CSV file writes for it.
HOSTILE = {
    FORMULA: "'" + FORMULA,
    "+1+1": "'+1+1",
    "-2+3": "'-2+3",
    "@SUM(1)": "'@SUM(1)",
    "  =1+1": "'  =1+1",
    "　＝1+1": "'　＝1+1",
    "＠SUM(1)": "'＠SUM(1)",
    "\u200b=1": "'\u200b=1",
    "\t=1": "'\t=1",
    "\r=1": "'\r=1",
    "\n=1": "'\n=1",
    "'=1": "''=1",
    "''－1": "'''－1",
    '=HYPERLINK("x","y")': "'=HYPERLINK(\"x\",\"y\")",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "县（局）, \"引号\"\n换行": "县（局）, \"引号\"\n换行",
    "'平常": "'平常",
    "a=b": "a=b",
    "": "",
}  # fmt: skip


def tables(database: Path) -> list[str]:
    with duckdb.connect(str(database), read_only=True) as connection:
        query = "select table_name from duckdb_tables() where schema_name = 'marts' order by 1"
        return [name for (name,) in connection.execute(query).fetchall()]


@pytest.fixture(scope="module")
def exported(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "data"
    done = run_gouji(warehouse.home, "export", "--to", folder)
    assert done.returncode == 0, done.stderr
    assert str(folder) in done.stdout
    return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A database with texts that mean harm, numbers that look like them, and two releases."""
    home = Home(tmp_path_factory.mktemp("hostile") / "warehouse")
    home.database.parent.mkdir(parents=True)
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("""
            create schema marts;
            create table marts.dim_agency (agency_id integer primary key, agency_name varchar, note varchar);
            comment on table marts.dim_agency is 'One row per agency. | 每个机关一行。';
            comment on column marts.dim_agency.agency_name is 'Its name: as printed. | 名称：照印。';
            create table marts.fct_number (n integer not null, d double, m decimal(18, 4), moment timestamp);
            insert into marts.fct_number values
                (-5, -0.25, -1234567.0125, timestamp '2024-01-31 08:09:10'), (3, 1e-7, null, null);
            create table marts.releases (release_id varchar, published_at timestamp);
            insert into marts.releases values
                ('2026-02-01.2', timestamp '2026-02-01 12:00:00'),
                ('2026-02-01.1', timestamp '2026-02-01 09:00:00');
        """)
        rows = [(number, text, None) for number, text in enumerate(HOSTILE)]
        connection.executemany("insert into marts.dim_agency values (?, ?, ?)", rows)
    return home


def test_every_mart_is_there_in_every_format_with_the_numbers_of_the_marts(
    warehouse: Warehouse, exported: Path
) -> None:
    names = tables(warehouse.database)
    assert "fct_agency_year" in names
    for kind in ("csv", "parquet"):
        assert sorted(p.stem for p in (exported / kind).iterdir()) == names
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        for name in names:
            types = dict(
                connection.execute(
                    # codes of the book leave the warehouse as text
                    "select column_name, if(data_type like 'ENUM(%', 'VARCHAR', data_type)"
                    " from duckdb_columns()"
                    f" where schema_name = 'marts' and table_name = '{name}' order by column_index"
                ).fetchall()
            )
            file = exported / "csv" / f"{name}.csv"
            read = {
                "parquet": f"read_parquet('{exported}/parquet/{name}.parquet')",
                "csv": f"read_csv('{file}', header = true, columns = {json.dumps(types)},"
                " allow_quoted_nulls = false, quote = '\"', escape = '\"')",
            }
            written = connection.execute(f"describe from {read['parquet']}").fetchall()
            assert {column: kind for column, kind, *_ in written} == types
            for kind, source in read.items():
                texts = [c for c, t in types.items() if t == "VARCHAR"] if kind == "csv" else []
                plain = ", ".join(
                    f"regexp_replace({c}, '^''(''*\\s*[=+@－＝＋＠-])', '\\1') as {c}" for c in texts
                )
                back = f"select * replace ({plain}) from {source}" if plain else f"from {source}"
                (lost,) = connection.execute(
                    f"select count(*) from (from marts.{name} except all {back})"
                ).fetchone()
                (more,) = connection.execute(
                    f"select count(*) from ({back} except all from marts.{name})"
                ).fetchone()
                assert (lost, more) == (0, 0), (name, kind)


def test_pandas_reads_the_csv_as_it_is_and_the_byte_order_mark_is_no_part_of_a_name(
    warehouse: Warehouse, exported: Path
) -> None:
    file = exported / "csv" / "fct_agency_year.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbfreport_id,")
    frame = pd.read_csv(file)
    assert (
        frame["app_res_total"].sum()
        == warehouse.rows("select sum(app_res_total) from marts.fct_agency_year")[0][0]
    )
    assert list(frame["report_id"]) == sorted(frame["report_id"])


def test_the_data_package_is_valid_and_reading_it_breaks_no_promise(exported: Path, tmp_path: Path) -> None:
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])[:5]
    assert len(report.tasks) == 2 * len(list((exported / "csv").iterdir())) + 1
    copy = tmp_path / "copy"
    shutil.copytree(exported, copy)
    file = copy / "csv" / "dim_form.csv"
    file.write_text(file.read_text("utf-8") + file.read_text("utf-8").splitlines()[-1] + "\n", "utf-8")
    broken = frictionless.validate(str(copy / "datapackage.json"))
    assert {"hash-count", "byte-count", "primary-key"} <= {e.type for t in broken.tasks for e in t.errors}


def test_every_file_and_column_is_described_and_hashed(warehouse: Warehouse, exported: Path) -> None:
    package = json.loads((exported / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        data = (exported / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        for field in resource.get("schema", {}).get("fields", ()):
            for key in ("title", "description"):
                assert re.search("[A-Za-z]{2}", field[key]), (resource["name"], field["name"])
                assert re.search("[\u4e00-\u9fff]", field[key]), (resource["name"], field["name"])
    schemas = {r["name"]: r["schema"] for r in package["resources"] if r["format"] == "csv"}
    fields = {f["name"]: f for f in schemas["fct_agency_year"]["fields"]}
    assert fields["reporter_scope"]["constraints"] == {"enum": ["own", "region", "unknown"]}
    assert fields["report_id"]["constraints"] == {"required": True, "unique": True}
    assert (fields["report_year"]["type"], fields["year_end"]["type"]) == ("integer", "date")
    assert schemas["fct_measure"]["primaryKey"] == ["report_id", "measure_code", "dimension", "source_kind"]
    keys = {key["fields"][0]: key["reference"] for key in schemas["fct_application"]["foreignKeys"]}
    assert keys["agency_id"] == {"resource": "dim_agency", "fields": ["agency_id"]}
    assert schemas["releases"]["primaryKey"] == ["release_id"]
    assert "primaryKey" not in schemas["dim_region_version"]  # a region may be valid from ever
    (key,) = schemas["release_changes"]["foreignKeys"]
    assert key["reference"] == {"resource": "releases", "fields": ["release_id"]}


def test_the_same_database_gives_the_same_bytes(warehouse: Warehouse, exported: Path, tmp_path: Path) -> None:
    export.export(warehouse.home, tmp_path / "again", export.FORMATS)
    for file in (f for f in exported.rglob("*") if f.is_file()):
        again = tmp_path / "again" / file.relative_to(exported)
        assert again.read_bytes() == file.read_bytes(), file.name


def test_texts_of_a_csv_cannot_run_and_come_back_as_they_were(hostile: Home, tmp_path: Path) -> None:
    export.export(hostile, tmp_path / "out", ["csv"])
    with (tmp_path / "out" / "csv" / "dim_agency.csv").open(encoding="utf-8-sig", newline="") as stream:
        _, *rows = csv.reader(stream)
    assert [row[1] for row in rows] == list(HOSTILE.values())
    for written, text in zip((row[1] for row in rows), HOSTILE, strict=True):
        risky = re.match("'+(?:[\t\r\n]|[\\s\u200b]*[=+@＝＋－＠-])", written)
        assert (written[1:] if risky else written) == text
    raw = (tmp_path / "out" / "csv" / "dim_agency.csv").read_text("utf-8-sig")
    assert f'{len(HOSTILE) - 1},"",\n' in raw  # a text of no characters beside null
    numbers = (tmp_path / "out" / "csv" / "fct_number.csv").read_text("utf-8-sig").splitlines()
    assert numbers[1:] == ["-5,-0.25,-1234567.0125,2024-01-31T08:09:10.000000", "3,1e-07,,"]


def test_texts_of_a_workbook_are_texts_and_numbers_numbers(hostile: Home, tmp_path: Path) -> None:
    export.export(hostile, tmp_path / "out", ["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "out" / "gouji.xlsx")
    assert book.sheetnames[0] == workbook.ABOUT
    sheet = book["dim_agency"]
    cells = [sheet.cell(row, 2) for row in range(2, sheet.max_row + 1)]
    assert [unescape(c.value or "") for c in cells] == list(HOSTILE)
    assert {c.data_type for c in cells if c.value} == {"s"}
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:C{len(HOSTILE) + 1}")
    numbers = [[c.value for c in row] for row in book["fct_number"].iter_rows(min_row=2)]
    assert numbers == [[-5, -0.25, -1234567.0125, datetime(2024, 1, 31, 8, 9, 10)], [3, 1e-7, None, None]]
    about = {c.value for row in book[workbook.ABOUT].iter_rows() for c in row}
    assert {"每个机关一行。", "One row per agency.", "名称：照印。", "Its name: as printed."} <= about


@pytest.mark.skipif(SOFFICE is None, reason="needs soffice")
def test_no_office_program_finds_a_formula(hostile: Home, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export.export(hostile, out, ["csv", "xlsx"])

    def converted(file: Path, to: str, kind: str) -> None:
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [
            str(SOFFICE),
            profile,
            "--headless",
            "--convert-to",
            to,
            *(["--infilter=" + kind] if kind else []),
        ]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=120
        )

    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    converted(out / "gouji.xlsx", every_sheet, "")
    with (tmp_path / "gouji-dim_agency.csv").open(encoding="utf-8-sig", newline="") as stream:
        shown = [row[1] for row in csv.reader(stream)][1:]
    assert shown == list(HOSTILE)
    converted(out / "csv" / "dim_agency.csv", "xlsx", "CSV:44,34,76,1,,0,false,true")  # as by double click
    sheet = openpyxl.load_workbook(tmp_path / "dim_agency.xlsx").active
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}
    assert "'" + FORMULA in {c.value for row in sheet.iter_rows() for c in row}


def test_parquet_keeps_texts_and_tells_what_they_are(hostile: Home, tmp_path: Path) -> None:
    export.export(hostile, tmp_path / "out", ["parquet"])
    file = tmp_path / "out" / "parquet" / "dim_agency.parquet"
    with duckdb.connect() as connection:
        rows = connection.execute(f"select agency_name, note from '{file}' order by agency_id").fetchall()
        query = f"select decode(key), decode(value) from parquet_kv_metadata('{file}')"
        said = dict(connection.execute(query).fetchall())
    assert rows == [(text, None) for text in HOSTILE]
    assert said["description_zh"] == "每个机关一行。"
    assert json.loads(said["columns"])["agency_name"] == {"zh": "名称：照印。", "en": "Its name: as printed."}


def test_a_table_longer_than_a_sheet_goes_on_and_a_text_longer_than_a_cell_says_that_it_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 7)
    home = Home(tmp_path / "warehouse")
    home.database.parent.mkdir(parents=True)
    with duckdb.connect(str(home.database)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.fct_long as select i, repeat('字', 40000) as t from range(15) as r(i)"
        )
    done = export.export(home, tmp_path / "out", ["xlsx", "csv"])
    book = openpyxl.load_workbook(tmp_path / "out" / "gouji.xlsx", read_only=True)
    assert book.sheetnames[1:] == ["fct_long", "fct_long 2", "fct_long 3"]
    rows = [[row[0] for row in book[n].iter_rows(values_only=True)] for n in book.sheetnames[1:]]
    assert rows == [["i", *range(7)], ["i", *range(7, 14)], ["i", 14]]
    cut = next(book["fct_long 3"].iter_rows(min_row=2, values_only=True))[1]
    assert len(cut) == 32_767
    assert cut.endswith("…（截断 cut）")
    assert (done.split, done.shortened) == (("fct_long",), {"fct_long": 15})
    assert "字" * 40000 in (tmp_path / "out" / "csv" / "fct_long.csv").read_text("utf-8-sig")


def test_the_citation_names_the_newest_release_or_says_that_there_is_none(
    hostile: Home, exported: Path, warehouse: Warehouse, tmp_path: Path
) -> None:
    export.export(hostile, tmp_path / "out", ["csv"])
    said = yaml.safe_load((tmp_path / "out" / "CITATION.cff").read_text("utf-8"))
    assert (said["version"], str(said["date-released"])) == ("2026-02-01.2", "2026-02-01")
    assert {"cff-version", "message", "title", "authors", "type"} <= set(said)
    for name in ("citation.bib", "citation.txt", "datapackage.json", "README.md"):
        assert "2026-02-01.2" in (tmp_path / "out" / name).read_text("utf-8"), name
    ((reports, agencies),) = warehouse.rows(
        "select count(*), count(distinct agency_id) from marts.dim_report"
    )
    assert f"{reports} annual reports of {agencies} agencies" in (exported / "citation.txt").read_text(
        "utf-8"
    )
    released = "releases" in tables(warehouse.database)
    version = yaml.safe_load((exported / "CITATION.cff").read_text("utf-8"))["version"]
    assert version.startswith("unreleased-") != released


def test_an_export_is_replaced_and_nothing_else_ever_is(hostile: Home, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    export.export(hostile, out, ["csv"])
    export.export(hostile, out, ["parquet"], ["dim_agency"])
    assert sorted(p.name for p in out.rglob("*.*") if p.parent != out) == ["dim_agency.parquet"]
    (out / "parquet" / "mine.txt").write_text("mine")
    with pytest.raises(GoujiError, match=r"mine\.txt"):
        export.export(hostile, out, ["csv"])
    assert (out / "parquet" / "mine.txt").read_text() == "mine"
    other = tmp_path / "other"
    other.mkdir()
    (other / "datapackage.json").write_text('{"resources": []}')
    with pytest.raises(GoujiError, match=re.escape("datapackage.json")):
        export.export(hostile, other, ["csv"])
    with pytest.raises(GoujiError):
        export.export(hostile, other / "datapackage.json", ["csv"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["other", "out"]


def test_a_failure_leaves_the_earlier_export_in_place(
    hostile: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export.export(hostile, tmp_path / "out", ["csv"])
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook, "write", full)
    with pytest.raises(OSError, match="No space"):
        export.export(hostile, tmp_path / "out", export.FORMATS)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "cvs"], "use csv"),
        (["--tables", "fct_agency_yaer"], "fct_agency_year"),
        ([], "--to"),
    ],
)
def test_wrong_use_is_told(warehouse: Warehouse, tmp_path: Path, arguments: list[str], told: str) -> None:
    to = ["--to", str(tmp_path / "out")] if arguments else []
    done = run_gouji(warehouse.home, "export", *to, *arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "out").exists()


def test_without_a_warehouse_it_says_what_to_do(tmp_path: Path) -> None:
    done = run_gouji(Home(tmp_path / "none"), "export", "--to", tmp_path / "out", "--lang", "zh")
    assert done.returncode == 2
    assert "gouji build" in done.stderr
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_some_tables_in_some_formats(hostile: Home, tmp_path: Path) -> None:
    done = run_gouji(
        hostile, "export", "--to", tmp_path / "out", "--format", "csv,parquet", "--tables", "fct_number",
        "--tables", "releases", "--lang", "zh",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "已导出 2 张表" in done.stdout
    files = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").glob("*/*"))
    assert files == [
        "csv/fct_number.csv",
        "csv/releases.csv",
        "parquet/fct_number.parquet",
        "parquet/releases.parquet",
    ]
