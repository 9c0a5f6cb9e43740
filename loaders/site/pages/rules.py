"""All rules by family, with how reports fare with each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from loaders import rules
from loaders.language import lang
from loaders.site import ruletext, words
from loaders.site.kinds import Kind, Page
from loaders.site.pages.rule import OUTCOMES, totals


def view(page: Page) -> Mapping[str, Any]:
    """Everything the template needs."""
    results = {row.rule_id: row._asdict() for row in page.rows["results"]}
    nothing = dict.fromkeys(("questions", "reports", "failing", *OUTCOMES), 0)
    families: dict[str, list[dict[str, Any]]] = {}
    for rule_id, rule in {rule.rule_id: rule for rule in reversed(rules.rules())}.items():
        parts = ruletext.parts(rule_id)
        row = results.get(rule_id, nothing)
        families.setdefault(rule.family, []).append(row | totals([row]) | {
            "rule_id": rule_id, "titles": ruletext.titles(parts), "kind": parts[0].kind,
            "is_note": not rule.relation,
            "severities": list(dict.fromkeys(part.rule.severity for part in parts)),
        })  # fmt: skip
    labels = words.labels(lang())["family"]
    return {
        "families": [(labels[family], families[family][::-1]) for family in labels if family in families],
        "rules": sum(map(len, families.values())), "asked": len(results),
    }  # fmt: skip


KIND = Kind("rules", view=view, path=lambda key: f"rules/{key}.html", template="rules.html.j2")
