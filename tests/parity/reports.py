"""Reports that leave no mart empty: the samples, one of them scanned, a document for each rule, a roster that
names more bodies, people's words on a finding and a table of inhabitants."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import rule_documents

sys.path.insert(0, str(rule_documents.ROOT))
from bench import rawrows, scans, world

SAMPLES = rule_documents.ROOT / "samples" / "reports"
#: On the roster, and without any report.
_SILENT = "松岭区水利局,2023,2024\n"
_EXPLAINED = (
    "report_id,rule_id,scope_key,explanation,source,explained_on\n"
    "{report},{rule},*,\"抄录自公报，“合计”含上年结转\n（第二行）\",\"来函 \"\"12\"\" 号\",2025-03-01\n"
)  # fmt: skip


def write(home: Path, generated: int = 0) -> dict[str, str]:
    """Write them into a home that has no raw zone yet; returns the settings to build them by.

    As many lifelike reports as asked are `generated` beside them, as rows of the raw zone.
    """
    if generated:
        rawrows.write(home, generated, 1, world.Shares(), world.offices_for(generated))
    reports = home / "reports"
    reports.mkdir(parents=True)
    rule_documents.write_all(reports)
    shutil.copytree(SAMPLES, reports / "samples")
    scan = scans.document((SAMPLES / "hongze_2023.pdf").read_bytes(), scans.kind_of("grey"), seed=1)
    (reports / "scanned.pdf").write_bytes(scan)
    # The scan shall count, and bears no date: nothing else may be of its body and year.
    for same in (reports / "samples" / "hongze_2023.pdf", reports / "district_within.html"):
        same.unlink()
    roster = (rule_documents.FOLDER / "roster.csv").read_text(encoding="utf-8")
    (home / "bodies.csv").write_text(roster.rstrip("\n") + "\n" + _SILENT, encoding="utf-8")
    told = _EXPLAINED.format(report="232762-civil_affairs-2024-own", rule="APP-COL-BAL")
    (home / "known_findings.csv").write_text(told, encoding="utf-8")
    return {
        "GOUJI_POPULATION": str(rule_documents.FOLDER / "population.csv"),
        "bodies": str(home / "bodies.csv"),
    }
