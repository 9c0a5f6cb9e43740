"""Figures in sentences: lists, brackets, noughts, what is no figure, who speaks, where it is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from loaders import matching
from loaders.document import Paragraph
from loaders.narrative import read_claims
from loaders.statements import Claim


def read(text: str, form_id: str | None = "g2014", *, overwritten: bool = False) -> list[Claim]:
    paragraphs = [Paragraph(line, f"paragraph {n}") for n, line in enumerate(text.split("\n"), 1)]
    return read_claims(paragraphs, form_id, matching.diagnose(text), overwritten=overwritten).claims


def brief(claims: list[Claim]) -> list[tuple[str, str, int | None, str]]:
    return [
        (c.measure_code, c.dimension, None if c.value is None else int(c.value), c.nested_in) for c in claims
    ]


def test_a_list_shares_its_number_and_what_stands_in_brackets_is_no_addend() -> None:
    claims = read("全年主动公开政府信息362条。其中，组织机构（含内设科室4条）5条、抗旱救灾357条。")
    assert brief(claims) == [
        ("pro_total", "", 362, ""),
        ("pro_category_nested", "category=组织机构;sub=内设科室", 4, "pro_category"),
        ("pro_category", "category=组织机构", 5, "pro_total"),
        ("pro_category", "category=抗旱救灾", 357, "pro_total"),
    ]
    assert {c.list_no for c in claims} == {1}
    addends = [c.value for c in claims if c.nested_in == "pro_total"]
    assert sum(v for v in addends if v is not None) == claims[0].value


def test_a_list_goes_on_in_the_next_paragraph_and_two_lists_have_two_numbers() -> None:
    claims = read(
        "1.我局主动公开政府信息30条。\n2.在主动公开的信息中，政务动态20条、农机补贴10条。\n"
        "3.收到申请3件，其中当面申请1件、信函申请2件。"
    )
    assert [(c.measure_code, c.list_no) for c in claims] == [
        ("pro_total", 1), ("pro_category", 1), ("pro_category", 1),
        ("app_received_total", 2), ("app_ch_in_person", 2), ("app_ch_letter", 2),
    ]  # fmt: skip


def test_documents_among_the_items_are_a_subset_and_not_a_channel() -> None:
    claims = read(
        "主动公开政府信息1209条。其中，政府网站公开1124条、主动公开规范性文件17条、政务微信公开85条。"
    )
    assert [c.measure_code for c in claims] == [
        "pro_total", "pro_channel", "pro_normative_doc_disclosed", "pro_channel",
    ]  # fmt: skip
    assert sum(c.value or 0 for c in claims if c.measure_code == "pro_channel") == Decimal(1209)
    assert [c.dimension_code for c in claims] == ["", "channel=website", "", "channel=wechat"]


def test_a_year_like_figure_with_a_counter_is_a_figure() -> None:
    claims = read("全年共受理政府信息公开申请2025件（包含上年结转71件）。", "g2021")
    assert brief(claims) == [("app_handled", "", 2025, ""), ("app_carried_over", "", 71, "app_handled")]


@pytest.mark.parametrize(
    "text",
    [
        "根据（长政办函〔2017100号）和（雨办发〔201712号）要求，认真做好政府信息公开申请受理工作。",
        "根据国办发﹝201724号和云工信()1007号文件，公开政府信息。",
        "《条例》（国务院令第711号）第二十条规定，自收到申请之日起20个工作日内答复。",
        "统计期限自2017年1月1日起至20171231止，公开信息。",
        "联系电话：0731-85880114，邮编：410007，12345热线和96128专线受理投诉。",
        "与第三方协商，推进“三公”经费、“两微一端”和一站式服务，一是公开，二是监督。",
        "与上年相比申请增加15件，同比增长20%，比去年减少3件。",
        "去年收到申请12件。",
        "下一步，我局将举办培训班3期，公开信息300条。",
        "力争全年公开政府信息不少于500条。",
        "四、2019年工作思路\n全年公开政府信息500条，收到申请3件。",
    ],
)
def test_what_is_no_figure_of_the_year_yields_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "zeros"),
    [
        (
            "未发生因政府信息公开引起的行政复议、行政诉讼和申诉。",
            {"review_total", "lit_total", "appeal_total"},
        ),
        ("行政复议、行政诉讼均为零。", {"review_total", "lit_total"}),
        ("行政复议、举报投诉均未发生。", {"review_total", "complaints_total"}),
        ("未收到申请公开政府信息的要求，也没有收取任何费用。", {"app_received_total", "fee_on_request"}),
        ("未发生依申请公开投诉并被纠正的案件。", {"complaints_upheld"}),
        ("收到申诉0件（包含信访、举报）。", {"appeal_total"}),
        ("未收到申诉案（包含信访、举报）。", {"appeal_total"}),
        ("政府信息公开无障碍，无正当理由的申请无法提供。", set()),
    ],
)
def test_words_for_nought_say_it_of_all_they_name_and_of_nothing_else(text: str, zeros: set[str]) -> None:
    claims = read(text)
    assert {c.measure_code for c in claims} == zeros
    assert {c.value for c in claims} <= {Decimal(0)}


def test_a_heading_says_what_there_was_none_of() -> None:
    claims = read("四、政府信息公开行政复议、行政诉讼情况\n本年度没有发生。", "g2021")
    assert {(c.measure_code, c.state) for c in claims} == {
        ("review_total", "zero_word"),
        ("lit_total", "zero_word"),
    }


def test_figures_that_follow_their_labels_in_order_are_paired() -> None:
    claims = read("行政复议、行政诉讼、行政申诉分别为3件、2件和1件。")
    assert brief(claims) == [
        ("review_total", "", 3, ""),
        ("lit_total", "", 2, ""),
        ("appeal_total", "", 1, ""),
    ]


def test_a_sum_of_two_kinds_is_neither() -> None:
    assert read("因政府信息公开引发行政复议、行政诉讼3件。") == []
    assert read("收到人大代表建议和政协提案37件。") == []


def test_of_two_years_in_a_sentence_the_later_counts() -> None:
    (claim,) = read("2022年收到申请12件，2023年收到申请15件。", "g2021")
    assert claim.value == 15


def test_approximations_keep_what_they_still_say() -> None:
    bounds = {
        "5500余条": (5500, "lower"), "近400条": (400, "upper"), "约100条": (100, "about"),
        "1.9万余条": (19000, "lower"), "10多万条": (100000, "lower"), "500条以上": (500, "lower"),
        "百余条": (100, "lower"), "二十条": (20, ""),
    }  # fmt: skip
    for printed, (value, bound) in bounds.items():
        (claim,) = read(f"全年主动公开政府信息{printed}。")
        assert claim.value == value, printed
        assert claim.bound == bound
        assert claim.approx == bool(bound)
        assert claim.state == ("approx" if bound else "num")


def test_money_keeps_its_unit() -> None:
    for printed, value, unit in (
        ("5000元", 5000, "元"),
        ("0.5万元", Decimal("0.5"), "万元"),
        ("三万元", 3, "万元"),
    ):
        (claim,) = read(f"安排政务公开专项经费{printed}。")
        assert (claim.value, claim.unit) == (value, unit)


def test_a_number_lost_and_a_year_pasted_over_one_have_no_value() -> None:
    (lost,) = read("年度在信息公开网站上信息条，内容涵盖机构职能。")
    assert (lost.state, lost.value, lost.unit) == ("lost", None, "条")
    (corrupt,) = read("殡葬管理执法共2023条处罚依据。", overwritten=True)
    assert (corrupt.state, corrupt.value) == ("corrupt", None)
    (kept,) = read("殡葬管理执法共2023条处罚依据。")
    assert kept.state == "num"
    assert kept.value == 2023


def test_a_page_mark_does_not_part_a_sentence() -> None:
    claims = read(
        "我局行政许可审批事项共6个方面，其中社会团体登记许可5条，基金会登记\n8、许可4条，社会组织年检3条。"
    )
    assert [c.dimension for c in claims] == [
        "", "item=社会团体登记", "item=基金会登记", "item=社会组织年检",
    ]  # fmt: skip
    assert claims[2].phrase == "8、许可4条"


def test_scope_is_that_of_the_nearest_word_before_the_figure() -> None:
    claims = read("全市共收到申请26件，我局收到申请3件。行政复议2件。", "g2021")
    assert [c.scope for c in claims] == ["region", "own", "own"]
    assert read("共收到申请26件。")[0].scope == "unknown"


def test_the_words_of_the_generation_name_the_measure() -> None:
    for form_id, measure in (
        (None, "app_received_total"),
        ("g2008", "app_received_total"),
        ("g2019", "app_new_received"),
    ):
        assert read("收到政府信息公开申请3件。", form_id)[0].measure_code == measure


@pytest.mark.parametrize(
    "text", ["主动公开　政府信息 3 6 2 条。", "“主动公开”政府信息３６２条。", "主動公開政府信息362條。"]
)
def test_offsets_point_into_the_text_as_printed(text: str) -> None:
    (claim,) = read(text)
    assert claim.value == 362
    assert claim.phrase == text[claim.start : claim.end]
    assert claim.phrase[-1] in "条條"


#: Sentences of every construction; what is read of each, or nothing.
PROBES: list[tuple[str, str, list[tuple[str, str, int]]]] = [
    (
        "g2014",
        "共主动公开政府信息420条，机构职能12条，通知公告208条，农机推广200条。",
        [("pro_total", "", 420), ("pro_category", "机构职能", 12), ("pro_category", "通知公告", 208),
         ("pro_category", "农机推广", 200)],
    ),
    (
        "g2014",
        "机构职能12条，通知公告208条，农机推广200条，共计420条。",
        [("pro_category", "机构职能", 12), ("pro_category", "通知公告", 208),
         ("pro_category", "农机推广", 200), ("pro_total", "", 420)],
    ),
    (
        "g2014",
        "通过政府网站（320条）、微信公众号（80条）和宣传栏（20条）公开政府信息420条。",
        [("pro_channel", "政府网站", 320), ("pro_channel", "微信公众号", 80), ("pro_channel", "宣传栏", 20),
         ("pro_total", "", 420)],
    ),
    (
        "g2014",
        "其中，县政府门户网站2517条、手机报61期、宣传栏330条。",
        [("pro_channel", "县政府门户网站", 2517), ("pro_channel", "手机报", 61),
         ("pro_channel", "宣传栏", 330)],
    ),
    (
        "g2014",
        "在县政府网站、政务微信、政务微博上分别公开信息95条、120条、60条。",
        [("pro_channel", "县政府网站", 95), ("pro_channel", "政务微信", 120),
         ("pro_channel", "政务微博", 60)],
    ),
    ("g2014", "广播播出20条，“幸福某县”APP推送19条。",
     [("pro_channel", "广播", 20), ("pro_channel", "幸福某县APP", 19)]),
    ("g2014", "通过多种渠道公开信息320条。", [("pro_total", "", 320)]),
    ("g2014", "在各类平台公开信息320条。", [("pro_total", "", 320)]),
    ("g2014", "主动公开政府資訊3條，其中政策法規類3條。",
     [("pro_total", "", 3), ("pro_category", "政策法規", 3)]),
    (
        "g2014",
        "截至2016年底，累计公开政府信息5600条，其中2016年公开400条。",
        [("pro_cumulative_total", "", 5600), ("pro_total", "", 400)],
    ),
    ("g2014", "今年以来，全区共主动公开政府信息15000余条。", [("pro_total", "", 15000)]),
    (
        "g2021",
        "上年结转政府信息公开申请4件，本年新收62件，两项合计66件。",
        [("app_carried_over", "", 4), ("app_new_received", "", 62), ("app_handled", "", 66)],
    ),
    (
        "g2021",
        "本年新收和上年结转申请分别为31件和2件。",
        [("app_new_received", "", 31), ("app_carried_over", "", 2)],
    ),
    ("g2014", "36件申请已全部办结。", [("app_closed_total", "", 36)]),
    (
        "g2021",
        "因国家秘密不予公开5件，需另行制作无法提供1件，因重复申请不予处理2件。",
        [("app_res_denied_state_secret", "", 5), ("app_res_unable_needs_creation", "", 1),
         ("app_res_notproc_duplicate", "", 2)],
    ),
    (
        "g2021",
        "受理申请17件，没有不予公开和不予处理的情形。",
        [("app_new_received", "", 17), ("app_res_denied", "", 0), ("app_res_notproc", "", 0)],
    ),
    ("g2021", "全年无结转下年度继续办理申请。", [("app_carried_forward", "", 0)]),
    ("g2014", "依申请公开受理数为零。", [("app_received_total", "", 0)]),
    ("g2014", "没有公民要求我局提供政府信息。", [("app_received_total", "", 0)]),
    (
        "g2014",
        "未因公开工作发生过申诉（复议、诉讼）案件。",
        [("review_total", "", 0), ("lit_total", "", 0), ("appeal_total", "", 0)],
    ),
    (
        "g2021",
        "不存在因信息公开提起行政复议、行政诉讼的情况。",
        [("review_total", "", 0), ("lit_total", "", 0)],
    ),
    ("g2014", "（一）复议：0件。\n（二）诉讼：0件。", [("review_total", "", 0), ("lit_total", "", 0)]),
    ("g2021", "行政诉讼案件9件，无被纠正案件。", [("lit_total", "", 9), ("lit_corrected", "", 0)]),
    ("g2014", "办理申诉案件3件，其中对首次处理不满意的2件。",
     [("appeal_total", "", 3), ("appeal_first_handling", "", 2)]),
    ("g2014", "人大建议12件，办复率和满意率均达到100%。",
     [("npc_suggestions_led", "", 12), ("proposals_reply_rate", "", 100)]),
    ("g2021", "制发规范性文件3件，废止2件，宣布失效1件，继续有效28件。",
     [("normative_doc_made", "", 3), ("normative_doc_repealed", "", 2), ("normative_doc_in_force", "", 28)]),
    ("g2008", "指定政府信息公开专职人员3名。", [("staff_designated", "", 3)]),
    ("g2014", "为1200人次提供查阅服务。", [("reading_point_visits", "", 1200)]),
    ("g2014", "我办现有兼职政府信息公开工作人员3人。", [("staff_part_time", "", 3)]),
    ("g2021", "收到申请3件，无信访举报投诉类申请。", [("app_new_received", "", 3)]),
    # figures of other things
    ("g2014", "全年报送政务信息320条，被省级媒体采用30条。", []),
    ("g2014", "计划2018年公开信息500条，举办培训3期。", []),
    ("g2014", "开展安全生产培训12场次，印发资料5000份。", []),
    ("g2014", "发放惠农补贴320万元，惠及群众1200人，修建公路12公里，完成项目32个。", []),
    ("g2014", "帮扶贫困户120户，发放宣传单3000份，走访企业56家。", []),
    ("g2014", "从2014年的120条增加到2015年的150条。", []),
    ("g2014", "12345热线受理工单3200件，办结率99%。", []),
    ("g2014", "召开听证会3次，座谈会4次，征集意见120条。", []),
    ("g2014", "微信公众号（2个）、网站（3个）更新正常。", []),
    ("g2014", "办理人大代表建议和政协提案20件。", []),
    ("g2021", "公开行政许可信息1200条、行政处罚信息32条。",
     [("pro_category", "行政许可", 1200), ("pro_category", "行政处罚", 32)]),
    ("g2014", "主动公开政府信息300条，协调解决群众问题45条，救助困难群众120人。", [("pro_total", "", 300)]),
    # a total split into new and carried over, and what is counted over many years
    ("g2021", "全年收到政府信息公开申请137件（新收130件，上年结转7件）。",
     [("app_handled", "", 137), ("app_new_received", "", 130), ("app_carried_over", "", 7)]),
    ("g2021", "收到申请137件，上年结转7件。", [("app_new_received", "", 137), ("app_carried_over", "", 7)]),
    ("g2021", "累计受理政府信息公开申请1530件，其中2023年新收130件。", [("app_new_received", "", 130)]),
    ("g2014", "自2008年以来累计收到政府信息公开申请1530件。", []),
    ("g2014", "全年累计收到政府信息公开申请53件。", [("app_received_total", "", 53)]),
    ("g2014", "全年新增公开政府信息175条，累计主动公开420条。",
     [("pro_total", "", 175), ("pro_cumulative_total", "", 420)]),
    ("g2014", "全年累计主动公开政府信息420条。", [("pro_total", "", 420)]),
    # none of one kind is not none at all
    ("g2021", "未收到涉及国家秘密的政府信息公开申请。", []),
    ("g2021", "未收到法律服务机构提交的政府信息公开申请。", []),
    ("g2021", "未收到法人或者其他组织提出的政府信息公开申请。", []),
    ("g2014", "没有公民、法人或者其他组织申请政府信息公开。", [("app_received_total", "", 0)]),
    ("g2021", "未发生因政府信息公开被纠错的行政复议案件。", []),
    ("g2021", "全年未发生政府信息公开行政诉讼败诉案件。", []),
    ("g2021", "未发生行政复议案件。", [("review_total", "", 0)]),
    ("g2014", "未发生与诉讼有关的费用。", [("litigation_costs", "", 0)]),
    # other roles and other matters
    ("g2021", "作为复议机关，全年受理行政复议案件45件。因政府信息公开被申请行政复议9件。",
     [("review_total", "", 9)]),
    ("g2021", "未发生因信息公开引发的行政复议、行政诉讼和被纠错的情况。",
     [("review_total", "", 0), ("lit_total", "", 0)]),
    ("g2014", "指导各部门公开政府信息2300条。", []),
    ("g2014", "指导乡镇受理政府信息公开申请45件。", []),
    ("g2021", "办理信访举报投诉申请45件。", []),
    ("g2021", "不予处理12件，其中信访举报投诉类申请5件。",
     [("app_res_notproc", "", 12), ("app_res_notproc_petition", "", 5)]),
    ("g2021", "受理行政许可申请356件，作出行政许可决定340件。", [("licence_decisions", "", 340)]),
    ("g2021", "办理行政处罚案件212件，作出行政处罚决定198件。", [("penalty_decisions", "", 198)]),
    ("g2021", "不予处理及其他处理15件。", []),
    ("g2021", "予以公开和部分公开15件。", [("app_res_disclosed", "", 15)]),
    ("g2021", "不予处理2件、其他处理1件。", [("app_res_notproc", "", 2), ("app_res_other", "", 1)]),
    ("g2014", "收到书面申请3件、网上申请5件，共8件。",
     [("app_ch_letter", "", 3), ("app_ch_online", "", 5), ("app_received_total", "", 8)]),
    ("g2014", "全县收到申请860件，其中我局130件。",
     [("app_received_total", "", 860), ("app_received_total", "", 130)]),
    ("g2014", "通过网站、公告栏、微信公众号等渠道公开政府信息280条。", [("pro_total", "", 280)]),
    ("g2014", "利用电视等媒体公开信息27条。", [("pro_channel", "电视", 27)]),
    ("g2021", "依申请公开方面，新收130件，办结125件，其中按期办结120件，延期办结5件。",
     [("app_new_received", "", 130), ("app_res_total", "", 125), ("app_closed_on_time", "", 120),
      ("app_closed_extended", "", 5)]),
    ("g2021", "信访方面，新收130件。", []),
    ("g2014", "会议5次，培训2次60人次。", [("meetings", "", 5), ("trainings", "", 2), ("trainees", "", 60)]),
    ("g2014", "安全生产会议5次。", []),
    ("g2021", "无法提供8件（没有现成信息5件、不掌握3件）。",
     [("app_res_unable", "", 8), ("app_res_unable_needs_creation", "", 5),
      ("app_res_unable_not_held", "", 3)]),
    ("g2014", "答复申请20件，其中同意公开15件，不存在5件。",
     [("ans_total", "", 20), ("ans_granted", "", 15), ("ans_not_exist", "", 5)]),
    ("g2014", "全县主动公开政府信息2600条，其中我局130条。",
     [("pro_total", "", 2600), ("pro_total", "", 130)]),
    ("g2014", "通过门户网站等多种渠道公开政府信息500条。", [("pro_total", "", 500)]),
    ("g2014", "通过门户网站公开政府信息500条。", [("pro_channel", "门户网站", 500)]),
    ("g2021", "不予公开12件（第三方3件、国家秘密5件）。",
     [("app_res_denied", "", 12), ("app_res_denied_third_party", "", 3),
      ("app_res_denied_state_secret", "", 5)]),
    ("g2021", "由第三方3家机构评估。", []),
    ("g2021", "受理以乡镇为被申请人的政府信息公开行政复议案件4件。", []),
    ("g2021", "以本机关为被申请人的政府信息公开行政复议案件13件。", [("review_total", "", 13)]),
    ("g2014", "全年办理依申请公开130件，其中按时办结120件。", [("app_closed_on_time", "", 120)]),
    ("g2014", "答复申请9件，其中予以公开6件。", [("ans_total", "", 9), ("ans_granted", "", 6)]),
    # parts of the year, remarks, counters without a number, websites
    ("g2014", "主动公开政府信息100条，其中上半年40条、下半年60条。", [("pro_total", "", 100)]),
    ("g2014", "第三季度公开政府信息30条。", []),
    ("g2014", "注：1.公开政府信息8条为上级转来。", []),
    ("g2014", "与诉讼有关的总费用 万元 17.25", []),
    ("g2014", "县政府对26个部门、12个乡镇的政务公开栏目开展检查。", []),
    ("g2014", "全区6个部门、3个乡镇设置了政务公开栏。",
     [("notice_board_units", "部门", 6), ("notice_board_units", "乡镇", 3)]),
    ("g2014", "主动公开数量由上年的312条增加到405条。", [("pro_total", "", 405)]),
    ("g2014", "行政复议比上年增加6件，达到11件。", [("review_total", "", 11)]),
    ("g2014", "存在的主要问题：一是个别单位全年更新信息不足10条。", []),
    ("g2014", "主动公开政府信息118条，其中卫生健康工作动态118条。",
     [("pro_total", "", 118), ("pro_category", "卫生健康工作动态", 118)]),
]  # fmt: skip


def test_what_is_said_of_a_later_year_is_no_figure_of_the_report() -> None:
    text = "2016年收到申请40件。2017年收到申请55件。"
    claims = read_claims(
        [Paragraph(text, "paragraph 1")], "g2014", matching.diagnose(text), report_year=2016
    ).claims
    assert [c.value for c in claims] == [40]


def test_a_share_of_the_figures_of_a_place_does_not_say_who_speaks() -> None:
    claims = read("主动公开政府信息500条，占全市公开总量的12.5%，收到申请3件。")
    assert [c.scope for c in claims] == ["unknown", "unknown"]
    assert [c.scope for c in read("全县公开政府信息2600条，县政府办公室收到申请3件。")] == ["region", "own"]
    assert read("以市政府名义印发规范性文件11件。", "g2021")[0].scope == "region"


@pytest.mark.parametrize(("form_id", "text", "said"), PROBES, ids=[text[:16] for _, text, _ in PROBES])
def test_a_sentence_says_so_much_and_no_more(
    form_id: str, text: str, said: list[tuple[str, str, int]]
) -> None:
    found = [
        (c.measure_code, c.dimension.rpartition("=")[2].removesuffix("信息"), int(c.value or 0))
        for c in read(text, form_id)
    ]
    assert found == said
