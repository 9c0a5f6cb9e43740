with checks as (
    select
        *,
        cast(null as varchar) as severity,
        cast(null as integer) as day_count
    from {{ ref('int_document_stated') }}
    union all by name
    select
        * exclude (left_date, right_date),
        cast(left_date as varchar) as left_text,
        cast(right_date as varchar) as right_text,
        cast(left_date - right_date as integer) as day_count
    from {{ ref('int_document_dates') }}
    union all by name
    select * from {{ ref('int_document_forms') }}
    union all by name
    select * from {{ ref('int_document_sections') }}
    union all by name
    select * from {{ ref('int_document_versions') }}
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
