-- What the user says of a question stands in place of what the book says of it.
with stated as (
    select
        *,
        'user' as origin
    from {{ ref('stg_explanations') }}
    union all by name
    select
        *,
        'book' as origin
    from {{ ref('known_findings') }}
),

named as (select * replace (coalesce(nullif(scope_key, ''), '*') as scope_key) from stated)

select
    report_id || ':' || rule_id || ':' || scope_key as explanation_id,
    report_id,
    rule_id,
    scope_key,
    explanation,
    source,
    explained_on,
    origin
from named
qualify
    row_number() over (
        partition by report_id, rule_id, scope_key
        order by origin = 'user' desc, explained_on desc, explanation asc
    ) = 1
