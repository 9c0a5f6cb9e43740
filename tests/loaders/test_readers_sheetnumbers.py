"""Numbers of a worksheet as their formats show them; expectations are what spreadsheets print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers.sheetnumbers import BUILT_IN, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.0, "0"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (-12.5, "-12.5"),
        (1204.0, "1204"),
        (1 / 3, "0.333333333"),
        (1234567.891234, "1234567.891"),
        (99999999999.0, "99999999999"),
        (123456789012.0, "1.23457E+11"),
        (0.00000000012, "1.2E-10"),
    ],
)
def test_general(value, text):
    assert shown(value, "General") == text
    assert shown(value, "") == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12.6, "0", "13"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (1204.0, "#,##0", "1,204"),
        (0.0, "#", ""),
        (0.5, "#.##", ".5"),
        (3.0, "0.##", "3."),
        (7.0, "000", "007"),
        (0.125, "0.0%", "12.5%"),
        (12.0, '0"件"', "12件"),
        (12.0, "0件", "12件"),
        (12.5, 'General"万元"', "12.5万元"),
        (-3.0, '0"件"', "-3件"),
        (-3.0, "0;(0)", "(3)"),
        (-3.0, "[Red]-0", "--3"),
        (-3.0, "0;[Red]-0", "-3"),
        (0.0, '0;-0;"无"', "无"),
        (0.0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', " - "),
        (1204.0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', " 1,204 "),
        (5.0, ";;;", ""),
        (12000.0, "0,", "12"),
        (12345.0, "0.00E+00", "1.23E+04"),
        (5.0, '[>=10]"多";[<10]"少"', "少"),
        (50.0, '[>=10]"多";[<10]"少"', "多"),
        (5.0, '[>=10]0"多";0"少"', "5少"),
        (8.0, "[$¥-804]#,##0.00", "¥8.00"),
        (8.0, "@", "8"),
        (0.5, "# ?/?", "0.5"),
        (-0.2, "0", "0"),
        (45311.0, "yyyy/m/d", "2024/1/20"),
        (45311.0, 'yyyy"年"m"月"d"日"', "2024年1月20日"),
        (45311.0, "[$-804]yyyy年mm月dd日", "2024年01月20日"),
        (45311.0, "[DBNum1][$-804]aaaa", "星期六"),
        (45311.5, "yyyy-mm-dd hh:mm:ss", "2024-01-20 12:00:00"),
        (45311.75, "上午/下午h:mm", "下午6:00"),
        (0.25, "h:mm AM/PM", "6:00 AM"),
        (1.5, "[h]:mm", "36:00"),
        (45311.0, "d-mmm-yy", "20-Jan-24"),
        (1.0, "yyyy-mm-dd", "1900-01-01"),
        (61.0, "yyyy-mm-dd", "1900-03-01"),
        (-1.0, "yyyy-mm-dd", "-1"),
    ],
)
def test_formats(value, code, text):
    assert shown(value, code) == text


def test_built_in_formats_are_those_of_chinese_editions():
    assert shown(45311.0, BUILT_IN[14]) == "2024/1/20"
    assert shown(45311.0, BUILT_IN[31]) == "2024年1月20日"
    assert shown(-1204.0, BUILT_IN[37]) == "-1,204"


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.sampled_from('0#?.,%;"\\_*[]@EeGgymdhs<>=$+-/ 年A午'), max_size=12),
)
def test_no_format_is_an_error(value, code):
    assert isinstance(shown(value, code), str)


@given(st.integers(-(10**9), 10**9), st.sampled_from(["General", "0", "#,##0", "@", '0"件"', "0_ "]))
def test_a_whole_number_keeps_its_digits(number, code):
    assert shown(float(number), code).replace(",", "").strip(" 件") == str(number)
