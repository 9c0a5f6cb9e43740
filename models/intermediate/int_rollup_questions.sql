-- Both rules ask reports whose tables print something that adds up.
with printed as (
    select
        report_id,
        max(measure_value) = 0 as is_all_zero
    from {{ ref('int_rollup_figures') }}
    group by report_id
),

parts as (select * from {{ ref('int_region_parts') }}),

wholes as (select * from {{ ref('int_region_reports') }}),

coverage as (select * from {{ ref('int_region_coverage') }}),

asked as (
    select
        parts.report_id,
        'ROLL-LE' as rule_id,
        parts.whole_report_id,
        -- A table of zeros was never filled in (PLA-ALLZERO): its parts are not to blame.
        case
            when printed.report_id is null then 'no_whole'
            when printed.is_all_zero then 'whole_all_zero'
        end as bar,
        cast(null as varchar) as left_text
    from parts
    left join printed on parts.whole_report_id = printed.report_id
    union all by name
    select
        wholes.report_id,
        'ROLL-SUM' as rule_id,
        wholes.report_id as whole_report_id,
        case
            when not coalesce(coverage.is_listed, false) then 'no_roster'
            when not coverage.is_complete then 'coverage'
        end as bar,
        coverage.known_parts_reported || '/' || coverage.parts_known as left_text
    from wholes
    left join coverage on wholes.region_code = coverage.region_code and wholes.report_year = coverage.report_year
)

select
    asked.report_id,
    asked.rule_id,
    rules.part,
    asked.whole_report_id,
    asked.bar,
    if(asked.bar = 'coverage', asked.left_text, null) as left_text
from asked
inner join {{ ref('accounting_rules') }} as rules on asked.rule_id = rules.rule_id
where asked.report_id in (select printed.report_id from printed)
