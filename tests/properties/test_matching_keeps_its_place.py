"""Whatever is printed, matching loses nothing, reorders nothing, and knows where every character stands."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from loaders.matching import Matched, Repairs, matched, spaced

HAN = "政府信息公开工作年度报告申请处理机关条例规章数据本单位全县收到答复"
PINYIN = ("gōng", "kāi", "xin", "zhàng", "ɡuān", "lü", "gu?n")
ODD = "㈠½ﬁ①℃…\u3000\u200b\ufeff\u00ad０Ａ（）％／ｶﾞe\u0301가\u1100\u1161\u11a8\ufe0f\u00a8"
DAMAGED = HAN + ODD + "開關(gōng)()檔案網站效劳原那么根底鏀垮簻淇℃伅�€Õþ¸®æ\x94¿ åº 1234567890年月日,。"
REPAIRS = st.builds(Repairs, *[st.booleans()] * 6)


FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"


def invisible(char: str) -> bool:
    selects = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return unicodedata.category(char) in ("Cc", "Cf") or char in FILLERS or selects


def keeps_its_place(printed: str, found: Matched) -> None:
    assert len(found.origin) == len(found.text) + 1
    assert all(left <= right for left, right in pairwise(found.origin))
    assert found.origin[-1] == len(printed)
    assert found.origin[0] >= 0


@given(st.text() | st.text(alphabet=HAN + ODD))
@example("e\u0301 \u00a8a 가 각 ｶﾞ ﾊﾟ")
@example("公\u200b开\u0301(\u00a0)①㈠")
def test_sound_text_is_its_normal_form_without_blanks(printed: str) -> None:
    found = matched(printed, Repairs())
    normal = unicodedata.normalize("NFKC", printed)
    assert found.text == "".join(c for c in normal if not c.isspace() and not invisible(c))
    keeps_its_place(printed, found)


@given(st.text(alphabet=DAMAGED, max_size=200) | st.text(max_size=100), REPAIRS)
def test_repairs_keep_every_character_in_its_place(printed: str, repairs: Repairs) -> None:
    keeps_its_place(printed, matched(printed, repairs))
    assert "  " not in spaced(printed, Repairs())


@given(
    st.lists(st.tuples(st.sampled_from(HAN), st.none() | st.sampled_from(PINYIN)), min_size=1),
    st.sampled_from(["({})", "（{}）", "( {} )", "({}"]),
)
def test_planted_readings_vanish_and_what_stays_points_at_its_print(
    chars: list[tuple[str, str | None]], bracket: str
) -> None:
    chars.append(("公", None))  # a reading that never closes ends where the next character stands
    printed = "".join(char + (bracket.format(mark) if mark else "") for char, mark in chars)
    found = matched(printed, Repairs(sound_marks=True))
    assert found.text == "".join(char for char, _ in chars)
    assert "".join(printed[place] for place in found.origin[:-1]) == found.text


@given(st.lists(st.sampled_from([*HAN, "12", "，", " "]), max_size=60).map("".join))
def test_spoilt_bytes_turn_back_into_their_characters(clean: str) -> None:
    spoilt = clean.encode().decode("latin-1")
    found = matched(spoilt, Repairs(mojibake=True))
    assert found.text == matched(clean, Repairs()).text
    keeps_its_place(spoilt, found)
    starts = [len(clean[:n].encode()) for n, char in enumerate(clean) if not char.isspace()]
    assert list(found.origin[:-1]) == starts
