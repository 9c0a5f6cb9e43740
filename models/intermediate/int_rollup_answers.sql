{{ config(**kept('answers')) }}

with figures as (select * from {{ ref('int_rollup_figures') }}),

questions as (select * from {{ rows_of('int_rollup_questions', 'answers') }}),

sums as (
    select
        terms.report_id,
        terms.rule_id,
        asked.measure_code,
        any_value(asked.form_id) as form_id,
        sum(figures.measure_value) filter (where terms.side = 'left') as left_value,
        sum(figures.measure_value) filter (where terms.side = 'right') as right_value,
        count(*) as terms_expected,
        count(figures.measure_value) as terms_found,
        -- Another form prints another row; a blank is no zero here, for nobody knows what it would have added.
        case
            when bool_or(figures.state not in ('num', 'zero_word', 'blank', 'na', 'absent')) then 'state'
            when bool_or(figures.state in ('blank', 'na')) then 'empty_cell'
            when bool_or(figures.state is null or figures.state = 'absent') then 'other_form'
        end as bar
    from {{ rows_of('int_rollup_terms', 'answers') }} as terms
    inner join figures as asked on terms.report_id = asked.report_id
    left join figures on terms.term_report_id = figures.report_id and asked.measure_code = figures.measure_code
    group by terms.report_id, terms.rule_id, asked.measure_code
),

judged as (
    select
        sums.*,
        sums.left_value - sums.right_value as gap,
        -- Half of the last decimal that is stored, beside the tolerance.
        coalesce(weighed.tolerance, rules.tolerance) + 0.00005 as slack,
        if(rules.relation = 'le', gap <= slack, abs(gap) <= slack) as holds
    from sums
    inner join {{ ref('accounting_rules') }} as rules on sums.rule_id = rules.rule_id
    inner join {{ ref('rollup_measures') }} as weighed on sums.measure_code = weighed.measure_code
)

select
    questions.report_id,
    questions.rule_id,
    questions.part,
    coalesce(judged.measure_code, 'all') as scope_key,
    case
        when questions.bar is not null or judged.bar is not null then 'not_assessable'
        when judged.holds then 'pass'
        else 'fail'
    end as outcome,
    coalesce(questions.bar, judged.bar, if(judged.holds, null, 'relation')) as reason,
    rules.severity,
    judged.left_value,
    judged.right_value,
    if(judged.bar is null, judged.gap, null) as difference,
    questions.left_text,
    -- A part is told whose report it is held against.
    case
        when questions.report_id <> questions.whole_report_id
            then {{ plain_number('cast(judged.right_value as decimal(28, 4))') }} || ' (' || agencies.agency_name || ')'
    end as right_text,
    coalesce(judged.terms_expected, 1) as terms_expected,
    coalesce(judged.terms_found, 0) as terms_found,
    judged.form_id
from questions
inner join {{ ref('accounting_rules') }} as rules on questions.rule_id = rules.rule_id
left join judged on questions.report_id = judged.report_id and questions.rule_id = judged.rule_id
left join {{ ref('int_reports_current') }} as wholes on questions.whole_report_id = wholes.report_id
left join {{ ref('dim_agency') }} as agencies on wholes.agency_id = agencies.agency_id
