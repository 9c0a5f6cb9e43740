{{ config(**kept('answers')) }}

with sums as (select * from {{ ref('int_rule_outcomes') }}),

reports as (select * from {{ ref('int_reports_current') }}),

counts as (
    select
        report_id,
        rule_id,
        part,
        count(*) as questions,
        count(*) filter (where outcome = 'pass') as passed,
        count(*) filter (where outcome = 'pass_imputed') as passed_imputed,
        count(*) filter (where outcome = 'fail') as failed,
        count(*) filter (where outcome = 'not_assessable') as not_assessable,
        min(case when outcome = 'fail' then if(severity = 'error', 1, if(severity = 'warning', 2, 3)) end) as worst
    from sums
    group by report_id, rule_id, part
)

select
    counts.report_id,
    counts.rule_id || '/' || counts.part as rule_key,

    counts.rule_id,
    counts.part,
    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    make_date(reports.report_year, 12, 31) as year_end,

    cast(counts.questions as integer) as questions,
    cast(counts.passed as integer) as passed,
    cast(counts.passed_imputed as integer) as passed_imputed,
    cast(counts.failed as integer) as failed,
    cast(counts.not_assessable as integer) as not_assessable,

    case
        when counts.failed > 0 then 'fail'
        when counts.not_assessable > 0 then 'not_assessable'
        when counts.passed_imputed > 0 then 'pass_imputed'
        else 'pass'
    end as worst_outcome,
    case counts.worst when 1 then 'error' when 2 then 'warning' when 3 then 'info' end as worst_severity
from counts
inner join reports on counts.report_id = reports.report_id
