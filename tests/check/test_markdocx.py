"""Drafts in Word with comments: nothing else is new, and each stands at the cell or words it is about."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from drafts import SAMPLES, checked, draft
from lxml import etree
from worddrafts import MAIN, W, canonical, comments, holder, members, numbers, run, unmarked, with_main

from loaders.check import markdocx
from loaders.check.wordplaces import Places
from loaders.document import Grid
from loaders.language import choose
from loaders.limits import Limits
from loaders.readers import read

RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
TOTAL = {("review", "total"): "7"}
WRONG = {**TOTAL, ("app_new_received", "total"): "3510", ("app_carried_over", "total"): ""}
SENTENCE = "<w:r><w:t>全市新收政府信息公开申请3511件，上年结转96件。</w:t></w:r>"
CELL = "<w:p><w:r><w:t>7</w:t></w:r></w:p>"
SOFFICE = shutil.which("soffice")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    choose("zh")
    yield
    choose(None)


def marked(data: bytes) -> bytes:
    return markdocx.annotate(data, checked(data))


def at(copy: bytes, rule_id: str) -> list[str]:
    """The text between the marks of the comments that name a rule."""
    return [text for said, text in comments(copy) if f"（{rule_id}" in said.splitlines()[0]]


def assert_only_comments_are_new(data: bytes, copy: bytes) -> None:
    before, after = members(data), members(copy)
    new = set(after) - set(before)
    assert len(new) == ("word/comments.xml" not in before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {MAIN, RELATIONS, TYPES, "word/comments.xml"}
    assert unmarked(after[MAIN], numbers(before[MAIN])) == canonical(before[MAIN])
    for name in {RELATIONS, TYPES} & changed:
        trees = [
            [etree.tostring(e, method="c14n") for e in etree.fromstring(m[name])] for m in (before, after)
        ]
        assert trees[1][:-1] == trees[0]


def test_only_comments_are_new() -> None:
    data = draft(WRONG, {"3511件": "3512件", "六、其他需要报告的事项": "附记"})
    copy = marked(data)
    assert len(comments(copy)) == len(checked(data).findings) > 4
    assert_only_comments_are_new(data, copy)
    assert marked(data) == copy


def test_a_clean_draft_stays_as_it_is() -> None:
    data = draft()
    assert marked(data) == data


def test_a_comment_says_what_is_wrong_and_what_to_do() -> None:
    copy = marked(draft(TOTAL))
    ((said, text),) = comments(copy)
    rule = checked(draft(TOTAL)).findings[0].rule
    assert text == "7"
    assert said.splitlines() == [
        f"{rule.title_zh}（REV-SUM 政府信息公开行政复议、行政诉讼情况 · 行政复议）",
        "左边 440 = 结果维持 309 + 结果纠正 17 + 其他结果 88 + 尚未审结 26；右边 7（总计）；相差 433。",
        "可能有误：行政复议 / 总计：所印 7，应为 440（总计不等于分项之和）。",
        rule.remedy_zh,
    ]
    assert {c.author for c in docx.Document(io.BytesIO(copy)).comments} == {"Gouji 勾稽"}


def test_comments_speak_english_to_those_who_ask_for_it() -> None:
    choose("en")
    ((said, _),) = comments(marked(draft(TOTAL)))
    assert "right 7 (总计); difference 433." in said


def test_an_empty_cell_is_marked_without_filling_it() -> None:
    data = draft({("app_new_received", "natural_person"): ""})
    copy = marked(data)
    assert_only_comments_are_new(data, copy)
    texts = [text for said, text in comments(copy) if "APP-ROW-SUM" in said]
    assert texts == [""]
    cell = holder(copy, 0).getparent()
    row = [e for e in cell.getparent() if e.tag == f"{{{W}}}tc"]
    assert cell is row[1]
    assert "".join(row[0].itertext()).startswith("一、本年新收")


def test_a_finding_about_the_document_stands_at_the_title() -> None:
    copy = marked(draft(words={"六、其他需要报告的事项": "附记"}))
    assert at(copy, "DOC-SECTIONS") == ["宿迁市人民政府2023年政府信息公开工作年度报告"]


SAID = "新收政府信息公开申请3510件"
REST = "，上年结转96件。"


@pytest.mark.parametrize(
    ("pieces", "held"),
    [
        ([f"全市{SAID}{REST}"], f"全市{SAID}{REST}"),
        (["全市", run("新收政府信息公开申请", "<w:b/>"), "35", "10", "件", REST], SAID),
        (["全市", f"<w:hyperlink>{run(SAID)}</w:hyperlink>", REST], SAID),
        (
            ["全市", f"<w:sdt><w:sdtContent>{run(SAID + '，')}</w:sdtContent></w:sdt>", "上年结转96件。"],
            f"{SAID}，",
        ),
        (
            ["全市新收政府", '<w:bookmarkStart w:id="9" w:name="x"/>', "信息公开申请3510件", REST],
            f"全市{SAID}",
        ),
        (["前言。", "<w:r><w:br/></w:r>", "全市", SAID, REST], SAID),
    ],
    ids=["one run", "many runs", "link", "content control", "bookmark", "second line"],
)
def test_a_phrase_is_marked_by_whole_runs(pieces: list[str], held: str) -> None:
    data = with_main(draft(), (SENTENCE, "".join(p if p.startswith("<") else run(p) for p in pieces)))
    copy = marked(data)
    assert at(copy, "NAR-NEW") == [held]
    assert_only_comments_are_new(data, copy)


def test_of_equal_phrases_the_one_that_is_meant_is_marked() -> None:
    twice = [
        run("去年新收政府信息公开申请。"),
        run("全市"),
        run("新收政府信息公开申请3510件"),
        run("，上年结转96件。"),
    ]
    copy = marked(with_main(draft(), (SENTENCE, "".join(twice))))
    assert at(copy, "NAR-NEW") == [SAID]


def test_changes_not_yet_accepted_stay() -> None:
    edited = (
        '<w:p><w:del w:id="1" w:author="甲"><w:r><w:delText>440</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="甲"><w:r><w:t>7</w:t></w:r></w:ins></w:p>'
    )
    sentence = (
        f'<w:del w:id="3" w:author="甲"><w:r><w:delText>全市{SAID}</w:delText></w:r></w:del>'
        f'{run("全市")}<w:ins w:id="4" w:author="甲">{run(SAID)}</w:ins>{run("。")}'
    )
    data = with_main(draft(TOTAL), (CELL, edited), (SENTENCE, sentence))
    copy = marked(data)
    assert at(copy, "REV-SUM") == ["7"]
    assert at(copy, "NAR-NEW") == [SAID]
    assert_only_comments_are_new(data, copy)


def test_comments_that_are_there_stay_and_keep_their_numbers() -> None:
    document = docx.Document(io.BytesIO(draft(TOTAL)))
    document.add_comment(document.paragraphs[1].runs, text="请核对", author="乙")
    buffer = io.BytesIO()
    document.save(buffer)
    data = buffer.getvalue()
    copy = marked(data)
    assert comments(copy)[0][0].strip() == "请核对"
    assert [c.comment_id for c in docx.Document(io.BytesIO(copy)).comments] == [0, 1]
    assert_only_comments_are_new(data, copy)


NESTED = "<w:tbl><w:tr>" + 2 * f"<w:tc><w:p>{run('0')}</w:p></w:tc>" + "</w:tr></w:tbl><w:p/>"
BOX = (
    "<w:p>{before}<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>全市新收政府信息公开申请3510件。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def test_words_in_a_text_box_are_marked_around_the_box() -> None:
    data = with_main(draft(), (f"<w:p><w:pPr/>{SENTENCE}</w:p>", BOX.format(before=run("见右。"))))
    copy = marked(data)
    assert at(copy, "NAR-NEW") == ["全市新收政府信息公开申请3510件。"]
    assert not list(holder(copy, 0).iterancestors(f"{{{W}}}txbxContent"))
    assert_only_comments_are_new(data, copy)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CELL, f"<w:sdt><w:sdtContent>{CELL}</w:sdtContent></w:sdt>"),
        (CELL, f"<w:p/>{CELL}<w:p><w:pPr/></w:p>"),
        (f"<w:tc><w:tcPr><w:tcW w:type=\"dxa\" w:w=\"576\"/></w:tcPr>{CELL}</w:tc>",
         f"<w:sdt><w:sdtContent><w:tc><w:tcPr/>{CELL}</w:tc></w:sdtContent></w:sdt>"),
        (CELL, CELL + NESTED),
        (CELL, "<w:p><!-- 注 --><w:r><w:t>7</w:t></w:r></w:p>"),
    ],
    ids=["control inside", "empty lines around", "control around", "table inside", "XML comment"],
)  # fmt: skip
def test_a_cell_is_found_whatever_is_around_its_figure(old: str, new: str) -> None:
    data = with_main(draft(TOTAL), (old, new))
    copy = marked(data)
    assert at(copy, "REV-SUM") == ["7"]
    assert_only_comments_are_new(data, copy)


def test_tables_inside_a_table_that_lays_out_the_page() -> None:
    xml = members(draft(TOTAL))[MAIN].decode()
    start, end = xml.index("<w:p>", xml.index("<w:body>")), xml.index("<w:sectPr")
    body = xml[start:end]
    page = f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
    data = with_main(draft(TOTAL), (body, page))
    copy = marked(data)
    assert at(copy, "REV-SUM") == ["7"]
    assert_only_comments_are_new(data, copy)


def documents() -> list[Path]:
    cases = SAMPLES.parent / "tests" / "cases"
    return [*sorted(SAMPLES.glob("reports/*.docx")), *sorted(cases.glob("*docx*/report.docx"))]


@pytest.mark.parametrize("path", documents(), ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_place_leads_to_the_text_that_was_read_there(path: Path) -> None:
    data = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        places = Places(archive)
    for block in read(data, path.name, Limits()).blocks:
        for item in [c for row in block.rows for c in row] if isinstance(block, Grid) else [block]:
            anchor = places.at(item.place)
            assert anchor is not None
            held = anchor.paragraph
            if isinstance(block, Grid):
                held = next(a for a in held.iterancestors() if a.tag.endswith("}tc"))
            own = "".join("".join(t.itertext()) for t in held.iter(f"{{{W}}}t"))
            assert "".join(item.text.split()) in "".join(own.split())


@pytest.mark.skipif(SOFFICE is None, reason="needs soffice")
def test_an_office_opens_the_copy_with_its_comments(tmp_path: Path) -> None:
    (tmp_path / "copy.docx").write_bytes(marked(draft(WRONG)))
    command = [
        str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to",
        "fodt", "--outdir", str(tmp_path), str(tmp_path / "copy.docx"),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    written = (tmp_path / "copy.fodt").read_text(encoding="utf-8")
    assert written.count("<dc:creator>Gouji 勾稽</dc:creator>") == len(checked(draft(WRONG)).findings)
