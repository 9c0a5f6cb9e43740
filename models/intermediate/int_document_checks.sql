{{ config(**kept('documents')) }}

with checks as (
    select
        *,
        cast(null as varchar) as severity,
        cast(null as integer) as day_count
    from {{ rows_of('int_document_stated', 'documents') }}
    union all by name
    select
        * exclude (left_date, right_date),
        cast(left_date as varchar) as left_text,
        cast(right_date as varchar) as right_text,
        cast(left_date - right_date as integer) as day_count
    from {{ rows_of('int_document_dates', 'documents') }}
    union all by name
    select * from {{ rows_of('int_document_forms', 'documents') }}
    union all by name
    select * from {{ rows_of('int_document_sections', 'documents') }}
    union all by name
    select * from {{ rows_of('int_document_versions', 'documents') }}
)

select
    checks.document_id,
    checks.rule_id,
    checks.part,
    checks.scope_key,
    checks.outcome,
    case checks.outcome
        when 'fail' then 'relation'
        when 'not_assessable' then 'unstated'
        when 'pass_imputed' then 'implied'
    end as reason,
    coalesce(checks.severity, rules.severity) as severity,
    checks.left_text,
    checks.right_text,
    checks.day_count,
    checks.place
from checks
inner join {{ ref('accounting_rules') }} as rules on checks.rule_id = rules.rule_id and checks.part = rules.part
