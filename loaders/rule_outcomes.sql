with answers as (select * from {answers}),

questions as (select * from {questions}),

-- Stored values have four decimals, so half of the last one takes the noise of binary sums away:
-- a difference equal to the tolerance passes.
compared as (
    select
        answers.*,
        questions.* exclude (question_no),
        answers.left_missing + answers.right_missing as missing,
        case questions.relation
            when 'eq' then abs(answers.left_value - answers.right_value) < questions.tolerance + 0.00005
            when 'le' then answers.left_value - answers.right_value < questions.tolerance + 0.00005
            when 'ge' then answers.right_value - answers.left_value < questions.tolerance + 0.00005
            when 'whole'
                then
                    answers.left_value > -questions.tolerance - 0.00005
                    and abs(answers.left_value - round(answers.left_value)) < questions.tolerance + 0.00005
            when 'zero_iff'
                then
                    (abs(answers.left_value) < questions.tolerance + 0.00005)
                    = (abs(answers.right_value) < questions.tolerance + 0.00005)
            when 'zero_implies_zero'
                then
                    abs(answers.left_value) >= questions.tolerance + 0.00005
                    or abs(answers.right_value) < questions.tolerance + 0.00005
        end as holds
    from answers
    inner join questions on answers.question_no = questions.question_no
),

reasoned as (
    select
        *,
        case
            when missing = 0 then if(holds, null, 'relation')
            when missing < {barred}
                then
                    case
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
    from compared
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
        coalesce(left_missing % {barred} + left_missing // {barred} = terms_left and terms_left > 0, false)
            as left_is_empty,
        coalesce(right_missing % {barred} + right_missing // {barred} = terms_right and terms_right > 0, false)
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
        terms_left + terms_right - left_missing % {barred} - left_missing // {barred}
        - right_missing % {barred} - right_missing // {barred} as integer
    ) as terms_found
from decided
