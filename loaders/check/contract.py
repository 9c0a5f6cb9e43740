"""What a check found as JSON (`docs/check.schema.json`): plain types, both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from loaders import __version__
from loaders.check.findings import Checked, Finding, Suspect
from loaders.check.namedcells import Cell
from loaders.check.notices import notices, unreadable


def contract(checked: Sequence[Checked]) -> dict[str, Any]:
    """One object for all documents, in input order."""
    return {"gouji": __version__, "documents": [_document(c) for c in checked]}


def _document(checked: Checked) -> dict[str, Any]:
    about, counts = checked.parsed.document, checked.outcomes
    error = unreadable(checked)
    return {
        "path": checked.parsed.path,
        "document_id": about.document_id,
        "status": about.status,
        "error": None if error is None else {"zh": error.zh, "en": error.en},
        "agency_id": about.agency_id,
        "agency_name": about.agency_name,
        "report_year": about.report_year,
        "reporter_scope": about.reporter_scope,
        "forms": list(dict.fromkeys(c.form_id for c in checked.parsed.cells)),
        "previous": None if checked.previous is None else checked.previous.path,
        "counts": {
            name: counts[name] for name in ("pass", "pass_imputed", "fail", "not_assessable")
        },
        "findings": [_finding(f) for f in checked.findings],
        "not_assessable": [
            {"reason": reason, "rule_id": rule, "questions": count}
            for reason, answers in sorted(checked.open.items())
            for rule, count in sorted(Counter(a.rule_id for a in answers).items())
        ],
        "notices": [{"code": i.code, "severity": i.severity, "place": i.place, "zh": i.message_zh,
                     "en": i.message_en} for i in notices(checked)],
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule_id": rule.rule_id,
        "part": rule.part,
        "scope_key": finding.scope_key,
        "section": finding.section,
        "severity": finding.severity,
        "reason": finding.reason,
        "title": {"zh": rule.title_zh, "en": rule.title_en},
        "remedy": {"zh": rule.remedy_zh, "en": rule.remedy_en},
        "left": number(finding.left),
        "right": number(finding.right),
        "difference": number(finding.difference),
        "left_text": finding.left_text,
        "right_text": finding.right_text,
        "is_doubtful": finding.is_doubtful,
        "cells": [_cell(c) for c in finding.cells],
        "words": [
            {"side": w.side, "phrase": w.phrase, "place": w.place, "start": w.start, "end": w.end}
            for w in finding.words
        ],
        "suspects": [_suspect(s) for s in finding.suspects],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "side": cell.side,
        "weight": number(cell.weight),
        "year_offset": cell.year_offset,
        "form_id": cell.form_id,
        "table_id": cell.table_id,
        "row_code": cell.row_code,
        "column_code": cell.column_code,
        "table": cell.heading,
        "row": cell.row,
        "column": cell.column,
        "printed": cell.printed,
        "value": number(cell.value),
        "state": cell.state,
        "place": cell.place,
        "confidence": cell.confidence,
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    cell = suspect.cell
    return {
        "rank": suspect.rank,
        "table_id": cell.table_id,
        "row_code": cell.row_code,
        "column_code": cell.column_code,
        "year_offset": cell.year_offset,
        "printed": cell.printed,
        "needed": number(suspect.needed),
        "story": {"zh": suspect.story_zh, "en": suspect.story_en},
    }


def number(value: Decimal | float | None) -> int | float | None:
    """A number as JSON prints it to people: whole ones without a point."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
