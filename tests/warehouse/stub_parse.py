"""A parse function for tests of what happens around it; the text of a file is its command."""

import os
import signal
import time
from decimal import Decimal
from hashlib import sha256

from loaders.issues import issue
from loaders.statements import Cell, Facts, Parsed, Unmapped


def parse(data: bytes, path: str, extra: object = None, **_: object) -> Parsed:
    text = data.decode()
    if "die" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hang" in text:
        time.sleep(600)
    if "greedy" in text:
        try:
            bytearray(8 << 30)
        except MemoryError:
            return Parsed(
                path, Facts(sha256(data).hexdigest(), status="failed", trust_reason="internal_error")
            )
    facts = Facts(sha256(data).hexdigest(), report_year=2024, title=text, status="parsed", reader="stub")
    count = len(text)
    return Parsed(
        path,
        facts,
        cells=[
            Cell(
                "t3",
                "g2021",
                f"row_{n}",
                "total",
                str(n),
                Decimal(n),
                "件",
                "form",
                "num",
                f"table 1 row {n}",
            )
            for n in range(count)
        ],
        issues=[issue("row_label_unknown", "table 1 row 1", text)] if count % 2 else [],
        unmapped=[Unmapped("table 1 row 1", text)] * (count % 3),
        paragraphs=[(f"paragraph {n}", text) for n in range(1, 4)],
    )
