{{ config(**kept('answers')) }}

-- Nearly all answers are plain passes: they are the questions asked less those that came out otherwise.
with otherwise as (
    select
        report_id,
        rule_id,
        part,
        count(*) filter (where outcome = 'pass_imputed') as imputed,
        count(*) filter (where outcome = 'fail') as broken,
        count(*) filter (where outcome = 'not_assessable') as unanswered,
        min(case severity when 'error' then 1 when 'warning' then 2 when 'info' then 3 end) as worst
    from {{ rows_of('fct_rule_exception', 'answers') }}
    group by report_id, rule_id, part
)

select
    asked.report_id,
    asked.rule_id || '/' || asked.part as rule_key,

    asked.rule_id,
    asked.part,
    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    make_date(reports.report_year, 12, 31) as year_end,

    asked.questions,
    cast(
        asked.questions - coalesce(otherwise.imputed + otherwise.broken + otherwise.unanswered, 0) as integer
    ) as passed,
    cast(coalesce(otherwise.imputed, 0) as integer) as passed_imputed,
    cast(coalesce(otherwise.broken, 0) as integer) as failed,
    cast(coalesce(otherwise.unanswered, 0) as integer) as not_assessable,

    case
        when otherwise.broken > 0 then 'fail'
        when otherwise.unanswered > 0 then 'not_assessable'
        when otherwise.imputed > 0 then 'pass_imputed'
        else 'pass'
    end as worst_outcome,
    case otherwise.worst when 1 then 'error' when 2 then 'warning' when 3 then 'info' end as worst_severity
from {{ rows_of('int_rule_asked', 'answers') }} as asked
inner join {{ ref('int_reports_current') }} as reports on asked.report_id = reports.report_id
left join otherwise
    on
        asked.report_id = otherwise.report_id
        and asked.rule_id = otherwise.rule_id
        and asked.part = otherwise.part
