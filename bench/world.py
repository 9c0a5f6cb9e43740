"""A country of bodies that report: who they are, what they say, and what goes wrong, in a known share.

Nothing here is random but by its seed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import numpy as np

from bench.figures import APPLICATIONS, REVIEW, Bodies, Counts, Key, keys

ROOT = Path(__file__).resolve().parent.parent
YEARS = range(2019, 2025)
#: Functions of the book and what an office of a county is called that has it.
OFFICES = {
    "civil_affairs": "民政局", "justice": "司法局", "finance": "财政局", "education": "教育局",
    "public_security": "公安局", "water": "水利局", "audit": "审计局", "statistics": "统计局",
    "agriculture": "农业农村局", "health": "卫生健康局", "emergency": "应急管理局",
    "market_supervision": "市场监督管理局", "natural_resources": "自然资源局",
    "housing_construction": "住房和城乡建设局",
    "transport": "交通运输局", "commerce": "商务局", "veterans": "退役军人事务局", "sports": "体育局",
    "medical_insurance": "医疗保障局", "letters_visits": "信访局", "forestry": "林业局",
    "ecology_environment": "生态环境局", "urban_management": "城市管理局", "data": "数据管理局",
    "administrative_approval": "行政审批局", "development_reform": "发展和改革局",
    "science_technology": "科学技术局", "industry_information": "工业和信息化局",
    "culture_tourism": "文化和旅游局", "human_resources": "人力资源和社会保障局",
    "rural_revitalisation": "乡村振兴局", "grain": "粮食和物资储备局", "broadcasting": "广播电视局",
    "state_assets": "国有资产监督管理局", "tourism": "旅游局", "animal_husbandry": "畜牧局",
    "planning": "规划局", "landscape": "园林绿化局", "price": "物价局", "oceans_fisheries": "海洋与渔业局",
    "archives": "档案局", "seismology": "地震局", "supply_marketing": "供销合作社联合社",
    "disabled": "残疾人联合会",
    "civil_air_defence": "人民防空办公室", "ethnic_religious_affairs": "民族宗教事务局",
    "foreign_affairs": "外事办公室", "traditional_medicine": "中医药管理局", "energy": "能源局",
    "intellectual_property": "知识产权局", "investment_promotion": "投资促进局", "highway": "公路管理局",
    "organ_affairs": "机关事务管理局", "public_resources": "公共资源交易中心", "red_cross": "红十字会",
    "establishment": "机构编制委员会办公室", "housing_fund": "住房公积金管理中心", "aquatic": "水产局",
    "agricultural_machinery": "农业机械管理局", "employment": "就业服务局",
    "drug_supervision": "药品监督管理局",
    "social_insurance": "社会保险事业管理局", "financial_supervision": "金融工作局",
    "small_enterprise": "中小企业局", "poverty_alleviation": "扶贫开发办公室",
    "disease_control": "疾病预防控制中心", "research_office": "人民政府研究室",
}  # fmt: skip
#: How a body prints nought, and how many do so.
_NOUGHTS = {"0": 0.85, "": 0.08, "/": 0.05, "—": 0.02}
#: Words of two signs each.
_WORDS = re.findall("..", (
    "公开目录栏目平台网站窗口专线答复受理登记补正征求意见送达流程台账培训例会通报检查解读图表问答清单预算决算规划项目审批监管采购救助住房学校医院道路"
    "河湖农田档案数据社区乡村企业群众干部专人专题季度月度年度全年及时规范细化完善更新整理合并移交归档核对回访提醒督促座谈走访宣传公告公报政策文件制度"
    "办法标准要求问题不足进度重点领域"
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts of all reports in which something is not as it should be.

    Attributes:
        errors: one figure is wrong, as people get figures wrong.
        revisions: a later version stands beside the first, with one figure put right.
        borrowed: the words of another body, its name put in.
        lost: table four is not there.
    """

    errors: float = 0.1
    revisions: float = 0.03
    borrowed: float = 0.02
    lost: float = 0.01


@dataclass(slots=True)
class Body:
    """One that reports: its names, how it prints nought, and the sentences it uses."""

    name: str
    region: str
    function: str
    nought: str
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Slip:
    """What was spoilt in a report: its place in the chunk, the cell, what it would be, what it is."""

    place: int
    key: Key
    right: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """The reports of some counties on one year: a body and a row of figures each.

    Attributes:
        slips: figures spoilt, at most one per report; `figures` holds what was printed.
        revised: places of reports that have a second version, with the slip put right.
        lost: places of reports without table four.
    """

    year: int
    form: str
    bodies: list[Body]
    figures: Counts
    slips: list[Slip]
    revised: list[int]
    lost: set[int]


def counties() -> list[tuple[str, str]]:
    """Code and name, that of its city before it, of every county that is in force."""
    with (ROOT / "seeds/reference/regions.csv").open(encoding="utf-8", newline="") as handle:
        regions = list(csv.DictReader(handle))
    names = {r["region_code"]: r["region_name"] for r in regions}
    return [
        (r["region_code"], names[r["parent_code"]] + r["region_name"])
        for r in regions
        if r["level"] == "county" and not r["valid_to"] and r["code_system"].startswith("GB")
        and r["parent_code"][2:4] != "00" and not names[r["parent_code"]].startswith("省直辖")
    ]  # fmt: skip


def sentence(chance: Random) -> str:
    """A sentence as good as any, with a figure now and then."""
    words = "".join(chance.choices(_WORDS, k=chance.randrange(7, 14)))
    return f"{words}{chance.choice(('', str(chance.randrange(2, 900)) + '次'))}。"


def bodies(region: str, name: str, offices: int, chance: Random) -> list[Body]:
    """The bodies of a county: its offices, and last its government."""
    listed = [*list(OFFICES.items())[:offices], ("government", "人民政府")]
    noughts = chance.choices(list(_NOUGHTS), list(_NOUGHTS.values()), k=len(listed))
    return [
        Body(name + called, region, function, nought, [sentence(chance) for _ in range(12)])
        for (function, called), nought in zip(listed, noughts, strict=True)
    ]


def offices_for(reports: int, usual: int = 40) -> int:
    """Offices of every county: as usual, or as many more as so many reports need."""
    return max(usual, -(-reports // (len(counties()) * len(YEARS))) - 1)


def chunks(reports: int, seed: int, shares: Shares, offices: int = 14, at_once: int = 100) -> Iterator[Chunk]:
    """So many reports and a few more: some counties at a time, year by year.

    Raises ValueError where the country has too few counties or offices for so many.
    """
    per_county = offices + 1
    needed = -(-reports // (len(YEARS) * per_county))
    places = counties()
    Random(seed).shuffle(places)
    if offices > len(OFFICES):
        raise ValueError(f"{offices:,} offices: a county has {len(OFFICES):,} at most")
    if needed > len(places):
        most = len(places) * len(YEARS) * per_county
        raise ValueError(f"{reports:,} reports: with {offices:,} offices a county there are {most:,} at most")
    for start in range(0, needed, at_once):
        chance = Random(f"{seed} {start}")
        here = [
            body for place in places[start : min(start + at_once, needed)]
            for body in bodies(*place, offices, chance)
        ]  # fmt: skip
        yield from _years(here, per_county, shares, chance)


def _years(here: list[Body], per_county: int, shares: Shares, chance: Random) -> Iterator[Chunk]:
    draw = np.random.default_rng(chance.randrange(2**32))
    sizes = draw.lognormal(2.5, 1, len(here))
    sizes[per_county - 1 :: per_county] = draw.lognormal(3.5, 0.8, len(here) // per_county)
    drawn = Bodies(sizes, per_county)
    for year in YEARS:
        form = "g2019" if year < 2021 else "g2021"
        figures = drawn.year(form, draw)
        _speak(here, shares.borrowed, chance)
        slips = [_slip(n, form, figures, chance) for n in _some(len(here), shares.errors, chance)]
        revised = _some(len(here), shares.revisions, chance)
        lost = set(_some(len(here), shares.lost, chance))
        yield Chunk(year, form, here, figures, slips, revised, lost)


def _some(count: int, share: float, chance: Random) -> list[int]:
    return [n for n in range(count) if chance.random() < share]


def _speak(here: list[Body], borrowed: float, chance: Random) -> None:
    """A body says some things anew each year; some take over what another one said."""
    for body in here:
        if chance.random() < borrowed:
            body.sentences = list(chance.choice(here).sentences)
            continue
        for place in range(len(body.sentences)):
            if chance.random() < 0.5:
                body.sentences[place] = sentence(chance)


def _slip(place: int, form: str, figures: Counts, chance: Random) -> Slip:
    """Spoil one figure as people do: a digit more, a digit less, two swapped, a total left at 0."""
    cell = chance.choice([n for n, key in enumerate(keys(form)) if key[0] in {APPLICATIONS, REVIEW}])
    right = int(figures[place, cell])
    text = str(right)
    wrong = int(chance.choice((text + "0", text[:-1] or "0", text[::-1], str(right + 1), "0")))
    figures[place, cell] = wrong if wrong != right else right + 10
    return Slip(place, keys(form)[cell], right, int(figures[place, cell]))
