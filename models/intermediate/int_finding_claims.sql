select
    terms.finding_id,
    terms.report_id,
    'claim' as evidence_kind,
    terms.side,
    terms.weight,
    measures.name_zh as row_label,
    nullif(claims.dimension_printed, '') as column_label,
    claims.document_id,
    claims.measure_code,
    claims.phrase as value_text,
    cast(if(terms.figure = 'share', figures.share, claims.value) as decimal(28, 8)) as value,
    claims.state,
    claims.place,
    1.0 as confidence,
    claims.claim_no as sort_no
from {{ ref('int_finding_terms') }} as terms
inner join {{ ref('int_claims') }} as claims
    on terms.report_id = claims.report_id and terms.claim_no = claims.claim_no
inner join {{ ref('int_claim_figures') }} as figures
    on terms.report_id = figures.report_id and terms.claim_no = figures.claim_no
inner join {{ ref('measures') }} as measures on claims.measure_code = measures.measure_code
