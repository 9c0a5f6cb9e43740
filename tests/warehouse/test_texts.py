"""Reports that repeat last year's words, another body's words, or another place's name, from file to mart."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from conftest import run_gouji

from loaders import dbtrun
from loaders.home import Home

OPENING = "根据《中华人民共和国政府信息公开条例》要求，现公布{name}{year}年政府信息公开工作年度报告。"
#: Three sets of sentences that have nothing to do with each other.
WORDS = {
    "herds": """全年走访牧户登记草场变动，及时把禁牧休牧的安排贴到每个牧民小组的信息墙上。
牧区路远，我们请邮递员把新出台的补助办法随报纸一起捎给不会上网的老人；春季接羔之前印发了蒙汉双语的防疫手册。
兽医站每周三开门答疑，牧民问得最多的是饲草储备和保险理赔，答复整理后贴在站门口。
不足之处在于偏远嘎查的信息墙被风沙损坏后修补太慢，来年准备改用铁皮箱并指定专人每旬查看一次。
接羔期间夜里值班电话由两人轮守，牧民反映的棚圈漏风问题都登记在册并写明修缮的日子。""",
    "tides": """海塘沿线各闸口的启闭时刻提前三天写在码头黑板，并由渔船协会用对讲机播报。
台风来临之前把避风锚地的泊位安排挂在渔市门前，船老大凭船号就能查到自己的位置。
养殖户关心赤潮监测数据，我们把每月两次的水样结果连同解释一并张贴；听不懂术语的，由技术员用方言讲解。
问题是夜间发布的预警传达不到小船，下一步打算在灯塔加装显示屏，并教会年轻船员转告长辈。
修造船厂的安全检查结论从本年起逐厂写明整改期限，到期未改的名单贴在厂门外。""",
    "tea": """茶青收购价每天清晨写在村口木牌，旁边附上邻村价格便于茶农比较再决定去处。
古茶树保护名录逐棵编号挂牌，认养人、树龄、养护人的名字都写得清清楚楚。
雨季山路塌方之后，抢修进度由护林员拍照发到各寨的群里，看不到手机的由组长上门告知。
欠缺的是历年培训课件散落在各人手里，明年要收拢成册放进村史馆供人翻阅。
斗茶会的评审打分表全数展示三十天，有异议的茶农可以当面请评委重新品鉴并记录在案。""",
}


def report(name: str, year: int, words: str, more: str = "") -> str:
    lines = [
        f"{name}{year}年政府信息公开工作年度报告",
        "",
        OPENING.format(name=name, year=year),
        "一、总体情况",
    ]
    return "\n\n".join(
        [*lines, *words.splitlines(), more, "六、其他需要报告的事项", "无其他需要报告的事项。"]
    )


def stories() -> dict[str, str]:
    """Reports by file name."""
    half_new = "\n".join(WORDS["tides"].splitlines()[:1] + WORDS["tea"].splitlines()[1:])
    return {
        "copied_2023.txt": report("云霄县民政局", 2023, WORDS["herds"]),
        "copied_2024.txt": report("云霄县民政局", 2024, WORDS["herds"], "本年新增信息墙12面。"),
        "honest_2023.txt": report("诏安县民政局", 2023, WORDS["tides"]),
        "honest_2024.txt": report("诏安县民政局", 2024, half_new),
        "borrowed_2024.txt": report("漳浦县民政局", 2024, WORDS["herds"].replace("嘎查", "村寨")),
        "foreign_2023.txt": report(
            "麻阳苗族自治县民政局", 2023, WORDS["tea"], "主动公开的信息均依托应城市人民政府门户网站发布。"
        ),
        "short_2023.txt": report("应城市教育局", 2023, "全年开放日三次。"),
        "short_2024.txt": report("应城市教育局", 2024, "全年开放日三次。"),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in stories().items():
        (folder / name).write_text(text, encoding="utf-8")
    home = Home(tmp_path_factory.mktemp("home"))
    done = run_gouji(home, "build", folder, "--accept-load")
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def answers(home: Home, rule: str, part: str) -> dict[str, str]:
    """The outcome of one rule part by title, with its reason where it cannot be judged."""
    with duckdb.connect(str(home.database), read_only=True) as connection:
        rows = connection.execute(
            "select agency_name || report_year, outcome || coalesce(': ' || nullif(reason, 'relation'), '')"
            " from intermediate.int_rule_outcomes as asked join marts.dim_report using (report_id)"
            " join marts.dim_agency using (agency_id)"
            " where rule_id = ? and part = ?",
            [rule, part],
        ).fetchall()
    return dict(rows)


def test_last_years_words_are_noticed_and_what_cannot_be_compared_says_why(built: Home) -> None:
    assert answers(built, "DOC-DUP-YEAR", "main") == {
        "云霄县民政局2023": "not_assessable: no_previous_report",
        "云霄县民政局2024": "fail",
        "诏安县民政局2023": "not_assessable: no_previous_report",
        "诏安县民政局2024": "pass",
        "漳浦县民政局2024": "not_assessable: no_previous_report",
        "麻阳苗族自治县民政局2023": "not_assessable: no_previous_report",
        "应城市教育局2023": "not_assessable: no_previous_report",
        "应城市教育局2024": "not_assessable: short_text",
    }


def test_another_bodys_words_are_noticed_by_the_later_report_or_both_of_one_year(built: Home) -> None:
    found = answers(built, "DOC-DUP-OTHER", "text")
    assert {title for title, outcome in found.items() if outcome == "fail"} == {
        "云霄县民政局2024",
        "漳浦县民政局2024",
    }
    assert found["云霄县民政局2023"] == "pass"
    assert found["应城市教育局2024"] == "not_assessable: short_text"


def test_another_places_portal_is_quoted(built: Home) -> None:
    found = answers(built, "DOC-DUP-OTHER", "place")
    assert {title for title, outcome in found.items() if outcome != "pass"} == {"麻阳苗族自治县民政局2023"}
    with duckdb.connect(str(built.database), read_only=True) as connection:
        told = connection.execute(
            "select message_zh, message_en from marts.fct_finding where rule_id = 'DOC-DUP-OTHER'"
            " and part = 'place'"
        ).fetchall()
    ((zh, en),) = told
    assert "应城市：“主动公开的信息均依托应城市人民政府门户网站发布”" in zh
    assert "place of another region 应城市" in en


def test_findings_name_the_report_and_the_share(built: Home) -> None:
    with duckdb.connect(str(built.database), read_only=True) as connection:
        told = dict(
            connection.execute(
                "select rule_id || ' ' || agency_name, message_en from marts.fct_finding"
                " where rule_id like 'DOC-DUP%' and part != 'place'"
            ).fetchall()
        )
        ((shown, base),) = connection.execute(
            "select ind_text_repeat, ind_text_repeat_base from marts.fct_agency_year"
            " where agency_name = '云霄县民政局' and report_year = 2024"
        ).fetchall()
    assert (
        f"{100 * shown:.1f}".rstrip("0").rstrip(".") + "% · 云霄县民政局 2023"
        in told["DOC-DUP-YEAR 云霄县民政局"]
    )
    assert "limit 50%" in told["DOC-DUP-YEAR 云霄县民政局"]
    assert "% · 云霄县民政局 202" in told["DOC-DUP-OTHER 漳浦县民政局"]
    assert shown > 0.9
    assert base > 200


def test_a_raw_zone_without_tables_added_since_still_builds(built: Home, tmp_path: Path) -> None:
    old = Home(tmp_path / "old")
    shutil.copytree(built.raw, old.raw, ignore=shutil.ignore_patterns("signatures", "crawls"))
    chosen = ["+int_text_candidates", "stg_signatures", "stg_crawls", "every_landed_row_is_still_there"]
    options = ["--exclude-resource-type", "unit_test", "--indirect-selection", "cautious"]
    result = dbtrun.invoke(["build", *options, "--select", *chosen], old, old.database)
    assert result.faults == []
    assert result.counts["model"] > len(chosen)
