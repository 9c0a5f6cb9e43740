{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__rule_asked(wide, lookback, concerned) %}
select
    wide.report_id,
    unnest(cast([
        'APP-COL-BAL',
        'APP-RES-SUM',
        'APP-ROW-SUM',
        'APP-INT',
        'APP-LEAF-LE-TOTAL',
        'APP-LEAF-LE-TOTAL',
        'APP-FWD-LE-INFLOW',
        'PLA-RATE-EXTREME',
        'PLA-RATE-EXTREME'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main',
        'main',
        'result',
        'applicant',
        'main',
        'none',
        'all'
    ] as varchar[])) as part,
    unnest(cast([
        7,
        7,
        23,
        161,
        133,
        23,
        7,
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t3_applications = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'APP-COL-BAL',
        'APP-RES-SUM',
        'APP-ROW-SUM',
        'APP-INT',
        'APP-LEAF-LE-TOTAL',
        'APP-LEAF-LE-TOTAL',
        'APP-FWD-LE-INFLOW',
        'PLA-RATE-EXTREME',
        'PLA-RATE-EXTREME'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main',
        'main',
        'result',
        'applicant',
        'main',
        'none',
        'all'
    ] as varchar[])) as part,
    unnest(cast([
        7,
        7,
        25,
        175,
        147,
        25,
        7,
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t3_applications = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'APP-XYR-CARRY',
        'APP-XYR-CARRY'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'total',
        'applicant'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        6
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t3_applications = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'APP-XYR-CARRY',
        'APP-XYR-CARRY'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'total',
        'applicant'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        6
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t3_applications = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'APP-INT',
        'A14-DEDUP',
        'A14-DEDUP',
        'A14-NORM-LE',
        'A14-NORM-MADE',
        'A14-RECV-SUM',
        'A14-DONE-SUM',
        'A14-ANS-SUM',
        'A14-DENY-SUM',
        'A14-DONE-ANS',
        'A14-DONE-LE-RECV',
        'A14-REV-SUM',
        'A14-LIT-SUM',
        'A14-HEAD-LE',
        'A14-RESP-DEDUP',
        'A14-STAFF-SUM',
        'A14-TRAIN'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'max',
        'sum',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        56,
        5,
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        1,
        2,
        1,
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_annex2014 = 'g2014'
union all
select
    wide.report_id,
    unnest(cast([
        'REV-SUM',
        'LIT-DIRECT-SUM',
        'LIT-AFTER-SUM',
        'PLA-CORR-HIGH'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        1,
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t4_review_litigation = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'REV-SUM',
        'LIT-DIRECT-SUM',
        'LIT-AFTER-SUM',
        'PLA-CORR-HIGH'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        1,
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t4_review_litigation = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'LIT-AFTER-LE-REV',
        'REV-PENDING-FLOW'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        3
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'LIT-AFTER-LE-REV',
        'REV-PENDING-FLOW'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        3
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'LIT-DIRECT-2024'
    ] as varchar[])) as rule_id,
    unnest(cast([
        '2024'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2024 and back.report_year <= 2024
union all
select
    wide.report_id,
    unnest(cast([
        'LIT-DIRECT-2024'
    ] as varchar[])) as rule_id,
    unnest(cast([
        '2025'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -2
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2025 and back.report_year <= 2025
union all
select
    wide.report_id,
    unnest(cast([
        'LIT-DIRECT-2024'
    ] as varchar[])) as rule_id,
    unnest(cast([
        '2026'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -3
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2026 and back.report_year <= 2026
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-MADE-LE'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-STOCK',
        'DOC-MADE-ZERO-FORCE'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_1 = 'g2021' and back.report_year >= 2022
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-RULE-POWER'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'county'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'county'
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-RULE-POWER'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'county'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'county'
where wide.f_t2_art20_1 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-RULE-POWER'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'prefecture'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'prefecture'
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-RULE-POWER'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'prefecture'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'prefecture'
where wide.f_t2_art20_1 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'DOC-OWNER-SCOPE'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-OWNER-SCOPE' and concerned.part = 'main'
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-NONNEG',
        'G19-ITEM-NONNEG',
        'G19-ITEM-ZERO-DEC'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        2,
        2
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_5 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-NONNEG',
        'G19-ITEM-NONNEG',
        'G19-ITEM-ZERO-DEC'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2,
        2
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_6 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-NONNEG'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_5 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-NONNEG'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_6 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-DROP',
        'DEC-JUMP'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_5 = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-DROP',
        'DEC-JUMP'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_6 = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-DROP',
        'DEC-JUMP'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1,
        1
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_5 = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'DEC-DROP',
        'DEC-JUMP'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_6 = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'FEE-DOMAIN'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_8 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'FEE-UNIT-SLIP'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'year'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_8 = 'g2021' and back.report_year >= 2022
union all
select
    wide.report_id,
    unnest(cast([
        'FEE-UNIT-SLIP'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'size'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'FEE-UNIT-SLIP' and concerned.part = 'size'
where wide.f_t2_art20_8 = 'g2021'
union all
select
    wide.report_id,
    unnest(cast([
        'G19-DOC-LE'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_1 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'G19-DOC-STOCK'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_1 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'G19-ITEM-STOCK'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_5 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'G19-ITEM-STOCK'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_6 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'G19-ITEM-STOCK'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_8 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id,
    unnest(cast([
        'G19-ITEM-NONNEG'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_8 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'G19-PROC'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_t2_art20_9 = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'A14-STAFF-SUM',
        'A08-RECV-SUM',
        'A08-ANS-SUM-V1',
        'A08-DENY-SUM',
        'A08-FEE-SUM',
        'A08-PRO-SUBSET',
        'A08-YTD'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2,
        2,
        2,
        6,
        4,
        56
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_annex2008_sh_v1 = 'g2008'
union all
select
    wide.report_id,
    unnest(cast([
        'A14-STAFF-SUM',
        'A08-RECV-SUM',
        'A08-ANS-SUM-V2',
        'A08-DENY-SUM',
        'A08-FEE-SUM',
        'A08-PRO-SUBSET',
        'A08-YTD'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'main',
        'main',
        'main',
        'main',
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2,
        2,
        2,
        6,
        6,
        54
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_annex2008_sh_v2 = 'g2008'
union all
select
    wide.report_id,
    unnest(cast([
        'A08-RECV-SUM',
        'A08-ANS-SUM-V1',
        'A08-CUM'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main',
        'main',
        'within'
    ] as varchar[])) as part,
    unnest(cast([
        2,
        2,
        17
    ] as integer[])) as questions
from {{ wide }} as wide
where wide.f_annex2008_fj = 'g2008'
union all
select
    wide.report_id,
    unnest(cast([
        'A08-CUM'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'chain'
    ] as varchar[])) as part,
    unnest(cast([
        17
    ] as integer[])) as questions
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_annex2008_fj = 'g2008' and back.report_year >= 2009
union all
select
    wide.report_id,
    unnest(cast([
        'PLA-ALLZERO'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'PLA-ALLZERO' and concerned.part = 'main'
where wide.f_t2_art20_1 = 'g2019' and wide.f_t2_art20_5 = 'g2019' and wide.f_t2_art20_6 = 'g2019' and wide.f_t2_art20_8 = 'g2019' and wide.f_t2_art20_9 = 'g2019' and wide.f_t3_applications = 'g2019'
union all
select
    wide.report_id,
    unnest(cast([
        'PLA-ALLZERO'
    ] as varchar[])) as rule_id,
    unnest(cast([
        'main'
    ] as varchar[])) as part,
    unnest(cast([
        1
    ] as integer[])) as questions
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'PLA-ALLZERO' and concerned.part = 'main'
where wide.f_t2_art20_1 = 'g2021' and wide.f_t2_art20_5 = 'g2021' and wide.f_t2_art20_6 = 'g2021' and wide.f_t2_art20_8 = 'g2021' and wide.f_t3_applications = 'g2021'
{% endmacro %}
