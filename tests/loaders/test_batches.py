"""The open batch of a load: bounded by count and by weight, and never stopped by one document."""

from decimal import Decimal

import pytest

from loaders import batches
from loaders.batches import Batch
from loaders.schema import Read
from loaders.statements import Cell, Facts, Parsed


def document(name: str, text: str = "年报", value: Decimal = Decimal(1)) -> Read:
    parsed = Parsed(f"{name}.html", Facts(name, status="parsed"), paragraphs=[("paragraph 1", text)])
    parsed.cells = [Cell("t3", "g2021", "row", "total", "1", value, "件", "form", "num", "table 1 row 1")]
    return Read(parsed, "1", 1)


def test_documents_become_rows_by_the_hundred_or_by_weight() -> None:
    batch = Batch(1000)
    assert [len(batch.add(document(str(n)), 10)) for n in range(200)] == ([0] * 99 + [100]) * 2
    assert batch.add(document("light"), 10) == []
    assert len(batch.add(document("heavy"), batches._PACK_BYTES)) == 2
    tables = batch.take()
    assert tables is not None
    assert tables["documents"].num_rows == 202
    assert batch.take() is None


def test_a_batch_is_full_by_count_or_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = Batch(3)
    assert [bool(batch.add(document(str(n)), 0)) or batch.full for n in range(3)] == [False, False, True]
    monkeypatch.setattr(batches, "_BATCH_BYTES", 100_000)
    batch = Batch(1000)
    batch.add(document("long", "年" * 40_000), batches._PACK_BYTES)
    assert batch.full
    batch.take()
    assert not batch.full


@pytest.mark.parametrize(
    "spoilt", [document("b", text="\ud800"), document("b", value=Decimal(10) ** 15), document("b", value="x")]  # type: ignore[arg-type]
)  # fmt: skip
def test_a_document_that_fits_into_no_row_fails_alone(spoilt: Read) -> None:
    batch = Batch(3)
    batch.add(document("a"), 0)
    batch.add(spoilt, 0)
    landed = batch.add(document("c"), 0)
    assert [parsed.document.status for parsed in landed] == ["parsed", "failed", "parsed"]
    tables = batch.take()
    assert tables is not None
    assert tables["documents"].column("status").to_pylist() == ["parsed", "failed", "parsed"]
    assert tables["cells"].column("document_id").to_pylist() == ["a", "c"]
    assert tables["issues"].column("code").to_pylist() == ["internal_error"]
