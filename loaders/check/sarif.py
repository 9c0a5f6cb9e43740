"""What a check found as SARIF 2.1.0, for code hosts and editors that show such results beside files."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from loaders import __version__
from loaders.check import filling, phrasing
from loaders.check.findings import Checked, Finding
from loaders.check.notices import unreadable
from loaders.language import say
from loaders.rules import Rule, rules

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_UNREADABLE = "UNREADABLE"


def sarif(checked: Sequence[Checked]) -> dict[str, Any]:
    """One run with a result for each finding and for each document that could not be checked."""
    results = [result for c in checked for result in _results(c)]
    used = {result["ruleId"] for result in results}
    heads: dict[str, Rule] = {}
    for rule in (*rules(), *filling.heads().values()):
        heads.setdefault(rule.rule_id, rule)
    described = [_rule(rule) for rule_id, rule in heads.items() if rule_id in used]
    if _UNREADABLE in used:
        text = say("文件可以读取和核对", "The file can be read and checked")
        described.append({"id": _UNREADABLE, "shortDescription": {"text": text}})
    driver = {"name": "gouji", "version": __version__, "rules": described}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.rule_id,
        "shortDescription": {"text": say(rule.title_zh, rule.title_en)},
        "fullDescription": {"text": rule.basis or say(rule.title_zh, rule.title_en)},
        "help": {"text": say(rule.remedy_zh, rule.remedy_en)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _results(checked: Checked) -> list[dict[str, Any]]:
    path = checked.parsed.path
    if error := unreadable(checked):
        return [_result(path, _UNREADABLE, "error", say(error.zh, error.en), "", _UNREADABLE)]
    return [
        _result(path, f.rule.rule_id, _LEVELS[f.severity], phrasing.explanation(f), _where(f),
                f"{f.rule.rule_id}/{f.rule.part}/{f.scope_key}")
        for f in checked.findings
    ]  # fmt: skip


def _where(finding: Finding) -> str:
    """The cell, or the place of the words, in the names of the form."""
    for cell in finding.cells:
        return " / ".join((cell.heading, cell.row, cell.column))
    return finding.place


def _result(path: str, rule_id: str, level: str, text: str, where: str, key: str) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(PurePath(path).as_posix())},
            "region": {"startLine": 1},
        }
    }
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": where}]
    digest = sha256(key.encode()).hexdigest()[:16]
    return {
        "ruleId": rule_id,
        "level": level,
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"question/v1": digest},
    }
