"""Whatever way a number is printed, reading gives it back; whatever text comes, reading never raises."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from loaders.numbers import read_number

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
TYPES = st.sampled_from(["int>=0", "int signed", "decimal>=0"])
UNITS = st.sampled_from(["件", "项", "万元", "as_printed", ""])
counts = st.integers(0, 10**13)
amounts = st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False)
blanks = st.text(" \t\u00a0\u3000\u200b\ufeff", max_size=3)


@st.composite
def styles(draw: st.DrawFn, number: Decimal | int) -> str:
    """The number in one of the ways that reports print it."""
    text = f"{number:,}" if draw(st.booleans()) else str(number)
    text = text.translate(FULL_WIDTH) if draw(st.booleans()) else text
    return draw(blanks) + text + draw(blanks)


@given(st.data(), counts)
def test_a_count_is_read_as_printed(data: st.DataObject, number: int) -> None:
    text = data.draw(styles(number))
    found = read_number(text, "int>=0", "件")
    assert (found.state, found.value, found.doubts) == ("num", number, ())


@given(st.data(), amounts)
def test_an_amount_is_read_as_printed(data: st.DataObject, number: Decimal) -> None:
    assert read_number(data.draw(styles(number)), "decimal>=0", "万元").value == number


@given(counts, st.sampled_from(["件", "条", "项", "次", "篇", "个", "人", "人次"]))
def test_a_unit_behind_the_number_leaves_it_as_it_is(number: int, unit: str) -> None:
    found = read_number(f"{number}{unit}", "int>=0", "件")
    assert (found.value, found.unit) == (number, unit)


@given(st.integers(1, 10**9), st.sampled_from(["{}余", "近{}", "约{}", "{}多", "约{}余"]))
def test_an_approximation_keeps_its_digits(number: int, style: str) -> None:
    found = read_number(style.format(number), "int>=0", "件")
    assert (found.state, found.value) == ("approx", number)


@given(st.integers(-(10**9), 10**9))
def test_a_sign_is_read_in_a_signed_column(number: int) -> None:
    assert read_number(f"{number:+}", "int signed", "项").value == number


@given(st.integers(1, 10**9), amounts.filter(bool))
def test_a_purchase_amount_is_the_same_in_either_unit(yuan: int, ten_thousands: Decimal) -> None:
    assert read_number(f"{yuan}元", "decimal>=0", "as_printed").value == yuan
    assert read_number(f"{ten_thousands}万元", "decimal>=0", "as_printed").value == ten_thousands * 10000


@given(st.text(max_size=40), TYPES, UNITS, UNITS)
def test_any_text_is_answered(text: str, value_type: str, unit: str, head: str) -> None:
    check(text, value_type, unit, head)


@given(
    st.text(
        "0123456789０５,，.。+-−—/ 余多近约万亿元件人次一二三十百千零〇无没有减增①²\u200b\n", max_size=12
    ),
    TYPES,
    UNITS,
)
def test_any_text_of_the_characters_of_numbers_is_answered(text: str, value_type: str, unit: str) -> None:
    check(text, value_type, unit, "")


def check(text: str, value_type: str, unit: str, head: str) -> None:
    found = read_number(text, value_type, unit, head)
    assert (found.value is None) == (found.state in ("blank", "na", "corrupt"))
    assert (found.state == "corrupt") == ("number_unreadable" in found.doubts)
    if found.value is not None:
        assert abs(found.value) < 10**14
        assert found.value == round(found.value, 4)
