"""The metrics as a page for people: `docs/metrics.md`, generated, never edited."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from loaders import book, metricsyaml

_HEAD = """\
<!-- Generated from seeds/book and models/marts/metrics by `gouji book docs`; change those, not this page. -->

# 指标 Metrics

语义层（MetricFlow）在已发布的数据库上回答“某指标按某维度是多少”，不联网，只读。
The semantic layer (MetricFlow) answers “this metric by that dimension” on the published database, offline and
read-only.

```
gouji mf query --metrics disclosure_rate,disclosure_rate_base \\
  --group-by metric_time__year,indicator_value__reporter_scope --order metric_time__year
gouji mf query --metrics backlog_rate,backlog_rate_base --group-by agency__region__province_name \\
  --where "{{ Dimension('indicator_value__reporter_scope') }} = 'own'"
gouji mf query --metrics rule_failure_rate,rule_answers,share_assessable --group-by rule__family
gouji mf query --metrics requests_received --group-by metric_time__year,report__reporter_scope --csv out.csv
gouji mf list dimensions --metrics disclosure_rate
gouji mf validate-configs
```

`gouji mf` 把参数原样交给 MetricFlow 的 `mf`，并指向 `GOUJI_HOME` 中的数据库、只读打开、不查新版本。
`gouji mf` hands its arguments to MetricFlow's `mf`, with the database of `GOUJI_HOME`, read-only, and without
looking for newer versions.

## 守则 What holds for all of them

- **比率以和除和，从不求平均。** 每个比率是分子之和÷基数之和，只计两边均有数的报告；与之同列 `_base`。
  A ratio is a sum over a sum, of reports that print both sides; show `_base` beside it.
- **基数不足则为空。** 所合并的基数之和低于法规册所定下限（多为10），比率为空。
  Under the minimum base of the book (mostly 10, of the pooled bases) a ratio is null.
- **口径不可混。** 一组中既有 `own` 又有 `region`（或口径不明）的数，金额和比率一律为空；
  请按 `reporter_scope` 分组或筛选。`_sum`、`_numerator`、`_base` 不受此限，仅供核对。
  Where a group holds figures of more than one scope, amounts and ratios are null: group or filter by
  `reporter_scope`. `_sum`, `_numerator` and `_base` are not guarded; they are there to be checked.
- **上级区域的报告包含下级。** 口径为 `region` 的报告层层相含，跨级相加会重复计算：
  请按 `agency__region__region_level` 分组或筛选。
  A report of a region holds those below it; group or filter by `agency__region__region_level`.
- **年度。** 事实落在年末：`metric_time__year` 即报告年度。
  样式更换之年（2008、2014、2019、2021）与2024年度是序列的中断处。
  Facts stand on the last day of the report year, which `metric_time__year` tells. Series break where the
  form changes (2008, 2014, 2019, 2021) and at report year 2024.
- **存量不跨年相加。** 不按年分组时，`requests_carried_over` 取首年、`requests_open` 取末年之数，
  该年未印则为空；`inflow` 和以其为基数的比率含上年结转，请按年分组。
  Stocks never add up over years: not grouped by year, `requests_carried_over` is that of the first year and
  `requests_open` that of the last, null where that year prints none; `inflow` and the rates based on it hold
  what was carried over, so group them by year.

"""
#: What metrics can be grouped and filtered by.
_DIMENSIONS = (
    ("`metric_time__year`", "报告年度", "report year"),
    ("`report__reporter_scope`", "口径；各类指标亦有自己的，如 `indicator_value__reporter_scope`",
     "scope; each kind of metric has its own, too"),
    ("`report__t2_form_id`, `report__t3_form_id`, `report__t4_form_id`, `report__annex_form_id`",
     "样式", "form of the table"),
    ("`agency`, `agency__agency_name`, `agency__agency_level`, `agency__agency_kind`,"
     " `agency__function_code`",
     "机关、级别、类别、职能", "agency, level, kind, function"),
    ("`agency__region__region_name`, `agency__region__region_level`, `agency__region__province_name`",
     "区划、级别、省份", "region, level, province"),
    ("`indicator_value__source_kind`", "所依数字的出处", "where the figures stand"),
    ("`application_cell__outcome_code`, `application_cell__outcome_group`,"
     " `application_cell__applicant_code`",
     "办理结果、申请人", "result, applicant"),
    ("`proceeding_cell__proceeding_code`, `proceeding_cell__outcome_code`",
     "程序、结果", "proceeding, outcome"),
    ("`rule__family`, `rule__severity`, `rule_answer__rule_id`",
     "规则类别、程度、编号", "family, severity, rule"),
)  # fmt: skip
#: Parts of a metric that stand beside it and are told of above.
_PARTS = ("_sum", "_scopes", "_shown")


def page() -> str:
    """How to ask, what holds, and a table of the metrics."""
    lines = [
        "## 维度 Dimensions", "", "| 维度 dimension | 说明 | what it is |", "|---|---|---|",
        *(f"| {names} | {zh} | {en} |" for names, zh, en in _DIMENSIONS), "",
        "## 派生指标与数量 Indicators and amounts", "",
        "`X` 之外另有：比率 `X_numerator` `X_base` `X_shown_base`，数量 `X_sum`，并有 `X_scopes`。"
        "Beside `X` there are, of a ratio, `X_numerator`, `X_base` and `X_shown_base`; of an amount, `X_sum`;"
        " and `X_scopes`.", "",
        "| 指标 metric | 名称 | name | 说明 | what it says | 下限 minimum base | 法规册 book |",
        "|---|---|---|---|---|---|---|",
        *_of_book(), "",
        "## 其他 Others", "", "| 指标 metric | 名称 label | 说明 | what it says |", "|---|---|---|---|",
        *_others(),
    ]  # fmt: skip
    return _HEAD + "\n".join(lines) + "\n"


def _of_book() -> Iterator[str]:
    for metric in metricsyaml.metrics():
        said = f"{metric.said_zh} | {_cell(metric.said_en)}"
        codes = " ".join(f"`{code}`" for code in metric.code.split("+"))
        names = f"{metric.label_zh} | {metric.label_en}"
        yield f"| `{metric.name}` | {names} | {said} | {metric.minimum_base or '–'} | {codes} |"


def _others() -> Iterator[str]:
    file = book.SEEDS.parent / metricsyaml.FOLDER / "_metrics.yml"
    for metric in yaml.safe_load(file.read_text(encoding="utf-8"))["metrics"]:
        if not metric["name"].endswith(_PARTS):
            en, _, zh = metric["description"].partition(" | ")
            yield f"| `{metric['name']}` | {metric['label']} | {zh} | {_cell(en)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
