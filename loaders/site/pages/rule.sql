with ranked as (
    select
        rule_id as page,
        row_number() over (
            partition by rule_id
            order by
                case severity when 'error' then 1 when 'warning' then 2 else 3 end asc,
                is_explained asc, abs(difference) desc nulls last,
                abs(difference) / nullif(greatest(abs(left_value), abs(right_value)), 0) desc nulls last,
                report_year desc, finding_id asc
        ) as finding_no,
        count(*) over (partition by rule_id) as finding_count,
        *
    from marts.fct_finding
    qualify finding_no <= 100
)

-- query pages
select distinct rule_id as page
from marts.dim_rule

-- query years
select
    rule_id as page,
    report_year,
    count(distinct report_id) as reports,
    count(distinct report_id) filter (where failed > 0) as failing,
    cast(sum(questions) as bigint) as questions,
    cast(sum(passed) as bigint) as passed,
    cast(sum(passed_imputed) as bigint) as passed_imputed,
    cast(sum(failed) as bigint) as failed,
    cast(sum(not_assessable) as bigint) as not_assessable
from marts.fct_rule_result
group by rule_id, report_year

-- query parts
select
    rule_id as page,
    part,
    cast(sum(questions) as bigint) as questions,
    cast(sum(passed) as bigint) as passed,
    cast(sum(passed_imputed) as bigint) as passed_imputed,
    cast(sum(failed) as bigint) as failed,
    cast(sum(not_assessable) as bigint) as not_assessable
from marts.fct_rule_result
group by rule_id, part

-- query reasons
select
    rule_id as page,
    coalesce(reason, 'state') as reason,
    count(*) as questions
from marts.fct_rule_exception
where outcome = 'not_assessable'
group by all

-- query severities
select
    rule_id as page,
    severity,
    count(*) as findings,
    count_if(is_explained) as explained
from marts.fct_finding
group by rule_id, severity

-- query findings
select
    page,
    finding_no,
    finding_count,
    finding_id,
    report_id,
    rule_id,
    part,
    scope_key,
    agency_id,
    agency_name,
    report_year,
    reporter_scope,
    severity,
    reason,
    left_value,
    right_value,
    difference,
    left_text,
    right_text,
    responsibility,
    is_explained,
    explanation
from ranked

-- query evidence
select
    ranked.page,
    evidence.*,
    reports.agency_id
from marts.fct_finding_cell as evidence
inner join ranked on evidence.finding_id = ranked.finding_id
left join marts.dim_report as reports on evidence.report_id = reports.report_id
where evidence.cell_no <= 100
