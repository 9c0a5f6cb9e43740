"""Who reports where nobody signs: publishers, and bodies of which the text speaks."""

import csv
from pathlib import Path

import pytest

from loaders import facts
from loaders.document import Document, Grid, GridCell, Paragraph
from loaders.facts import Reading

ROWS = list(
    csv.DictReader((Path(__file__).parent.parent / "fixtures" / "publishers.csv").open(encoding="utf-8"))
)


def page(title: str, line: str, declared: str = "") -> Reading:
    """A page of a title and a line; a line that begins with `|` is a table of one row."""
    shown: Paragraph | Grid = Paragraph(line, "paragraph 2")
    if line.startswith("|"):
        cells = tuple(GridCell(text, f"table 1 column {n}") for n, text in enumerate(line[1:].split("|"), 1))
        shown = Grid((cells,), "table 1")
    metadata = {"publisher": declared} if declared else {}
    return facts.read(Document((Paragraph(title, "paragraph 1"), shown), "test", "", metadata), "0" * 64)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['title']}-{r['line'] or r['declared']}")
def test_the_reporter_is_found_beside_the_title(row: dict[str, str]) -> None:
    reading = page(row["title"], row["line"], row["declared"])
    found = reading.facts
    assert found.agency_name == (row["agency"] or None)
    if found.agency_basis != "register":
        assert found.agency_basis == (row["basis"] or None)
    told = {"publisher": ["agency_from_publisher"], "subject": ["agency_from_text"]}.get(row["basis"], [])
    assert [i.code for i in reading.issues if i.code in ("agency_from_publisher", "agency_from_text")] == (
        told or (["agency_from_text"] if row["basis"] == "author" else [])
    )


def test_a_weaker_witness_is_believed_less() -> None:
    title, bare = "祁东县教育局2023年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告"
    lines = (
        "根据条例，祁东县教育局编制了本报告。",
        "发布机构：祁东县教育局",
        "祁东县教育局主动公开信息3条。",
    )
    sure = [page(title, ""), *(page(bare, line) for line in lines)]
    known = [reading.facts.agency_confidence or 0 for reading in sure]
    assert known == sorted(set(known), reverse=True)
    assert {reading.facts.agency_id for reading in sure} == {"430426-education"}
