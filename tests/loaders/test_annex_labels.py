"""What labels of annexes mean: every label of the four lists, every alias, and what is no label."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

import pytest

from loaders import book
from loaders.listlabels import COLUMN_ROLES, Meaning, annex_meanings, base, list_tables

V1, V2, FJ, G2014 = "annex2008_sh_v1", "annex2008_sh_v2", "annex2008_fj", "annex2014"
ALIASES = [a for a in book.read("book/label_aliases") if a["table_id"].startswith("annex")]


def meaning(text: str, table_id: str) -> Meaning | None:
    return next((m for m in annex_meanings(text) if m.table_id == table_id), None)


def test_the_book_holds_four_annexes() -> None:
    assert [t.table_id for t in list_tables()] == [V1, V2, FJ, G2014]
    assert [len(list(t.cells())) for t in list_tables()] == [112, 108, 34, 58]


@pytest.mark.parametrize(
    ("table_id", "label", "code"),
    [(t.table_id, row.label, row.row_code) for t in list_tables() for row in t.rows],
)
def test_every_label_of_the_book_means_its_row(table_id: str, label: str, code: str) -> None:
    found = [m for m in annex_meanings(label) if m.table_id == table_id]
    assert [(m.kind, m.how) for m in found] == [("row", "exact")]
    assert code in found[0].codes


def test_labels_without_their_number_are_shared_only_within_groups_of_like_rows() -> None:
    shared = {
        (t.table_id, m.codes)
        for t in list_tables()
        for row in t.rows
        if (m := meaning(row.label, t.table_id)) and len(m.codes) > 1
    }
    assert shared == {
        (G2014, ("review_corrected", "lit_corrected")),
        (G2014, ("review_other", "lit_other")),
        (V2, ("fee_proactive_post", "fee_req_post")),
        (V2, ("fee_proactive_copy_paper", "fee_req_copy_paper")),
        (V2, ("fee_proactive_copy_cd", "fee_req_copy_cd")),
        (V2, ("fee_proactive_copy_floppy", "fee_req_copy_floppy")),
    }


@pytest.mark.parametrize("table", list_tables(), ids=lambda t: t.table_id)
def test_every_column_of_the_book_means_itself(table: book.FormTable) -> None:
    for column in table.columns:
        found = meaning(column.label, table.table_id)
        assert found
        assert (found.kind, found.codes) == ("column", (column.column_code,))


@pytest.mark.parametrize(
    ("printed", "table_id", "kind", "codes"),
    [
        ("主动公开政府信息数", G2014, "row", ("pro_total_dedup",)),
        ("一、 主动公开政府信息数（同一信息只计一条）", G2014, "row", ("pro_total_dedup",)),
        ("主动公开规范性文件数", G2014, "row", ("pro_normative_doc_disclosed",)),
        ("涉及国家秘密数", G2014, "row", ("ans_denied_state_secret",)),
        ("2、被依法纠错的", G2014, "row", ("review_corrected", "lit_corrected")),
        ("其他情况", G2014, "row", ("review_other", "lit_other")),
        ("否决公开答复总数", V1, "row", ("ans_denied",)),
        ("1.邮寄费", V2, "row", ("fee_proactive_post", "fee_req_post")),
        ("全文电子化的主动公开信息数", V1, "row", ("pro_fulltext_electronic",)),
        ("申请总次数", V1, "row", ("app_received_total",)),
        ("2009年度", FJ, "column", ("value",)),
        ("2012年度", V2, "column", ("ytd",)),
        ("本期实际", V1, "column", ("period",)),
        ("数 量", G2014, "column", ("value",)),
        ("合计", V1, "column", ("ytd",)),
        ("统 计 指 标", G2014, "column", ("label",)),
        ("计量单位", G2014, "column", ("unit",)),
        ("代码", V2, "column", ("serial",)),
        ("单位负责人：", G2014, "note", ("ignore",)),
        ("审核人", G2014, "note", ("ignore",)),
        ("填报日期：", V1, "note", ("ignore",)),
        ("填报单位（盖章）：", FJ, "note", ("ignore",)),
        ("附件：云岭县2016年政府信息公开情况统计表", G2014, "heading", ("heading",)),
        ("附件2 政府信息公开工作情况统计表.xls", G2014, "heading", ("heading",)),
    ],
)
def test_oddities_that_agencies_print(printed: str, table_id: str, kind: str, codes: tuple[str, ...]) -> None:
    found = meaning(printed, table_id)
    assert found
    assert (found.kind, found.codes) == (kind, codes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "5",
        "本年新收政府信息公开申请数量",
        "云岭县水利局",
        "各项数据见《政府信息公开情况统计表》",
        "某" * 500,
    ],
)
def test_other_texts_mean_nothing(text: str) -> None:
    assert annex_meanings(text) == ()


@pytest.mark.parametrize("alias", ALIASES, ids=lambda a: f"{a['table_id']}-{a['kind']}-{a['printed']}")
def test_every_alias_of_an_annex_points_to_rows_and_columns_of_its_tables(alias: dict[str, str]) -> None:
    tables = [t for t in list_tables() if fnmatchcase(t.table_id, alias["table_id"])]
    assert tables
    assert alias["reason"]
    for table in tables:
        known = {
            "row": {r.row_code for r in table.rows} | {"ignore", "local_row"},
            "column": {c.column_code for c in table.columns} | COLUMN_ROLES,
            "heading": {"heading"},
        }
        assert alias["code"] in known[alias["kind"]], table.table_id


def test_no_label_of_an_annex_fits_an_alias_of_another_row() -> None:
    for table in list_tables():
        for alias in ALIASES:
            if alias["kind"] != "row" or not fnmatchcase(table.table_id, alias["table_id"]):
                continue
            labels = {base(r.label) for r in table.rows if r.row_code == alias["code"]}
            for row in table.rows:
                if re.search(alias["printed"], base(row.label)):
                    assert base(row.label) in labels, (alias, row.label)
