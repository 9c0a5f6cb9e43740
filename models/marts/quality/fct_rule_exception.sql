{{ config(**kept('answers')) }}

with sums as (
    select * from {{ rows_of('int_rule_exceptions', 'answers') }}
    union all by name
    select * from {{ ref('int_other_outcomes') }}
),

reports as (select * from {{ ref('int_reports_current') }})

select
    sums.report_id || ':' || sums.rule_id || '/' || sums.part || ':' || sums.scope_key as exception_id,

    sums.report_id,
    sums.rule_id || '/' || sums.part as rule_key,
    sums.rule_id,
    sums.part,
    sums.scope_key,
    sums.form_id,
    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,

    sums.outcome,
    sums.reason,
    -- Only a failure is grave: a question that could not be judged accuses nobody.
    case when sums.outcome = 'fail' then sums.severity end as severity,

    cast(sums.left_value as decimal(28, 4)) as left_value,
    cast(sums.right_value as decimal(28, 4)) as right_value,
    cast(sums.difference as decimal(28, 4)) as difference,
    sums.left_text,
    sums.right_text,
    cast(sums.terms_expected as integer) as terms_expected,
    cast(sums.terms_found as integer) as terms_found
from sums
inner join reports on sums.report_id = reports.report_id
where sums.outcome <> 'pass'
