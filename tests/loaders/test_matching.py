"""Each kind of damage is found out from the text, undone for matching, and never seen where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import mojibake, readers
from loaders.book import read
from loaders.limits import Limits
from loaders.matching import Repairs, diagnose, matched, spaced

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples" / "reports").iterdir())
PROSE = "公开工作按季检查，政府信息及时公开，申请当场登记，文件随发随登。"


def browser_gbk(text: str) -> str:
    """UTF-8 shown by a browser as GBK: odd bytes are lost, 0x80 shows as the sign of the euro."""
    shown, data = "", text.encode()
    while data:
        for size in (2, 1):
            try:
                shown, data = shown + data[:size].decode("gb18030"), data[size:]
                break
            except UnicodeDecodeError:
                continue
        else:
            shown, data = shown + ("€" if data[0] == 0x80 else "\ufffd"), data[1:]
    return shown


def named(repairs: Repairs) -> set[str]:
    return {name for name in Repairs.__slots__ if getattr(repairs, name)}


@pytest.mark.parametrize(
    ("printed", "found", "text"),
    [
        ("公(gōng)开(kāi)信息3条", {"sound_marks"}, "公开信息3条"),
        ("文(wen)章(zhang)来(lai)源", {"sound_marks"}, "文章来源"),
        ("公（ɡōnɡ）開（kāi）條例", {"sound_marks", "traditional"}, "公开条例"),
        ("关(guān于公(gōng开的决定", {"sound_marks"}, "关于公开的决定"),
        ("公(ㄍㄨㄥ)開(ㄎㄞ)信(ㄒㄧㄣˋ)息(˙ㄒㄧ)", {"sound_marks", "traditional"}, "公开信息"),
        ("微信(app)公开(a)两项", set(), "微信(app)公开(a)两项"),
        ("政府信息公開條例", {"traditional"}, "政府信息公开条例"),
        ("政府信息公开条例。引文:請關注", {"mixed"}, "政府信息公开条例。引文:请关注"),
        ("規範性檔案與檔案館", {"traditional", "terms"}, "规范性文件与档案馆"),
        ("政府资讯公开，入口网站", {"terms"}, "政府信息公开,门户网站"),
        ("财经资讯响应号召", set(), "财经资讯响应号召"),
        ("坚持原那么，提高效劳，夯实根底", {"spun"}, "坚持原则,提高服务,夯实基础"),
        ("在效劳上坚持标准", set(), "在效劳上坚持标准"),
        (PROSE.encode().decode("latin-1"), {"mojibake"}, matched(PROSE, Repairs()).text),
        (PROSE.encode("gbk").decode("latin-1"), {"mojibake"}, matched(PROSE, Repairs()).text),
        ("公 开\u3000工\u200b作\n１２条", set(), "公开工作12条"),
    ],
)
def test_damage_is_found_out_and_undone(printed: str, found: set[str], text: str) -> None:
    repairs = diagnose(printed)
    assert named(repairs) == found
    result = matched(printed, repairs)
    assert result.text == text
    assert spaced(printed, repairs).replace(" ", "") == text
    assert list(result.origin) == sorted(result.origin)
    assert (len(result.origin), result.origin[-1]) == (len(text) + 1, len(printed))


@pytest.mark.parametrize(
    ("printed", "repairs", "word", "stands"),
    [
        ("公(gōng)开信(xìn)息", Repairs(sound_marks=True), "信", "信"),
        ("提高 效劳 的原那么3条", Repairs(spun=True), "3", "3"),
        ("提高 效劳 的原那么3条", Repairs(spun=True), "原则", "原那"),
        ("規範性 檔案12件", Repairs(traditional=True, terms=True), "12", "12"),
        ("㈠公开 ﬁ 7条", Repairs(), "7", "7"),
        ("政府".encode().decode("latin-1") + "5条", Repairs(mojibake=True), "5", "5"),
    ],
)
def test_a_word_is_found_where_it_is_printed(printed: str, repairs: Repairs, word: str, stands: str) -> None:
    found = matched(printed, repairs)
    at = found.text.index(word)
    assert [printed[place] for place in found.origin[at : at + len(word)]] == list(stands)


def test_bytes_read_as_gbk_turn_back_but_for_those_lost() -> None:
    spoilt = browser_gbk(PROSE)
    assert "\ufffd" in spoilt
    text, origin = mojibake.undone(spoilt)
    kept = text.replace("\ufffd", "")
    assert "政府信息及时公开" in text
    assert len(kept) >= len(PROSE) - 3
    assert origin[-1] == len(spoilt)


@pytest.mark.parametrize("printed", ["××市民政局", "１２℃以上，面积3×4", "每次≥5件·季", "é", PROSE, ""])
def test_sound_text_shows_no_sign_and_is_left_alone(printed: str) -> None:
    assert mojibake.first_sign(printed) == -1
    assert mojibake.undone(printed) == (printed, list(range(len(printed) + 1)))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda p: p.name)
def test_published_wording_needs_no_repair(file: Path) -> None:
    document = readers.read(file.read_bytes(), file.name, Limits())
    assert diagnose(document.text) == Repairs()


@pytest.mark.parametrize("seed", ["spun_words", "translated_terms"])
def test_undone_words_are_themselves_sound(seed: str) -> None:
    """No word is turned into one that would be turned again, or a second reading would differ."""
    repairs = Repairs(spun=seed == "spun_words", terms=seed == "translated_terms")
    for row in read(f"book/{seed}"):
        once = matched(row["printed"], repairs).text
        assert once == row["meant"]
        assert matched(once, repairs).text == once
