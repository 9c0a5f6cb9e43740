-- What a signed sum cannot say of a claim: its unit, its range, its likeness to a year. Asked only where it arises.
with claims as (select * from {claims}),

-- A claim in another unit than that of its measure.
unit_of_measure as (
    select
        claims.*,
        'NAR-UNIT' as rule_id,
        'measure' as part,
        fitting.printed_unit is not null as holds,
        null as left_value,
        null as right_value,
        claims.unit_printed as left_text,
        claims.unit as right_text
    from claims
    left join {fitting_units} as fitting
        on claims.unit = fitting.unit and claims.unit_printed = fitting.printed_unit
    where claims.unit_printed not in ('', claims.unit)
),

-- Parts of one enumeration, told by their first.
unit_of_list as (
    select
        claims.*,
        'NAR-UNIT' as rule_id,
        'list' as part,
        count(distinct nullif(unit_printed, '')) over parts <= 1 as holds,
        null as left_value,
        null as right_value,
        string_agg(distinct nullif(unit_printed, ''), ' ' order by nullif(unit_printed, '')) over parts as left_text,
        unit as right_text
    from claims
    where list_no is not null
    window parts as (partition by report_id, list_no, measure_code)
    qualify
        count(*) over parts > 1
        and row_number() over (partition by report_id, list_no, measure_code order by start_offset, claim_no) = 1
),

confirmed as (
    select distinct
        terms.report_id,
        terms.claim_no
    from {terms} as terms
    inner join {outcomes} as outcomes
        on
            terms.report_id = outcomes.report_id
            and terms.question_no = outcomes.question_no
            and terms.anchor_no = outcomes.claim_no
    where outcomes.outcome in ('pass', 'pass_imputed')
),

-- A figure that looks like the year of the report or of its publication, unless a second figure bears it out.
year_as_value as (
    select
        claims.*,
        'PLA-YEAR-AS-VALUE' as rule_id,
        'main' as part,
        confirmed.claim_no is not null as holds,
        claims.value as left_value,
        cast(reports.report_year as double) as right_value,
        null as left_text,
        null as right_text
    from claims
    inner join {reports} as reports on claims.report_id = reports.report_id
    left join confirmed on claims.report_id = confirmed.report_id and claims.claim_no = confirmed.claim_no
    where claims.value in (reports.report_year, reports.report_year + 1)
),

-- 173769万条: so many ten thousands would be written with 亿, or the 万 is a slip.
ten_thousands as (
    select
        claims.*,
        'PLA-ROUND-WAN' as rule_id,
        'main' as part,
        try_cast(
            replace(
                regexp_extract(
                    translate(claims.phrase, '０１２３４５６７８９，．', '0123456789,.'), '([0-9][0-9,]*([.][0-9]+)?)\s*万', 1
                ), ',', ''
            ) as double
        ) as left_value,
        10000.0 as right_value,
        not (left_value >= right_value and left_value = floor(left_value)) as holds,
        null as left_text,
        null as right_text
    from claims
    inner join {units} as units on claims.unit = units.unit and units.kind = 'count'
    where claims.phrase like '%万%' and left_value is not null
),

rates as (
    select
        claims.*,
        'PLA-RATE-RANGE' as rule_id,
        'main' as part,
        if(exactness = 'none', null, value between 0 and 100) as holds,
        value as left_value,
        if(value < 0, 0.0, 100.0) as right_value,
        null as left_text,
        null as right_text
    from claims
    where unit = '%'
),

checked as (
    select * from unit_of_measure
    union all by name
    select * from unit_of_list
    union all by name
    select * from year_as_value
    union all by name
    select * from ten_thousands
    union all by name
    select * from rates
)

select
    checked.report_id,
    cast(null as integer) as question_no,
    checked.rule_id,
    checked.part,
    cast(null as varchar) as form_id,
    checked.place
    || coalesce(
        '#' || nullif(row_number() over (
            partition by checked.report_id, checked.rule_id, checked.part, checked.place
            order by checked.start_offset, checked.claim_no
        ), 1), ''
    ) as scope_key,

    case when checked.holds is null then 'not_assessable' when checked.holds then 'pass' else 'fail' end as outcome,
    case when checked.holds is null then 'state' when not checked.holds then 'relation' end as reason,
    rules.severity,

    checked.left_value,
    checked.right_value,
    if(checked.holds is null, null, checked.left_value - checked.right_value) as difference,
    1 as terms_expected,
    if(checked.exactness = 'none', 0, 1) as terms_found,
    checked.claim_no,
    checked.left_text,
    checked.right_text
from checked
inner join {accounting_rules} as rules on checked.rule_id = rules.rule_id and checked.part = rules.part
