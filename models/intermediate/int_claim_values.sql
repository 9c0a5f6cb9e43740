-- A view: one row per claim, in the words and units of the facts.
{{ config(**looked_through()) }}

with claims as (select * from {{ rows_of('stg_claims', 'documents') }}),

reports as (select * from {{ rows_of('int_reports_current', 'reports') }}),

measures as (
    select
        measures.measure_code,
        measures.unit,
        units.kind as unit_kind,
        units.factor as unit_factor
    from {{ ref('measures') }} as measures
    inner join {{ ref('units') }} as units on measures.unit = units.unit
),

-- Tables print these by applicant; a sentence that names nobody means all of them.
by_applicant as (
    select distinct unnest([form_cells.measure_code, parts.measure_code]) as measure_code
    from {{ ref('int_form_cells') }} as form_cells
    left join {{ ref('measure_parts') }} as parts on form_cells.measure_code = parts.part_code
    where form_cells.dimension = 'applicant=total'
),

placed as (
    select
        reports.report_id,
        reports.reporter_scope,
        claims.*,
        measures.unit as measure_unit,
        measures.unit_factor as measure_factor,
        printed_unit.factor as printed_factor,
        claims.dimension = '' and by_applicant.measure_code is not null as is_applicant_total,
        claims.state in ('num', 'zero_word', 'approx') as has_number,
        -- What counts things may go without a unit, money may not; nought needs none.
        coalesce(printed_unit.kind = measures.unit_kind, false)
        or (claims.unit = '' and (claims.value = 0 or measures.unit_kind = 'count')) as fits_measure
    from claims
    inner join reports on claims.document_id = reports.document_id
    inner join measures on claims.measure_code = measures.measure_code
    left join by_applicant on claims.measure_code = by_applicant.measure_code
    left join {{ ref('units') }} as printed_unit on claims.unit = printed_unit.unit
)

select
    report_id,
    document_id,
    claim_no,
    if(regexp_matches(dimension, '(^|;)table='), 'local_table', 'claim') as source_kind,
    measure_code,
    if(is_applicant_total, 'applicant=total', coalesce(nullif(dimension_code, ''), dimension)) as dimension,
    dimension as dimension_printed,
    dimension_code,
    case
        when has_number and fits_measure
            then round(cast(value as double) * coalesce(printed_factor, measure_factor) / measure_factor, 8)
    end as value,
    measure_unit as unit,
    if(has_number and not fits_measure, 'unit_unknown', state) as state,
    value as value_printed,
    unit as unit_printed,
    approx,
    bound,
    nested_in,
    list_no,
    scope,
    case
        when 'unknown' in (scope, reporter_scope) then 'unstated'
        when scope = reporter_scope then 'same'
        else 'other'
    end as scope_fit,
    place,
    phrase,
    start_offset,
    end_offset,
    phrase_id
from placed
