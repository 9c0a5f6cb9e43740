{{ config(**looked_through()) }}

-- Every answer about a current report, whatever it was asked of. Facts read the exceptions instead, for nearly all
-- answers are plain passes.
with answers as (
    select * from {{ rows_of('int_rule_sums', 'answers') }}
    union all by name
    select * from {{ ref('int_other_outcomes') }}
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
