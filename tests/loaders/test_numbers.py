"""From the text of a cell to a number with its state."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from loaders import book
from loaders.numbers import AS_PRINTED, header_unit, is_numeral, is_value, read_number

COUNT, SIGNED, AMOUNT = "int>=0", "int signed", "decimal>=0"


@pytest.mark.parametrize(
    ("text", "state", "value"),
    [
        ("0", "num", "0"),
        ("64", "num", "64"),
        ("447228", "num", "447228"),
        ("３", "num", "3"),
        ("１２", "num", "12"),
        ("1,209", "num", "1209"),
        ("1，209", "num", "1209"),
        ("3,985,758", "num", "3985758"),
        ("1 209", "num", "1209"),
        ("1\u00a0209", "num", "1209"),
        ("1\u200b2", "num", "12"),
        (" 7 ", "num", "7"),
        ("05", "num", "5"),
        ("96171.6", "num", "96171.6"),
        ("12.50", "num", "12.50"),
        ("-1", "num", "-1"),
        ("3.5", "num", "3.5"),
        ("无", "zero_word", "0"),
        ("零", "zero_word", "0"),
        ("〇", "zero_word", "0"),
        ("没有", "zero_word", "0"),
        ("未收到申请", "zero_word", "0"),
        ("未发生", "zero_word", "0"),
        ("/", "na", None),
        ("／", "na", None),
        ("-", "na", None),
        ("－", "na", None),
        ("—", "na", None),
        ("——", "na", None),
        ("--", "na", None),
        ("不涉及", "na", None),
        ("N/A", "na", None),
        ("", "blank", None),
        (" \n\u3000", "blank", None),
        ("\u200b", "blank", None),
        ("264522余", "approx", "264522"),
        ("5500 余", "approx", "5500"),
        ("近400", "approx", "400"),
        ("约100", "approx", "100"),
        ("大约100", "approx", "100"),
        ("100多", "approx", "100"),
        ("1.9万余", "approx", "19000"),
        ("10余万", "approx", "100000"),
        ("26.8万", "num", "268000"),
        ("一百二十三", "num", "123"),
        ("三十", "num", "30"),
    ],
)
def test_printed_text_gives_state_and_value(text: str, state: str, value: str | None) -> None:
    number = read_number(text, COUNT, "件")
    assert (number.state, number.value) == (state, None if value is None else Decimal(value))
    assert (number.unit, number.unit_source) == ("件", "form")


@pytest.mark.parametrize(
    "text",
    [
        "1,23",
        "12,34,567",
        "1,2345",
        "见附件",
        "0 0 0",
        "1 0 0",
        "0 5",
        "5①",
        "5²",
        "½",
        "2.3.4",
        "5%",
        "+2",
        "减8",
        "万",
        "0.12345",
        "123456789012345",
        "1e5",
        "١٢",
        "0x10",
        "亿万",
    ],
)
def test_what_is_no_number_keeps_its_text_and_gives_no_value(text: str) -> None:
    number = read_number(text, COUNT, "件")
    assert (number.state, number.value, number.doubts) == ("corrupt", None, ("number_unreadable",))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+2", 2),
        ("＋2", 2),
        ("-1", -1),
        ("－1", -1),
        ("\u22123", -3),
        ("减8", -8),
        ("增3", 3),
        ("减少2", -2),
        ("-0", 0),
    ],
)
def test_a_signed_column_reads_signs_and_their_words(text: str, value: int) -> None:
    number = read_number(text, SIGNED, "项")
    assert (number.state, number.value) == ("num", value)
    assert not (number.value == 0 and number.value.is_signed())


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12件", "12", "件"),
        ("12 条", "12", "条"),
        ("264522余次", "264522", "次"),
        ("约100多条", "100", "条"),
        ("26.8万条", "268000", "条"),
        ("30人次", "30", "人次"),
    ],
)
def test_a_unit_in_the_cell_is_kept_with_the_number(text: str, value: str, unit: str) -> None:
    number = read_number(text, COUNT, "件")
    assert (number.value, number.unit, number.unit_source) == (Decimal(value), unit, "cell")
    assert "unit_in_cell" in number.doubts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3.5万元", "3.5", "万元"),
        ("3.5万", "3.5", "万元"),
        ("251000元", "251000", "元"),
        ("1.2亿元", "120000000", "元"),
        ("三十万元", "30", "万元"),
    ],
)
def test_an_amount_keeps_the_scale_it_is_printed_in(text: str, value: str, unit: str) -> None:
    number = read_number(text, AMOUNT, "万元")
    assert (number.value, number.unit, number.unit_source) == (Decimal(value), unit, "cell")


@pytest.mark.parametrize(
    ("text", "head", "state", "value", "unit", "source"),
    [
        ("251000元", "", "num", "251000", "元", "cell"),
        ("25.1万元", "", "num", "251000", "元", "cell"),
        ("25.1", "万元", "num", "251000", "元", "header"),
        ("251000元", "万元", "num", "251000", "元", "cell"),
        ("25.1", "", "unit_unknown", "25.1", "", "none"),
        ("约25", "", "unit_unknown", "25", "", "none"),
        ("12件", "", "unit_unknown", "12", "", "none"),
        ("0", "", "num", "0", "元", "none"),
        ("", "", "blank", None, "", "none"),
        ("/", "万元", "na", None, "", "none"),
    ],
)
def test_a_purchase_amount_is_stored_in_yuan_or_without_a_unit(
    text: str, head: str, state: str, value: str | None, unit: str, source: str
) -> None:
    number = read_number(text, AMOUNT, AS_PRINTED, head)
    assert (number.state, number.unit, number.unit_source) == (state, unit, source)
    assert number.value == (None if value is None else Decimal(value))
    assert ("unit_unknown" in number.doubts) == (state == "unit_unknown")


def test_a_head_that_states_another_unit_than_the_form_is_believed() -> None:
    assert read_number("18.6", AMOUNT, "万元", "元").unit_source == "header"
    assert read_number("18.6", AMOUNT, "万元", "万元").unit_source == "form"


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("本年收费金额（单位：万元）", "万元"),
        ("采购总金额（元）", "元"),
        ("采购总金额", ""),
        ("规章（设区的市）", ""),
        ("单位：件", "件"),
    ],
)
def test_the_unit_of_a_head(label: str, unit: str) -> None:
    assert header_unit(label) == unit


def test_digits_printed_apart_are_joined_with_a_doubt() -> None:
    assert read_number("3 119", COUNT, "件").doubts == ()  # a group of three
    assert read_number("31 19", COUNT, "件").doubts == ("digits_joined",)
    assert read_number("31\n19", COUNT, "件").value == 3119


def test_numbers_in_words_are_said() -> None:
    assert read_number("二十", COUNT, "件").doubts == ("number_in_words",)


@pytest.mark.parametrize("text", ["", "5", "1,209", "/", "无", "近400", "12件", "-1", "+2"])
def test_plain_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["总计", "没有现成信息需要另行制作", "1.属于国家秘密", "第二十条第（一）项", "未收到"]
)
def test_labels_are_no_values(text: str) -> None:
    assert not is_value(text)


def test_one_character_that_counts() -> None:
    assert is_numeral("三")
    assert not is_numeral("零")
    assert not is_numeral("三十")


def test_every_word_of_the_book_has_an_effect() -> None:
    effects = {
        "exact": lambda w: read_number(w, COUNT, "件").state in ("zero_word", "na"),
        "prefix": lambda w: read_number(w + "申请", COUNT, "件").state == "zero_word",
        "after": lambda w: read_number("5" + w, COUNT, "件").state == "approx",
        "before": lambda w: read_number(w + "5", COUNT, "件").state == "approx",
        "sign": lambda w: abs(read_number(w + "5", SIGNED, "项").value or 0) == 5,
        "scale": lambda w: (read_number("5" + w, COUNT, "件").value or 0) > 5,
        "unit": lambda w: read_number("5" + w, COUNT, "").unit == w,
    }
    for row in book.read("book/number_words"):
        assert effects[row["match"]](row["printed"]), row
        assert row["reason"]


def test_the_usual_path_imports_no_numeral_converter() -> None:
    code = (
        "import sys; from loaders.numbers import read_number\n"
        "for t in ('5', '1,209', '无', '/', '近400', '见附件', '12件'): read_number(t, 'int>=0', '件')\n"
        "assert 'cn2an' not in sys.modules, 'cn2an'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("unit", ["万元", AS_PRINTED])
@pytest.mark.parametrize(
    ("text", "head", "state", "value", "printed", "source"),
    [
        ("50", "金额（单位：亿元）", "num", "5000000000", "元", "header"),
        ("约1.2", "金额(亿元)", "approx", "120000000", "元", "header"),
        ("3", "金额（单位：万）", "num", "30000", "元", "header"),
        ("50", "金额（单位：千元）", "unit_unknown", "50", "", "none"),
        ("50", "金额（美元）", "unit_unknown", "50", "", "none"),
        ("50万元", "金额（千元）", "num", "500000", "元", "cell"),
        ("50元", "金额（亿元）", "num", "50", "元", "cell"),
        ("0", "金额（千元）", "num", "0", "元", "none"),
        ("9999999", "金额（亿元）", "corrupt", None, "", "none"),
    ],
)
def test_money_under_a_head_with_another_unit(
    unit: str, text: str, head: str, state: str, value: str | None, printed: str, source: str
):
    number = read_number(text, "decimal>=0", unit, header_unit(head))
    assert (number.state, number.unit, number.unit_source) == (state, printed, source)
    assert number.value == (Decimal(value) if value else None)
    assert ("unit_unknown" in number.doubts) == (state == "unit_unknown")


def test_a_head_of_money_says_nothing_of_a_count():
    assert read_number("50", COUNT, "件", "亿元") == read_number("50", COUNT, "件")
