-- The cells shown with a finding are those that were weighed: added up again, they give both sides
-- to the four decimals in which a finding states them.
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
    coalesce(abs(findings.left_value - sides.left_sum) > 0.00005, true)
    or coalesce(abs(findings.right_value - sides.right_sum) > 0.00005, true)
