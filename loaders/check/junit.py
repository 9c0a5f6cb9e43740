"""What a check found as JUnit XML, for build servers: a suite for a document, a case for a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from loaders.check import filling, phrasing
from loaders.check.engine import Answer
from loaders.check.findings import Checked, Finding
from loaders.check.notices import unreadable
from loaders.check.reasons import reason
from loaders.language import say
from loaders.rules import rules

#: What XML cannot hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Element = ElementTree.Element


def junit(checked: Sequence[Checked]) -> str:
    """The report as text, with its declaration of UTF-8."""
    root = Element("testsuites", name="gouji check")
    for document in checked:
        root.append(_suite(document))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, 0)) for suite in root)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(checked: Checked) -> Element:
    suite = Element("testsuite", name=_clean(checked.parsed.path))
    if error := unreadable(checked):
        case = ElementTree.SubElement(suite, "testcase", classname="gouji.documents", name="UNREADABLE")
        ElementTree.SubElement(case, "error", message=_clean(say(error.zh, error.en)))
    else:
        asked: dict[str, list[Answer]] = {}
        for answer in checked.answers:
            asked.setdefault(answer.rule_id, []).append(answer)
        for rule in rules():
            if answers := asked.pop(rule.rule_id, None):
                found = [f for f in checked.findings if f.rule.rule_id == rule.rule_id]
                suite.append(_case(rule.rule_id, rule.family, answers, found))
        for head in filling.heads().values():
            if found := [f for f in checked.findings if f.rule.rule_id == head.rule_id]:
                suite.append(_case(head.rule_id, head.family, (), found))
    for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("tests", str(len(suite)))
    return suite


def _case(rule_id: str, family: str, answers: Sequence[Answer], found: Sequence[Finding]) -> Element:
    case = Element("testcase", classname=f"gouji.{family}", name=rule_id)
    if found:
        failure = ElementTree.SubElement(case, "failure", type=found[0].severity)
        failure.set("message", _clean(phrasing.title(found[0])))
        failure.text = _clean("\n\n".join(map(phrasing.explanation, found)))
    elif all(a.outcome == "not_assessable" for a in answers):
        skipped = ElementTree.SubElement(case, "skipped")
        skipped.set("message", _clean(reason(answers[0].reason).title))
    return case


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
