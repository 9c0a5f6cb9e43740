-- query pages
select
    'index' as page,
    count(*) as reports
from marts.fct_agency_year

-- query results
select
    'index' as page,
    rule_id,
    count(distinct report_id) as reports,
    count(distinct report_id) filter (where failed > 0) as failing,
    cast(sum(questions) as bigint) as questions,
    cast(sum(passed) as bigint) as passed,
    cast(sum(passed_imputed) as bigint) as passed_imputed,
    cast(sum(failed) as bigint) as failed,
    cast(sum(not_assessable) as bigint) as not_assessable
from marts.fct_rule_result
group by rule_id
