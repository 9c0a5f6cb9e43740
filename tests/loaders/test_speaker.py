"""Who reports: names as titles print them, and what may help to tell whose they are."""

import csv
import re
from pathlib import Path

import pytest

from loaders import agencies, facts, functions, patterns, regions, resolve
from loaders.book import read
from loaders.document import Document, Paragraph
from loaders.facts import Reading

SPEAKERS = list(
    csv.DictReader((Path(__file__).parent.parent / "fixtures" / "speakers.csv").open(encoding="utf-8"))
)
SHORT = list(
    csv.DictReader((Path(__file__).parent.parent / "fixtures" / "short_functions.csv").open(encoding="utf-8"))
)
PROVISIONAL = re.compile(r"[0-9a-f]{10}")


def of(*lines: str, row: dict[str, str] | None = None, path: str = "") -> Reading:
    blocks = tuple(Paragraph(text, f"paragraph {n}") for n, text in enumerate(lines, 1))
    return facts.read(Document(blocks, "test", ""), "0" * 64, row, path=path)


def report(
    name: str, *lines: str, year: int = 2023, row: dict[str, str] | None = None, path: str = ""
) -> Reading:
    return of(f"{name}{year}年政府信息公开工作年度报告", *lines, row=row, path=path)


def codes(reading: Reading) -> list[str]:
    return [i.code for i in reading.issues]


def outcome(reading: Reading) -> str:
    region, _, function = (reading.facts.agency_id or "").partition("-")
    if region == "p":
        return "ambiguous" if "agency_ambiguous" in codes(reading) else "provisional"
    return "region_only" if PROVISIONAL.fullmatch(function) else "resolved"


@pytest.mark.parametrize("row", SPEAKERS, ids=lambda r: f"{r['name']}-{r['year']}-{r['text'] or r['path']}")
def test_a_printed_name_is_an_agency_of_a_place(row: dict[str, str]) -> None:
    reading = report(row["name"], row["text"], year=int(row["year"]), path=row["path"])
    assert outcome(reading) == row["outcome"]
    code, _, function = (reading.facts.agency_id or "").partition("-")
    if row["region"]:
        places = regions.of_code(code) or regions.townships_named(row["region"][-len(code) :])
        name, text = reading.facts.agency_name or "", patterns.replaced("visited", row["text"])
        found = resolve.resolve(name, int(row["year"]), text, row["path"]).region
        names = {resolve.full_name(r) for r in (*places, *([found] if found else ()))}
        assert row["region"] in names
    if row["outcome"] == "resolved":
        assert function == row["function"]
        assert reading.facts.agency_confidence is not None
    else:
        assert "agency_provisional" in codes(reading)


@pytest.mark.parametrize(
    ("name", "said", "scope"),
    [
        ("泗阳县人民政府", "本报告数据仅包括县政府本级，不含各部门。", "own"),
        ("泗阳县人民政府", "本报告所列数据只反映县政府办公室，请知悉。", "own"),
        ("泗阳县人民政府", "统计数据不包括县政府各部门、各乡镇。", "own"),
        ("泗阳县人民政府", "本报告数据仅包括县本级各部门，不含各乡镇。", "region"),
        ("泗阳县人民政府", "本报告数据不含垂直管理部门。", "region"),
        ("泗阳县人民政府", "全县仅有县政府本级网站一个，数据由各部门报送。", "region"),
        ("泗阳县民政局", "本报告数据仅包括本级。", "own"),
    ],
)
def test_a_government_is_taken_at_its_word_that_figures_are_its_own(name: str, said: str, scope: str) -> None:
    reading = report(name, said)
    assert reading.facts.reporter_scope == scope
    assert (reading.facts.report_id or "").endswith(f"-2023-{scope}")
    assert ("scope_from_text" in codes(reading)) == (scope == "own" and "政府" in name)


def test_there_are_enough_names_of_every_kind() -> None:
    assert len(SPEAKERS) >= 80
    assert {r["outcome"] for r in SPEAKERS} == {"resolved", "ambiguous", "region_only", "provisional"}


def test_an_ambiguous_name_is_told_with_its_places() -> None:
    reading = report("鼓楼区民政局", "本机关按要求公开。")
    (found,) = [i for i in reading.issues if i.code == "agency_ambiguous"]
    assert found.text.startswith("鼓楼区民政局: 4 (")
    assert "江苏省南京市鼓楼区" in found.text
    assert reading.facts.agency_confidence is None
    assert reading.facts.agency_id == report("鼓楼区民政局", "其他。").facts.agency_id


def test_an_ambiguous_name_is_another_body_in_another_document() -> None:
    def ids(name: str) -> set[str | None]:
        page = Document((Paragraph(f"{name}2023年政府信息公开工作年度报告", "paragraph 1"),), "test", "")
        return {facts.read(page, digit * 64).facts.report_id for digit in "123"}

    assert len(ids("城关镇人民政府")) == 3
    assert len(ids("麻阳县文昌阁乡人民政府")) == len(ids("清华大学")) == 1


def test_what_settles_the_place_is_told() -> None:
    def basis(
        *args: str, path: str = "", row: dict[str, str] | None = None
    ) -> tuple[str | None, float | None]:
        found = report(*args, path=path, row=row).facts
        return found.agency_basis, found.agency_confidence

    title = basis("北京市朝阳区民政局")
    text = basis("朝阳区民政局", "按照北京市的要求公开。")
    path = basis("朝阳区民政局", path="北京市/a.html")
    manifest = basis("朝阳区民政局", row={"region_code": "110105"})
    assert [b for b, _ in (title, text, path, manifest)] == ["title", "text", "path", "manifest"]
    assert [c for _, c in (manifest, title, text, path)] == sorted(
        (c for _, c in (manifest, title, text, path) if c), reverse=True
    )
    assert basis("祁东县民政局") == ("register", 0.98)
    assert report("朝阳区民政局", row={"region_code": "110105"}).facts.agency_id == "110105-civil_affairs"


def test_a_contact_completes_the_name_without_the_words_before_it() -> None:
    found = report("鼓楼区民政局", "如有疑问，请联系福州市鼓楼区民政局（地址：福州市鼓楼区）。").facts
    assert (found.agency_name, found.agency_id) == ("福州市鼓楼区民政局", "350102-civil_affairs")


def test_two_cities_named_alike_settle_nothing() -> None:
    assert outcome(report("朝阳区民政局", "北京市与长春市交流。")) == "ambiguous"


def test_a_name_of_another_year_is_told() -> None:
    before, after = report("洪泽县司法局", year=2015), report("洪泽县司法局", year=2019)
    assert before.facts.agency_id == after.facts.agency_id == "320829-justice"
    assert "agency_other_year" not in codes(before)
    assert "agency_other_year" in codes(after)
    assert (after.facts.agency_confidence or 1) < (before.facts.agency_confidence or 0)
    change = [report(name, year=2016).facts.agency_id for name in ("洪泽县司法局", "洪泽区司法局")]
    assert change == ["320829-justice", "320813-justice"]


def test_a_report_that_names_nobody_may_be_placed_by_its_path() -> None:
    title = "2020年政府信息公开工作年度报告"
    named = of(title, path="下载/内乡县民政局2020年报.html")
    assert (named.facts.agency_name, named.facts.agency_id) == ("内乡县民政局", "411325-civil_affairs")
    assert (named.facts.agency_basis, codes(named)) == ("path", ["agency_from_path"])
    assert (named.facts.agency_confidence or 1) <= 0.5
    folder = of(f"民政局{title}", path="河南省/内乡县/1.html")
    assert folder.facts.agency_id == "411325-civil_affairs"
    district = of(title, path="国家政府信息公开/国家税务总局内乡县税务局.html").facts
    assert (district.agency_id, of(title, path="中国政府网/1.html").facts.agency_id) == ("411325-tax", None)
    inside = of(f"民政局{title}", path="中国/河南省/内乡县/1.html").facts
    assert inside.agency_id == "411325-civil_affairs"
    assert of(title, path="reports/0012.html").facts.agency_id is None
    assert of(title, path="鼓楼区/民政局.html").facts.agency_id is None
    assert of("内乡县通知", path="内乡县民政局.html").facts.agency_id is None


def test_the_path_never_overrules_the_document() -> None:
    reading = report("祁东县民政局", path="北京市/朝阳区民政局/2023.html")
    assert reading.facts.agency_id == "430426-civil_affairs"


def test_a_zone_without_a_code_belongs_to_its_city_and_stays_provisional() -> None:
    reading = report("咸宁高新技术产业开发区管理委员会")
    assert re.fullmatch(r"421200-[0-9a-f]{10}", reading.facts.agency_id or "")
    assert "agency_provisional" in codes(reading)


@pytest.mark.parametrize(
    "printed",
    ["民政局", "市民政局", "县教育局", "区办公室", "我局", "全县教育局", "各市民政局", "贵局", "本市教育局",
     "管理委员会", "第一人民医院", "有限公司", "市辖区人民政府"],
)  # fmt: skip
def test_a_name_without_a_place_names_nobody(printed: str) -> None:
    assert agencies.named(printed) is None
    assert report(printed).facts.agency_id is None


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("联系福州市鼓楼区民政局", "福州市鼓楼区民政局"),
        ("兴国县人民政府上半年", "兴国县人民政府"),
        ("兴国县民政局第三季度", "兴国县民政局"),
        ("兴国县民政局政府", "兴国县民政局"),
        ("贵安新区管委会", "贵安新区管理委员会"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(printed: str, name: str) -> None:
    assert report(printed).facts.agency_name == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("民政局", "civil_affairs"),
        ("文化和旅游局", "culture_tourism"),
        ("文化、旅游局", "culture_tourism"),
        ("教育和体育局", "education_sports"),
        ("体育教育局", "education_sports"),
        ("人民政府", "government"),
        ("政府办", "office"),
        ("政府", "government"),
        ("局", None),
        ("", None),
        ("某某总社", None),
        ("民政某局", None),
    ],
)
def test_a_function_is_known_by_its_names(name: str, code: str | None) -> None:
    assert functions.of(name) == code


@pytest.mark.parametrize("row", SHORT, ids=lambda r: r["short"])
def test_a_short_name_is_the_function_of_the_long_one(row: dict[str, str]) -> None:
    assert functions.of(row["short"]) == functions.of(row["long"]) is not None


def test_no_name_stands_for_two_functions() -> None:
    rows = read("book/agency_functions")
    assert len({r["function_code"] for r in rows}) == len(rows) >= 60
    names: dict[str, str] = {}
    for row in rows:
        for name in {s + e for s in row["stems"].split("|") for e in row["endings"].split("|")}:
            assert names.setdefault(name, row["function_code"]) == row["function_code"], name


def test_every_function_names_itself() -> None:
    for row in read("book/agency_functions"):
        stem, ending = row["stems"].split("|")[0], row["endings"].split("|")[0]
        assert functions.of(stem + ending) == row["function_code"]
