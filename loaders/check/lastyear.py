"""Last year's reports of a body, looked up in a warehouse along the chain that its models follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from loaders import book
from loaders.check.engine import CALLED, Past
from loaders.errors import GoujiError
from loaders.home import Home
from loaders.statements import Cell, Claim, Facts, Issue, Parsed

#: What `chain.sql` reads: what became of bodies, and the draft beside the reports of the year before.
_CHANGES = "create temp view int_agency_changes as select * from intermediate.int_agency_changes"
_BESIDE = """
    create or replace temp table int_reports_current as
    select report_id, document_id, agency_id, report_year, reporter_scope
    from intermediate.int_reports_current
    where report_year = $year - 1
    union all
    select '', '', $agency, $year, $scope
"""
_PARAGRAPHS = "select place, text from staging.stg_paragraphs where document_id = $id order by paragraph_no"
_PATH = "select path from staging.stg_documents where document_id = $id"
#: Names of columns that are called otherwise in what the loader says.
_CALLED = {said: column for column, said in CALLED.items()}


@cache
def _chain() -> str:
    return (Path(__file__).parent / "chain.sql").read_text(encoding="utf-8")


class Warehouse:
    """The published database of a warehouse, read only."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        connection.execute(_CHANGES)
        self._read: dict[str, Parsed] = {}

    def before(self, parsed: Parsed) -> tuple[Parsed | None, str]:
        """The report of the year before that the chain leads to, else why there is none to compare with."""
        about = parsed.document
        if not about.agency_id or not about.report_year:
            return None, "no_previous_report"
        draft = {"year": about.report_year, "agency": about.agency_id, "scope": about.reporter_scope}
        self._connection.execute(_BESIDE, draft)
        chain = f"select previous_document_id, gap_reason from ({_chain()}) where report_id = ''"
        document_id, gap = self._one(chain)
        return (self._document(document_id), "") if document_id else (None, str(gap))

    def _one(self, query: str, **values: Any) -> tuple[Any, ...]:
        return tuple(self._connection.execute(query, values).fetchone() or ())

    def _document(self, document_id: str) -> Parsed:
        if document_id not in self._read:
            (about,) = self._rows("stg_documents", Facts, document_id)
            (path,) = self._one(_PATH, id=document_id)
            paragraphs = self._connection.execute(_PARAGRAPHS, {"id": document_id}).fetchall()
            self._read[document_id] = Parsed(
                path, about, list(self._rows("stg_cells", Cell, document_id)),
                list(self._rows("stg_issues", Issue, document_id)),
                claims=list(self._rows("stg_claims", Claim, document_id)),
                paragraphs=[(place, text) for place, text in paragraphs],
            )  # fmt: skip
        return self._read[document_id]

    def _rows(self, table: str, kind: type, document_id: str) -> Iterator[Any]:
        """The rows of a document as the loader said them, in its order."""
        names = [f.name for f in fields(kind) if f.name != "media_type"]
        columns = ", ".join(_CALLED.get(name, name) for name in names)
        number = "" if kind is Facts else f" order by {table[4:-1]}_no"
        for row in self._connection.execute(
            f"select {columns} from staging.{table} where document_id = $id{number}", {"id": document_id}
        ).fetchall():
            yield kind(**dict(zip(names, row, strict=True)))


def look_up(drafts: Sequence[Parsed], where: Path) -> tuple[list[Parsed], dict[int, Past]]:
    """Find the reports of the years before, as far back as a rule looks.

    Args:
        drafts: the documents to be checked.
        where: the folder of a warehouse, or its database.

    Returns:
        The reports found, and for the number of each document among drafts and these together, where the
        figures of the year before stand.

    Raises:
        GoujiError: there is no warehouse, or it was built by another version.
    """
    farthest = -min(int(t["year_offset"]) for t in book.read("book/accounting_rule_terms"))
    documents, before = list(drafts), dict[int, Past]()
    with closing(_opened(where)) as connection:
        warehouse = _of_this_version(connection, where)
        for number in range(len(drafts)):
            at = number
            for _ in range(farthest):
                found, gap = warehouse.before(documents[at])
                before[at] = Past(None if found is None else len(documents), gap or None)
                if found is None:
                    break
                documents.append(found)
                at = len(documents) - 1
    return documents[len(drafts) :], before


def _of_this_version(connection: duckdb.DuckDBPyConnection, where: Path) -> Warehouse:
    try:
        return Warehouse(connection)
    except duckdb.Error as error:
        raise GoujiError(
            f"{where} 不是本版本建的数据仓库。请用 gouji build 重建。",
            f"{where} is no warehouse of this version. Build it anew with gouji build.",
        ) from error


def _opened(where: Path) -> duckdb.DuckDBPyConnection:
    file = Home(where).database if where.is_dir() else where
    if not file.is_file():
        raise GoujiError(
            f"{where} 里没有数据仓库。请指明 GOUJI_HOME 文件夹或其中的 gouji.duckdb。",
            f"There is no warehouse at {where}. Name a GOUJI_HOME folder, or the gouji.duckdb in it.",
        )
    try:
        return duckdb.connect(str(file), read_only=True)
    except duckdb.Error as error:
        raise GoujiError(
            f"数据仓库 {file} 打不开（{error}）。", f"The warehouse {file} cannot be opened ({error})."
        ) from error
