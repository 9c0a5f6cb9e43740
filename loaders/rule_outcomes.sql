with answers as (select * from {answers}),

questions as (select * from {questions}),

-- Stored values have four decimals; rounding there takes the noise of binary sums away,
-- so that a difference equal to the tolerance passes.
sums as (
    select
        answers.report_id,
        questions.*,
        round(answers.left_value, 4) as left_sum,
        round(answers.right_value, 4) as right_sum,
        round(answers.left_value - answers.right_value, 4) as gap,
        answers.left_missing,
        answers.right_missing,
        -- A cell that the lists lack bars its question, rather than accuse an agency of our fault.
        coalesce(answers.left_missing >= {barred} or answers.right_missing >= {barred}, true) as is_barred,
        answers.left_missing % {barred} + answers.right_missing % {barred} as terms_empty,
        (answers.left_missing // {barred}) + (answers.right_missing // {barred}) as terms_barred,
        questions.terms_left > 0
        and answers.left_missing % {barred} + answers.left_missing // {barred} = questions.terms_left
            as left_is_empty,
        questions.terms_right > 0
        and answers.right_missing % {barred} + answers.right_missing // {barred} = questions.terms_right
            as right_is_empty
    from answers
    inner join questions on answers.question_no = questions.question_no
),

compared as (
    select
        *,
        case relation
            when 'eq' then abs(gap) <= tolerance
            when 'le' then gap <= tolerance
            when 'ge' then gap >= -tolerance
            when 'whole' then left_sum >= -tolerance and abs(left_sum - round(left_sum)) <= tolerance
            when 'zero_iff' then (abs(left_sum) <= tolerance) = (abs(right_sum) <= tolerance)
            when 'zero_implies_zero' then abs(left_sum) > tolerance or abs(right_sum) <= tolerance
        end as holds,
        -- All addends blank and the printed total 0: a clerk who had nothing to report.
        relation = 'eq'
        and left_sum = 0
        and right_sum = 0
        and (
            (left_is_empty and terms_left > 1 and terms_right = 1 and right_missing = 0)
            or (right_is_empty and terms_right > 1 and terms_left = 1 and left_missing = 0)
        ) as is_blank_zero
    from sums
),

reasoned as (
    select
        *,
        case
            when is_barred then 'state'
            when terms_empty = 0 then if(holds, null, 'relation')
            when null_policy <> 'N1' then 'empty_cell'
            when (left_is_empty or right_is_empty) and not is_blank_zero then 'empty_side'
            else 'imputed'
        end as reason
    from compared
),

decided as (
    select
        *,
        case
            when reason is null then 'pass'
            when reason in ('state', 'empty_cell', 'empty_side') then 'not_assessable'
            when reason = 'imputed' and holds then 'pass_imputed'
            else 'fail'
        end as outcome
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

    if(outcome = 'not_assessable' and left_is_empty, null, left_sum) as left_value,
    if(outcome = 'not_assessable' and right_is_empty, null, right_sum) as right_value,
    if(outcome = 'not_assessable', null, gap) as difference,
    cast(terms_left + terms_right as integer) as terms_expected,
    cast(terms_left + terms_right - terms_empty - terms_barred as integer) as terms_found
from decided
