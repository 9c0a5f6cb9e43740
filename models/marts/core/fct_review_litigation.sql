{{ config(**kept('reports')) }}

with measures as (
    select * from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred and not is_derived
),

cases as (
    select
        proceedings.proceeding_code,
        proceedings.kind as proceeding_kind,
        outcomes.outcome_code,
        outcomes.is_total,
        proceedings.proceeding_code || '_' || outcomes.outcome_code as measure_code
    from {{ ref('proceedings') }} as proceedings
    cross join {{ ref('outcomes') }} as outcomes
    where outcomes.kind in ('case', 'case_total')
)

select
    measures.report_id,
    cases.proceeding_code,
    cases.outcome_code,

    measures.agency_id,
    measures.report_year,
    measures.reporter_scope,
    measures.year_end,

    cases.proceeding_kind,
    cases.is_total,

    measures.measure_value as cases,
    measures.state,
    measures.source_kind,
    measures.form_id
from measures
inner join cases on measures.measure_code = cases.measure_code
where measures.dimension = ''
