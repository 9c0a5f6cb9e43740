-- The cells and claims shown with a finding are those that were weighed: added up again, they give both sides
-- to the four decimals in which a finding states them.
with sides as (
    select
        finding_id,
        coalesce(sum(weight * value) filter (where side = 'left'), 0) as left_sum,
        coalesce(sum(weight * value) filter (where side = 'right'), 0) as right_sum
    from {{ rows_of('fct_finding_cell', 'findings') }}
    group by finding_id
)

select
    findings.finding_id,
    findings.left_value,
    findings.right_value,
    sides.left_sum,
    sides.right_sum
from {{ rows_of('fct_finding', 'answers') }} as findings
inner join {{ ref('dim_rule') }} as rules on findings.rule_key = rules.rule_key
left join sides on findings.finding_id = sides.finding_id
where
    -- A percentage is worked out, and a check adds nothing up.
    rules.relation not in ('percent', 'check')
    and coalesce(abs(findings.left_value - sides.left_sum) > 0.00005, true)
    or rules.relation not in ('percent', 'check')
    and coalesce(abs(findings.right_value - sides.right_sum - coalesce(rules.right_constant, 0)) > 0.00005, true)
