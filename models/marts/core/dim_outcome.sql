with groups as (
    select * from {{ ref('measures') }}
)

select
    outcomes.outcome_code,
    outcomes.name_zh,
    outcomes.name_en,
    outcomes.kind as outcome_kind,
    outcomes.group_code,
    coalesce(groups.name_zh, outcomes.name_zh) as group_zh,
    coalesce(groups.name_en, outcomes.name_en) as group_en,
    outcomes.is_total,
    outcomes.position
from {{ ref('outcomes') }} as outcomes
left join groups
    on outcomes.kind = 'result' and groups.measure_code = 'app_res_' || outcomes.group_code
