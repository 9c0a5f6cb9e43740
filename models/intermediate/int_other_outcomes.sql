{{ config(**looked_through()) }}

-- Every answer about a current report that the evaluator of its tables does not give: asked of its words, of the
-- document itself, of the reports beside it, or of its likeness to others.
with of_documents as (
    select
        reports.report_id,
        checks.rule_id,
        checks.part,
        checks.scope_key,
        checks.outcome,
        checks.reason,
        checks.severity,
        checks.left_text,
        checks.right_text,
        checks.day_count as difference,
        1 as terms_expected,
        if(checks.outcome = 'not_assessable', 0, 1) as terms_found
    from {{ ref('int_document_checks') }} as checks
    inner join {{ rows_of('int_reports_current', 'answers') }} as reports on checks.document_id = reports.document_id
),

answers as (
    select * from {{ rows_of('int_claim_sums', 'answers') }}
    union all by name
    select * from {{ rows_of('int_claim_checks', 'answers') }}
    union all by name
    select * from {{ rows_of('int_unit_checks', 'answers') }}
    union all by name
    select * from {{ rows_of('int_rate_checks', 'answers') }}
    union all by name
    select * from {{ rows_of('int_cumulative_checks', 'answers') }}
    union all by name
    select * from of_documents
    union all by name
    select * from {{ rows_of('int_rollup_answers', 'answers') }}
    union all by name
    select * from {{ rows_of('int_peer_answers', 'answers') }}
    union all by name
    select * from {{ rows_of('int_text_answers', 'answers') }}
)

select
    report_id,
    question_no,
    rule_id,
    part,
    form_id,
    scope_key,
    outcome,
    reason,
    severity,
    left_value,
    right_value,
    difference,
    left_text,
    right_text,
    terms_expected,
    terms_found,
    claim_no
from answers
