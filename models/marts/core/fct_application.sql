{{ config(**kept('reports')) }}

with measures as (
    select * from {{ rows_of('fct_measure', 'reports') }}
    where table_id = 't3_applications' and not is_derived
)

select
    measures.report_id,
    outcomes.outcome_code,
    applicants.applicant_code,

    measures.agency_id,
    measures.report_year,
    measures.reporter_scope,
    measures.year_end,

    outcomes.group_code as outcome_group,
    outcomes.is_total or applicants.kind = 'total' as is_total,

    measures.measure_value as requests,
    measures.state,
    measures.form_id
from measures
inner join {{ ref('outcomes') }} as outcomes on measures.measure_code = outcomes.outcome_code
inner join {{ ref('applicants') }} as applicants on measures.column_code = applicants.applicant_code
