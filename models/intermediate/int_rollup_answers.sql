{{ config(**kept('answers')) }}

with questions as (select * from {{ rows_of('int_rollup_questions', 'answers') }}),

judged as (
    select
        sums.*,
        case sums.hindrance when 3 then 'state' when 2 then 'empty_cell' when 1 then 'other_form' end as bar,
        sums.left_value - sums.right_value as gap,
        -- Half of the last decimal that is stored, beside the tolerance.
        coalesce(weighed.tolerance, rules.tolerance) + 0.00005 as slack,
        if(rules.relation = 'le', gap <= slack, abs(gap) <= slack) as holds
    from {{ ref('int_rollup_sums') }} as sums
    inner join {{ ref('accounting_rules') }} as rules on sums.rule_id = rules.rule_id
    inner join {{ ref('rollup_measures') }} as weighed on sums.measure_code = weighed.measure_code
),

answers as (
    select
        report_id,
        rule_id,
        measure_code as scope_key,
        case when bar is not null then 'not_assessable' when holds then 'pass' else 'fail' end as outcome,
        coalesce(bar, if(holds, null, 'relation')) as reason,
        left_value,
        right_value,
        if(bar is null, gap, null) as difference,
        cast(null as varchar) as left_text,
        terms_expected,
        terms_found,
        form_id
    from judged
    union all by name
    select
        report_id,
        rule_id,
        'all' as scope_key,
        'not_assessable' as outcome,
        bar as reason,
        left_text,
        1 as terms_expected,
        0 as terms_found
    from questions
    where bar is not null
)

select
    answers.report_id,
    answers.rule_id,
    questions.part,
    answers.scope_key,
    answers.outcome,
    answers.reason,
    rules.severity,
    answers.left_value,
    answers.right_value,
    answers.difference,
    answers.left_text,
    -- A part that is no pass is told whose report it is held against.
    case
        when answers.outcome <> 'pass' and questions.report_id <> questions.whole_report_id
            then
                {{ plain_number('cast(answers.right_value as decimal(28, 4))') }}
                || ' (' || agencies.agency_name || ')'
    end as right_text,
    answers.terms_expected,
    answers.terms_found,
    answers.form_id
from answers
inner join {{ ref('accounting_rules') }} as rules on answers.rule_id = rules.rule_id
inner join questions on answers.report_id = questions.report_id and answers.rule_id = questions.rule_id
left join {{ ref('int_reports_current') }} as wholes on questions.whole_report_id = wholes.report_id
left join {{ ref('dim_agency') }} as agencies on wholes.agency_id = agencies.agency_id
