{{ config(**kept('reports')) }}

select
    claims.report_id,
    claims.document_id,
    claims.claim_no,
    {{ code('claims.source_kind') }} as source_kind,
    {{ code('claims.measure_code') }} as measure_code,
    choices.dimension,
    claims.dimension_printed,
    claims.dimension_code,
    claims.value,
    {{ code('claims.unit') }} as unit,
    claims.state,
    claims.value_printed,
    claims.unit_printed,
    choices.exactness,
    claims.approx,
    claims.bound,
    claims.nested_in,
    claims.list_no,
    claims.scope,
    claims.scope_fit,
    claims.place,
    claims.phrase,
    claims.start_offset,
    claims.end_offset,
    claims.phrase_id,
    choices.claim_count,
    choices.has_conflict,
    choices.is_chosen,
    choices.set_aside_reason
from {{ rows_of('int_claim_values', 'reports') }} as claims
inner join {{ rows_of('int_claim_choices', 'reports') }} as choices
    on claims.report_id = choices.report_id and claims.claim_no = choices.claim_no
