"""The list of bodies that must report: read, checked, and the ids it gives."""

from pathlib import Path

import pytest

from loaders import roster
from loaders.book import read
from loaders.commands.build import build
from loaders.errors import GoujiError


def written(folder: Path, text: str, charset: str = "utf-8") -> Path:
    file = folder / "名单.csv"
    file.write_bytes(text.encode(charset))
    return file


def test_a_body_is_named_as_reports_print_it(tmp_path: Path) -> None:
    text = (
        "机关名称,首年,末年\n祁东县民政局,2019,\n淮安市洪泽区司法局,,\n"
        "长沙市雨花区某某总社,2020,2022\n松岭区人民政府,,\n"
    )
    ids = [b.agency_id for b in roster.read(written(tmp_path, text, "gb18030"))]
    assert ids[:2] == ["430426-civil_affairs", "320813-justice"]
    assert ids[2].startswith("430111-")
    assert ids[3] == "232762-government"


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("泗阳县王集镇人民政府", "321323", "321323102-government"),
        ("王集镇人民政府", "321323", "321323102-government"),
        ("泗阳县民政局", "321300", "321323-civil_affairs"),
        ("民政局", "321323", "321323-civil_affairs"),
    ],
)
def test_a_code_says_in_which_region_the_place_of_a_name_lies(
    name: str, code: str, expected: str, tmp_path: Path
) -> None:
    (body,) = roster.read(written(tmp_path, f"agency_name,region_code\n{name},{code}\n"))
    assert (body.agency_id, body.region_code) == (expected, expected.partition("-")[0])


def test_a_township_that_no_list_holds_has_one_id_with_its_county_and_without(tmp_path: Path) -> None:
    (named,) = roster.read(written(tmp_path, "agency_name\n泗洪县青阳镇人民政府\n"))
    (coded,) = roster.read(written(tmp_path, "agency_name,region_code\n泗洪县青阳镇人民政府,321324\n"))
    assert named.agency_id == coded.agency_id


def test_an_open_start_is_the_first_year_of_the_law(tmp_path: Path) -> None:
    (body,) = roster.read(written(tmp_path, "agency_id,last_year\n430426-civil_affairs,2020\n"))
    assert (body.first_year, body.last_year, body.region_code) == ("2008", "2020", "430426")


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("agency_name\n鼓楼区民政局\n", 2, "write its name in full"),
        ("agency_name\n祁东县民政局\n祁东县民政局\n", 3, "keep one row"),
        ("agency_name,first_year\n祁东县民政局,二〇二〇\n", 2, "four digits"),
        ("agency_name,first_year\n祁东县民政局,2007\n", 2, "2008 to"),
        ("agency_name,first_year,last_year\n祁东县民政局,2022,2020\n", 2, "put them right"),
        ("agency_name,region_code\n祁东县民政局,43x\n", 2, "write 2, 4, 6, 9 or 12 digits"),
        ("agency_name,colour\n祁东县民政局,red\n", 1, "unknown column"),
        ("first_year\n2020\n", 1, "add agency_name or agency_id"),
        ("agency_name,region_code\n祁东县民政局\n", 2, "fill it up"),
        ("agency_name\n", 1, "write one per line"),
        ("", 1, "write a header and rows"),
    ],
)
def test_a_bad_roster_is_told_with_file_line_and_remedy(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    file = written(tmp_path, text)
    with pytest.raises(GoujiError) as error:
        roster.read(file)
    assert f"{file}, line {line}" in error.value.args[0]
    assert what in error.value.args[0]
    assert f"第 {line} 行" in error.value.zh


def test_a_roster_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoujiError, match="cannot be opened"):
        roster.read(tmp_path / "none.csv")


def test_an_ambiguous_body_is_told_apart_by_its_region(tmp_path: Path) -> None:
    text = "agency_name,region_code\n鼓楼区民政局,320106\n鼓楼区民政局,410204\n"
    assert [b.agency_id for b in roster.read(written(tmp_path, text))] == [
        "320106-civil_affairs",
        "410204-civil_affairs",
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    bodies = roster.read(written(tmp_path, "agency_name,basis\n祁东县民政局,“甲”，乙\n"))
    roster.write(bodies, tmp_path / "clean.csv")
    assert roster.read(tmp_path / "clean.csv") == bodies


def test_the_roster_of_the_book_reads_like_one_of_a_user(tmp_path: Path) -> None:
    seed = Path(roster.book.SEEDS / "reference" / "roster.csv")
    assert [b.agency_id for b in roster.read(seed)] == [r["agency_id"] for r in read("reference/roster")]


def test_a_bad_roster_is_wrong_use(tmp_path: Path) -> None:
    file = written(tmp_path, "agency_name\n鼓楼区民政局\n")
    with pytest.raises(GoujiError) as error:
        build(paths=None, roster=file)
    assert error.value.exit_code == 2
