"""What is missing in a draft, or no number, is told like a finding."""

from __future__ import annotations

import pytest
from drafts import SAMPLES, checked, draft

from loaders.check import phrasing
from loaders.check.findings import Finding
from loaders.language import choose


@pytest.fixture(autouse=True)
def _chinese() -> None:
    choose("zh")


def told(data: bytes, name: str = "draft.docx") -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in checked(data, name).findings:
        if finding.rule.rule_id.startswith("FORM-"):
            found.setdefault(finding.rule.rule_id, []).append(finding)
    return found


def test_tables_that_the_form_has_and_the_draft_lacks() -> None:
    assert told(draft()) == {}
    # three parts of table two, as in the published report
    sample = (SAMPLES / "reports" / "suqian_2023.docx").read_bytes()
    (finding,) = told(sample)["FORM-TABLE"]
    assert phrasing.sides(finding)[0] == "缺少 第二十条第（五）项；第二十条第（六）项；第二十条第（八）项"


def test_a_cell_that_holds_no_number_is_named() -> None:
    (finding,) = told(draft({("app_res_granted", "total"): "壹仟"}))["FORM-CELL"]
    assert phrasing.where(finding) == "收到和处理政府信息公开申请情况 · （一）予以公开 / 总计"
    assert phrasing.sides(finding)[0] == "所印 壹仟"
    assert finding.severity == "warning"


def test_a_row_that_is_missing_is_named() -> None:
    lines = draft(layout="html").decode()
    start = lines.index("<tr", lines.rindex("<tr", 0, lines.index("部分公开")) - 1)
    gone = lines[:start] + lines[lines.index("</tr>", start) + 5 :]
    (finding,) = told(gone.encode(), "draft.html")["FORM-ROW"]
    assert "部分公开" in phrasing.where(finding)


def test_a_draft_without_body_or_year_says_so() -> None:
    found = told(
        draft(words={"宿迁市人民政府2023年": "", "宿迁市行政区域内2023年1月1日至2023年12月31日": "本地"})
    )
    assert "FORM-WHO" in found or "FORM-WHEN" in found


def test_a_table_printed_twice_with_other_figures() -> None:
    one, other = (draft(layout="html").decode(), draft({("review", "upheld"): "310"}, layout="html").decode())
    twice = one.replace("</body>", other[other.index("<body") :].partition(">")[2])
    (finding,) = told(twice.encode(), "draft.html")["FORM-TWICE"]
    assert "行政复议" in phrasing.sides(finding)[0]


def test_a_doubt_about_the_document_switches_no_other_check_off() -> None:
    data = draft(words={"2023年1月1日至2023年12月31日": "2023年1月1日至2023年11月30日"})
    found = checked(data)
    assert found.parsed.document.status == "quarantined"
    assert "DOC-PERIOD" in {f.rule.rule_id for f in found.findings}
    sound = {a.rule_id for a in checked(draft()).answers}
    assert {a.rule_id for a in found.answers} == sound
