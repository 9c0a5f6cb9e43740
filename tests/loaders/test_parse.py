"""One document in, one object of the public contract out, whatever the document is."""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from loaders import facts, parse, readers, trust
from loaders.book import read
from loaders.issues import issue
from loaders.statements import Unmapped

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("*/report.*"))
SCHEMA = json.loads((ROOT / "docs" / "parse.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", CASES, ids=lambda p: p.parent.name)
def test_the_output_keeps_the_public_contract(file: Path) -> None:
    said = json.loads(json.dumps(parse.parse_file(file).to_contract(), ensure_ascii=False))
    jsonschema.validate(said, SCHEMA)
    assert list(said) == SCHEMA["required"]
    assert list(said["document"]) == SCHEMA["properties"]["document"]["required"]
    kept = set(said["document"]["trust_reason"].split("; ")) - {"", "unmapped"}
    assert kept <= {i["code"] for i in said["issues"]}


def test_the_schema_refuses_what_is_not_the_contract() -> None:
    said = parse.parse_bytes(b"", "empty.html").to_contract()
    for broken in (
        {**said, "extra": 1},
        {**said, "document": {**said["document"], "status": "done"}},
        {**said, "issues": [{"code": "x"}]},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, SCHEMA)


def test_an_unreadable_document_fails_with_its_reason() -> None:
    said = parse.parse_bytes(b"", "empty.html")
    assert (said.document.status, said.document.trust_reason) == ("failed", "file_empty")
    assert [i.code for i in said.issues] == ["file_empty"]
    assert said.document.document_id == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_fault_of_ours_costs_one_document_and_names_the_spot(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(readers, "read", stumble)
    said = parse.parse_bytes(b"<html>", "a.html")
    assert (said.document.status, said.document.trust_reason) == ("failed", "internal_error")
    assert said.issues[0].text == "KeyError, stumble"


def test_the_same_bytes_say_the_same_whatever_they_are_called() -> None:
    page = "<p>祁东县民政局2017年政府信息公开工作年度报告</p><p>发布日期:2018-01-15</p>".encode()
    one, other = parse.parse_bytes(page, "2021/a.html"), parse.parse_bytes(page, "b.html")
    assert one.document == other.document
    assert one.document.report_year == 2017
    assert one.paragraphs == other.paragraphs != []


def test_a_table_that_no_form_knows_is_landed_row_by_row_and_a_statutory_one_is_not() -> None:
    said = parse.parse_file(ROOT / "samples" / "reports" / "songling_2018.html")
    rows = dict(said.paragraphs)
    assert rows["table 1 row 2 column 1"].endswith(" | 1124 | 17 | 85 | 658 | 630")
    statutory = parse.parse_file(ROOT / "samples" / "reports" / "qidong_2024.html")
    assert statutory.cells
    assert not [place for place, _ in statutory.paragraphs if place.startswith("table")]


def test_the_version_names_program_and_book() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", parse.loader_version())


def test_the_version_covers_every_seed_that_reading_opens_and_no_other() -> None:
    script = """
import sys
from pathlib import Path
from loaders import book
opened = set()
plain = Path.open
def watched(self, *args, **kwargs):
    if self.suffix == ".csv" and self.is_relative_to(book.SEEDS):
        opened.add(self.relative_to(book.SEEDS).with_suffix("").as_posix())
    return plain(self, *args, **kwargs)
Path.open = watched
from loaders import manifest, parse
for case in sys.argv[1:]:
    given = Path(case).with_name("manifest.csv")
    parse.parse_file(Path(case), manifest.Manifest.read(given) if given.exists() else None)
print(*sorted(opened ^ book.LOADER_SEEDS))
"""
    done = subprocess.run([sys.executable, "-c", script, *map(str, CASES)], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_first_reason_that_is_met_decides() -> None:
    absent, damaged = issue("table_absent", "document"), issue("mojibake", "line 1")
    assert trust.decide([], []) == ("parsed", "")
    assert trust.decide([damaged], []) == ("parsed", "")
    assert trust.decide([absent], [Unmapped("line 3", "其他")]) == ("partial", "table_absent; unmapped")
    assert trust.decide([absent, damaged], []) == ("quarantined", "mojibake")
    both = [absent, issue("agency_unknown", "text"), issue("not_statutory", "text")]
    assert trust.decide(both, []) == ("quarantined", "not_statutory; agency_unknown")


@pytest.mark.parametrize("row", read("book/trust_reasons"), ids=lambda r: f"{r['code']}+{r['with_code']}")
def test_reasons_are_issue_codes(row: dict[str, str]) -> None:
    known = {r["code"] for r in read("book/issue_codes")} | {"unmapped"}
    assert {row["code"], row["with_code"] or row["code"]} <= known
    assert row["status"] in ("parsed", "partial", "quarantined", "unrecognised")
    assert (row["status"] == "parsed") == bool(row["confidence"])


def test_every_issue_that_the_code_raises_is_in_the_book() -> None:
    known = {r["code"] for r in read("book/issue_codes")}
    sources = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "loaders").rglob("*.py"))
    raised = set(re.findall(r"""\b(?:issue|Doubt|UnreadableError)\(\s*["']([a-z_]+)["']""", sources))
    assert raised
    assert raised <= known


def _decided(*lines: str) -> str:
    said = parse.parse_bytes("\n".join(lines).encode(), "a.txt")
    return f"{said.document.status}: {said.document.trust_reason}"


def test_a_narrative_report_owes_no_table_before_2019() -> None:
    assert _decided("祁东县民政局2018年政府信息公开工作年度报告", "全年公开信息3条。") == "parsed: "
    assert (
        _decided("祁东县民政局2019年政府信息公开工作年度报告", "全年公开信息3条。") == "partial: table_absent"
    )


def test_what_is_not_the_report_is_told_from_what_is_nothing_of_the_kind() -> None:
    assert _decided("祁东县民政局2018年政务公开工作总结", "全年公开信息3条。") == "quarantined: not_statutory"
    assert _decided("菜单", "今日供应米饭。", "明日休息。") == "unrecognised: not_a_report"
    about = "按政府信息公开条例，主动公开信息3条，依申请公开1条，推进政务公开工作。"
    assert _decided("我们的工作", about).startswith("quarantined: not_statutory")


def test_rewritten_words_quarantine_only_in_numbers() -> None:
    title = "祁东县民政局2018年政府信息公开工作年度报告"
    assert _decided(title, "夯实根底，提高效劳。") == "parsed: "
    assert _decided(title, "夯实根底，提高效劳，坚持公开的原那么。") == "quarantined: spun_copy"


def test_a_figure_that_was_never_computed_is_not_blank() -> None:
    """A library writes formulas without values; taken for a blank the total would count as 0."""
    book = openpyxl.load_workbook(ROOT / "tests" / "cases" / "xlsx_annex_with_formulas" / "report.xlsx")
    buffer = io.BytesIO()
    book.save(buffer)
    said = parse.parse_bytes(buffer.getvalue(), "report.xlsx")
    states = {(c.row_code, c.column_code): (c.state, c.value_text) for c in said.cells}
    assert states["pro_total", "value"] == ("not_extracted", None)
    assert states["pro_ch_website", "value"] == ("num", "1,204")
    assert (said.document.status, said.document.trust_reason) == ("partial", "formula_not_computed")


def test_facts_are_those_of_one_reading() -> None:
    """Reading leaves nothing behind: a second document knows nothing of the first."""
    document = readers.read(CASES[0].read_bytes(), CASES[0].name, parse.Limits())
    once = facts.read(document, "0" * 64).facts
    assert facts.read(document, "0" * 64).facts == once


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("食堂菜单\n周一：面条".encode(), "食堂菜单"),
        (("长" * 80).encode(), "长" * 30 + "…"),
        (b"<html><body><table><tr><td>1</td><td>2</td></tr></table></body></html>", "—"),
    ],
)
def test_what_is_no_report_is_told_by_its_first_words(data: bytes, told: str) -> None:
    parsed = parse.parse_bytes(data, "a.txt")
    assert [i.text for i in parsed.issues if i.code == "not_a_report"] == [told]


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_word_file_is_told_in_words_about_it(seed: int) -> None:
    head = bytes.fromhex("d0cf11e0a1b11ae1")
    parsed = parse.parse_bytes(head + random.Random(seed).randbytes(3000), "garbage.doc")
    (told,) = parsed.issues
    assert (told.code, told.text) == ("file_unreadable", "OLE compound file (.doc, .xls, .wps)")
