-- The cells shown with a finding are those that were weighed: added up again from staging, they give both sides.
with sides as (
    select
        finding_id,
        coalesce(sum(weight * value) filter (where side = 'left'), 0) as left_sum,
        coalesce(sum(weight * value) filter (where side = 'right'), 0) as right_sum
    from {{ ref('fct_finding_cell') }}
    group by finding_id
)

select
    findings.finding_id,
    findings.left_value,
    findings.right_value,
    sides.left_sum,
    sides.right_sum
from {{ ref('fct_finding') }} as findings
left join sides on findings.finding_id = sides.finding_id
where
    findings.left_value is distinct from sides.left_sum
    or findings.right_value is distinct from sides.right_sum
