{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__claim_outcomes(answers, questions) %}
with answers as (
    select
        * replace (
            if(
                abs(left_value - rival_value) < abs(left_value - right_value), rival_value, right_value
            ) as right_value
        ),
        left_value - if(
            abs(left_value - rival_value) < abs(left_value - right_value), rival_value, right_value
        ) as gap,
        pow(10, share_decimals) as share_scale
    from {{ answers }}
),

questions as (select * from {{ questions }}),

-- Of an approximate claim only the bound can be held: 余 is not above the table, 近 not below it.
compared as (
    select
        answers.*,
        questions.* exclude (question_no, name, measure_code, dimension, nested_in, table_terms),
        case
            when questions.relation = 'eq' and answers.exactness = 'lower' then 'le'
            when questions.relation = 'eq' and answers.exactness = 'upper' then 'ge'
            else questions.relation
        end as held_relation,
        case held_relation
            when 'eq' then abs(gap) < questions.tolerance + 0.00005
            when 'le' then gap < questions.tolerance + 0.00005
            when 'ge' then -gap < questions.tolerance + 0.00005
            -- Rounded to the decimals printed, or cut off after them.
            when 'percent'
                then
                    (rival_value is not null and right_value is not null)
                    or abs(gap) < 0.5 / share_scale + questions.tolerance + 0.00005
                    or abs(left_value - floor(right_value * share_scale + 0.00005) / share_scale) < 0.00005
        end as holds
    from answers
    inner join questions on answers.question_no = questions.question_no
),

reasoned as (
    select
        *,
        case
            when barred > 0 then 'state'
            when approximate > 0 then 'approximate'
            when holds is null or (table_terms > 0 and empty = table_terms) then 'empty_side'
            when not holds and scope_fit = 'other' and null_policy = 'N3' then 'scope_differs'
            when empty > 0 or is_derived then 'imputed'
            when not holds then 'relation'
        end as reason,
        case
            when reason is null then 'pass'
            when reason in ('state', 'approximate', 'empty_side') then 'not_assessable'
            when reason = 'imputed' and holds then 'pass_imputed'
            else 'fail'
        end as outcome
    from compared
)

select
    report_id,
    question_no,
    rule_id,
    part,
    form_id,
    place_key || if(place_no > 1, '#' || place_no, '') as scope_key,

    outcome,
    reason,
    case
        when outcome = 'fail' and reason = 'scope_differs' then 'info'
        when outcome <> 'fail' or reason <> 'imputed' then severity
        when severity = 'error' then 'warning'
        else 'info'
    end as severity,

    if(outcome = 'not_assessable' and left_found = 0, null, round(left_value, 4)) as left_value,
    if(outcome = 'not_assessable' and right_found + table_terms - empty = 0, null, round(right_value, 4)) as right_value,
    if(outcome = 'not_assessable', null, round(gap, 4)) as difference,
    cast(terms + table_terms as integer) as terms_expected,
    cast(left_found + right_found + table_terms - empty as integer) as terms_found,
    anchor_no as claim_no
from reasoned
{% endmacro %}
