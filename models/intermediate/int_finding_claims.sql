{{ config(**kept('answers')) }}

-- The figures in sentences that a failed question looks at.
with failures as (
    select
        report_id || ':' || rule_id || '/' || part || ':' || scope_key as finding_id,
        report_id,
        question_no,
        claim_no
    from {{ rows_of('int_claim_sums', 'answers') }}
    where outcome = 'fail'
    union all
    select
        report_id || ':' || rule_id || '/' || part || ':' || scope_key as finding_id,
        report_id,
        null as question_no,
        claim_no
    from {{ rows_of('int_claim_checks', 'answers') }}
    where outcome = 'fail'
),

-- A check looks at one claim only.
terms as (
    select
        failures.finding_id,
        failures.report_id,
        coalesce(terms.side, 'left') as side,
        coalesce(terms.weight, 1) as weight,
        coalesce(terms.figure, 'value') as figure,
        coalesce(terms.claim_no, failures.claim_no) as claim_no
    from failures
    left join {{ rows_of('int_claim_terms', 'answers') }} as terms
        on
            failures.report_id = terms.report_id
            and failures.question_no = terms.question_no
            and failures.claim_no = terms.anchor_no
            -- What only raises the question is no evidence.
            and terms.weight <> 0
)

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
    if(terms.figure = 'share', figures.share_phrase, claims.phrase) as value_text,
    claims.bound,
    cast(if(terms.figure = 'share', figures.share, claims.value) as decimal(28, 8)) as value,
    claims.state,
    claims.place,
    1.0 as confidence,
    claims.claim_no as sort_no
from terms
inner join {{ rows_of('int_claims', 'answers') }} as claims
    on terms.report_id = claims.report_id and terms.claim_no = claims.claim_no
inner join {{ rows_of('int_claim_figures', 'answers') }} as figures
    on terms.report_id = figures.report_id and terms.claim_no = figures.claim_no
inner join {{ ref('measures') }} as measures on claims.measure_code = measures.measure_code
