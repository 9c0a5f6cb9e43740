"""What labels mean: every label of the book, every alias, and the oddities that agencies print."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest

from loaders import book
from loaders.labels import (
    TRADITIONAL_MARK,
    Hit,
    is_numbered,
    meanings,
    normalise,
    printed_labels,
    statutory_tables,
)

T1, T3, T4 = "t2_art20_1", "t3_applications", "t4_review_litigation"
ALIASES = [
    alias
    for alias in book.read("book/label_aliases")
    if any(fnmatchcase(t.table_id, alias["table_id"]) for t in statutory_tables())
]
KINDS = {"row", "column", "heading"}
SPECIAL = {"row": {"ignore", "local_row"}, "column": {"ignore"}, "heading": {"ignore", "heading", "section"}}


def found(text: str, kind: str, table_id: str) -> set[str]:
    return {h.code for h in meanings(text) if h.kind == kind and h.table_id == table_id}


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("（一）予以公开", "予以公开"),
        ("(一)予以公开", "予以公开"),
        ("1.属于国家秘密", "属于国家秘密"),
        ("1、属于国家秘密", "属于国家秘密"),
        ("1．属于国家秘密", "属于国家秘密"),
        ("⒈属于国家秘密", "属于国家秘密"),
        ("1 属于国家秘密", "属于国家秘密"),
        ("商业\n企业", "商业企业"),
        ("本年新 制作数量", "本年新制作数量"),
        ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ('3.危及"三安全一稳定"', "危及三安全一稳定"),
        ("三、\n本\n年\n度\n办\n理\n结\n果", "本年度办理结果"),
        ("总\u3000计", "总计"),
        ("第二十条第〔一〕项", "第二十条第(一)项"),
        ("2009年度", "2009年度"),
        ("其中：1.当面申请数", "当面申请数"),
        ("3.", "3."),
    ],
)
def test_labels_are_compared_without_what_does_not_tell_them_apart(printed: str, label: str) -> None:
    assert normalise(printed) == label


def test_traditional_script_and_readings_in_brackets_are_taken_off() -> None:
    assert normalise("本年度辦理結果", traditional=True) == "本年度办理结果"
    assert normalise("公(gōng)開(kāi)", traditional=True) == "公开"
    assert normalise("(pin)", traditional=True) == "(pin)"


def test_the_mark_of_traditional_script_is_in_no_simplified_label() -> None:
    assert all(TRADITIONAL_MARK not in label for t in statutory_tables() for _, label, _ in printed_labels(t))


def test_numbering_marks_rows() -> None:
    assert is_numbered("3.其他")
    assert is_numbered("（七）总计")
    assert not is_numbered("其他")
    assert not is_numbered("总计")


@pytest.mark.parametrize(
    ("form_id", "table_id", "kind", "label", "code"),
    [(t.form_id, t.table_id, *label) for t in statutory_tables() for label in printed_labels(t)],
)
def test_every_label_of_the_book_means_its_code_and_no_other(
    form_id: str, table_id: str, kind: str, label: str, code: str
) -> None:
    hits = [h for h in meanings(label) if (h.kind, h.table_id) == (kind, table_id)]
    assert [h.code for h in hits] == [code]
    assert hits[0].how == "exact"
    assert form_id in hits[0].forms


@pytest.mark.parametrize("alias", ALIASES, ids=lambda a: f"{a['table_id']}-{a['kind']}-{a['printed']}")
def test_every_alias_points_to_a_code_of_its_table(alias: dict[str, str]) -> None:
    assert alias["kind"] in KINDS
    assert alias["match"] in {"exact", "contains", "regex"}
    assert alias["reason"]
    tables = [t for t in statutory_tables() if re.fullmatch(alias["table_id"].replace("*", ".*"), t.table_id)]
    assert tables
    codes = {code for t in tables for kind, _, code in printed_labels(t) if kind == alias["kind"]}
    assert alias["code"] in codes | SPECIAL[alias["kind"]]
    if alias["match"] != "regex":
        assert alias["printed"] == normalise(alias["printed"]), "compared with normalised labels"


@pytest.mark.parametrize(
    "alias", [a for a in ALIASES if a["match"] == "contains"], ids=lambda a: f"{a['table_id']}-{a['printed']}"
)
def test_an_alias_fits_inside_other_words_and_no_other_alias_does(alias: dict[str, str]) -> None:
    text = f"某{alias['printed']}某"
    others = [
        a
        for a in ALIASES
        if a is not alias and (a["table_id"], a["kind"]) == (alias["table_id"], alias["kind"])
    ]
    assert meanings(text)
    assert not [a for a in others if _fits(a, text)], "two aliases for one text"


@pytest.mark.parametrize("alias", [a for a in ALIASES if a["match"] == "exact"], ids=lambda a: a["printed"])
def test_no_exact_alias_repeats_what_the_book_says(alias: dict[str, str]) -> None:
    kind = {"ignore": "frame"}.get(alias["code"], alias["kind"])
    hits = [h for h in meanings(alias["printed"]) if h.kind == kind]
    assert hits
    assert {h.how for h in hits} == {"alias"}


def test_no_label_of_the_book_fits_an_alias_of_another_code() -> None:
    for table in statutory_tables():
        for kind, label, code in printed_labels(table):
            for alias in ALIASES:
                same = alias["kind"] == kind and re.fullmatch(
                    alias["table_id"].replace("*", ".*"), table.table_id
                )
                if same and _fits(alias, normalise(label)):
                    assert alias["code"] in {code, "section"}, (label, alias)


def _fits(alias: dict[str, str], label: str) -> bool:
    if alias["match"] == "regex":
        return bool(re.search(alias["printed"], label))
    return alias["printed"] == label if alias["match"] == "exact" else alias["printed"] in label


@pytest.mark.parametrize(
    ("printed", "kind", "table_id", "code"),
    [
        ("2.其他法律行政止公开", "row", T3, "app_res_denied_law_prohibits"),
        ("2.其他法律、行政法规禁止公开", "row", T3, "app_res_denied_law_prohibits"),
        ("1、申请人无正当理由逾期不补正，行政机关不再处理", "row", T3, "app_res_other_no_correction"),
        ("3.危及三安全一稳定", "row", T3, "app_res_denied_security_stability"),
        ("（二）部分公开", "row", T3, "app_res_partial"),
        ("现行有效件", "column", T1, "in_force"),
        ("规章（设区的市、自治州人民政府应提供相关数据）", "row", T1, "rule"),
        ("其他主动公开文件", "local", T1, "local_row"),
        ("规范性档案", "row", T1, "normative_doc"),
        ("本年增/减（减用负值表示，如-8）", "column", "t2_art20_5", "items_change"),
        ("采购总金额（万元）", "column", "t2_art20_9", "amount"),
        ("信息内容", "frame", T1, "ignore"),
        ("结果", "frame", T4, "ignore"),
        ("注：数据截至年底", "note", T3, "ignore"),
        ("二、行政机关主动公开政府信息情况", "section", "t2_art20_8", "section"),
        ("三、行政机关收到和处理政府信息公开申请情况", "heading", T3, "heading"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "heading", T4, "heading"),
    ],
)
def test_oddities_that_agencies_print(printed: str, kind: str, table_id: str, code: str) -> None:
    assert found(printed, kind, table_id) == {code}


def test_wording_is_evidence_for_a_form() -> None:
    def forms(label: str, table_id: str) -> frozenset[str]:
        return next(h.forms for h in meanings(label) if isinstance(h, Hit) and h.table_id == table_id)

    assert forms("规范性文件", T1) == {"g2019"}
    assert forms("行政规范性文件", T1) == {"g2021"}
    assert forms("处理决定数量", "t2_art20_5") == {"g2019"}
    assert forms("现行有效件", T1) == {"g2021"}


@pytest.mark.parametrize(
    "text", ["", " ", "政务动态", "云岭县民政局", "第二十一条", "某" * 121, "国家秘密" * 40]
)
def test_other_texts_mean_nothing(text: str) -> None:
    assert meanings(text) == ()


def test_lists_are_left_to_their_own_reader() -> None:
    assert {t.orientation for t in statutory_tables()} == {"grid", "line"}
