-- An explanation outlives the failure it was written for: what it no longer matches is stale, not gone.
with explanations as (select * from {{ ref('int_explanations') }}),

matched as (
    select
        explanations.explanation_id,
        count(*) filter (where exceptions.outcome = 'fail') as findings,
        count(*) filter (where exceptions.outcome = 'not_assessable') as barred,
        min(exceptions.exception_id) filter (where exceptions.outcome = 'fail') as finding_id
    from explanations
    inner join {{ ref('fct_rule_exception') }} as exceptions
        on
            explanations.report_id = exceptions.report_id
            and explanations.rule_id = exceptions.rule_id
            and explanations.scope_key in ('*', exceptions.scope_key)
    group by explanations.explanation_id
),

weighed as (
    select
        explanations.*,
        reports.agency_id,
        reports.report_year,
        coalesce(matched.findings, 0) as findings,
        matched.finding_id,
        case
            when matched.findings > 0 then null
            when reports.report_id is null then 'no_such_report'
            when explanations.rule_id not in (select r.rule_id from {{ ref('dim_rule') }} as r) then 'no_such_rule'
            when matched.barred > 0 then 'not_assessable'
            else 'no_longer_fails'
        end as stale_reason,
        cast(reports.loaded_at as date) as loaded_on
    from explanations
    left join matched on explanations.explanation_id = matched.explanation_id
    left join {{ ref('dim_report') }} as reports on explanations.report_id = reports.report_id
)

select
    explanation_id,

    report_id,
    rule_id,
    scope_key,
    finding_id,
    agency_id,
    report_year,

    explanation,
    source,
    explained_on,
    origin,

    cast(findings as integer) as findings,
    stale_reason is not null as is_stale,
    stale_reason,
    case when stale_reason is not null then greatest(explained_on, loaded_on) end as stale_since
from weighed
