{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__rule_outcomes(answers, questions, plain_passes=true) %}
with answers as (select * from {{ answers }}{% if not plain_passes %}
    where not coalesce(
        left_value = right_value and left_missing + right_missing = 0 and gap_reason is null
        and question_no not in (852, 872, 873, 874, 1107, 1108), false
    )
{% endif %}),

questions as (select * from {{ questions }}),

-- Stored values have four decimals, so half of the last one takes the noise of binary sums away:
-- a difference equal to the tolerance passes.
compared as (
    select
        answers.* exclude (right_value),
        answers.right_value + coalesce(questions.right_constant, 0) as right_value,
        questions.relation,
        questions.tolerance,
        answers.left_missing + answers.right_missing as missing,
        -- A gap counts only where the side that the rule names is large enough.
        coalesce(
            case questions.floor_side
                when 'left' then answers.left_value
                when 'right' then answers.right_value + coalesce(questions.right_constant, 0)
            end < questions.floor - 0.00005, false
        ) as is_small
    from answers
    inner join questions on answers.question_no = questions.question_no
),

judged as (
    select
        *,
        is_small or case relation
            when 'eq' then abs(left_value - right_value) < tolerance + 0.00005
            when 'le' then left_value - right_value < tolerance + 0.00005
            when 'ge' then right_value - left_value < tolerance + 0.00005
            when 'whole' then left_value > -tolerance - 0.00005 and abs(left_value - round(left_value)) < tolerance + 0.00005
            when 'zero_iff' then (abs(left_value) < tolerance + 0.00005) = (abs(right_value) < tolerance + 0.00005)
            when 'zero_implies_zero'
                then abs(left_value) >= tolerance + 0.00005 or abs(right_value) < tolerance + 0.00005
            -- Not so close that one is the other times a factor within the tolerance.
            when 'not_near'
                then left_value <= 0 or left_value > tolerance * right_value or right_value > tolerance * left_value
        end as holds
    from compared
),

-- Millions of answers and few questions: what a question is called by is looked up for the answers that stay.
named as (
    select
        judged.* exclude (relation, tolerance),
        questions.* exclude (question_no)
    from judged
    inner join questions on judged.question_no = questions.question_no{% if not plain_passes %}
    where not coalesce(judged.holds and judged.missing = 0 and judged.gap_reason is null, false){% endif %}
),

reasoned as (
    select
        *,
        case
            when gap_reason is not null then gap_reason
            when missing = 0 then if(holds, null, 'relation')
            when missing < 1000
                then
                    case
                        when null_policy = 'N1_EMPTY' then 'imputed'
                        when null_policy <> 'N1' then 'empty_cell'
                        when
                            (left_missing < terms_left or terms_left = 0)
                            and (right_missing < terms_right or terms_right = 0)
                            then 'imputed'
                        -- All addends blank and the one figure beside them 0: a clerk who had nothing to report.
                        when
                            relation in ('eq', 'le', 'ge') and left_value = 0 and right_value = 0
                            and (
                                (left_missing = terms_left and terms_left > 1 and terms_right = 1)
                                or (right_missing = terms_right and terms_right > 1 and terms_left = 1)
                            )
                            and (left_missing = 0 or right_missing = 0)
                            then 'imputed'
                        else 'empty_side'
                    end
            -- Also where the lists lack a cell: our own fault must not accuse an agency.
            else 'state'
        end as reason
    from named
),

decided as (
    select
        *,
        case
            when reason is null then 'pass'
            when reason = 'relation' then 'fail'
            when reason = 'imputed' then if(holds, 'pass_imputed', 'fail')
            else 'not_assessable'
        end as outcome,
        coalesce(left_missing % 1000 + left_missing // 1000 = terms_left and terms_left > 0, false)
            as left_is_empty,
        coalesce(right_missing % 1000 + right_missing // 1000 = terms_right and terms_right > 0, false)
            as right_is_empty
    from reasoned
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
    case
        when outcome <> 'fail' or reason <> 'imputed' then severity
        when severity = 'error' then 'warning'
        else 'info'
    end as severity,

    if(outcome = 'not_assessable' and left_is_empty, null, round(left_value, 4)) as left_value,
    if(outcome = 'not_assessable' and right_is_empty, null, round(right_value, 4)) as right_value,
    if(outcome = 'not_assessable', null, round(left_value - right_value, 4)) as difference,
    cast(terms_left + terms_right as integer) as terms_expected,
    cast(
        terms_left + terms_right - left_missing % 1000 - left_missing // 1000
        - right_missing % 1000 - right_missing // 1000 as integer
    ) as terms_found
from decided
{% endmacro %}
