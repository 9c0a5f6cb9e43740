-- Plain passes are never written down: fct_rule_result takes them from the questions asked and the exceptions. Of some
-- two thousand reports, all of a small warehouse, every question is answered at length, and the counts are the same.
-- Only their figures are handed to the evaluator: it would answer for all reports before one is chosen.
{%- set answers = rule_answers(
    'figures', rows_of('int_report_lookback', 'answers'), rows_of('int_rule_concerned', 'answers')
) %}
with chosen as (
    select report_id
    from {{ rows_of('int_reports_current', 'answers') }}
    where
        abs(hash(report_id) % (select greatest(1, count(*) // 2000) from {{ ref('int_reports_current') }})) = 0
),

looked_at as (
    select report_id from chosen
    union
    select past_report_id as report_id
    from {{ rows_of('int_report_lookback', 'answers') }}
    where report_id in (select chosen.report_id from chosen)
),

figures as (
    select * from {{ rows_of('int_report_wide', 'inputs') }}
    where report_id in (select looked_at.report_id from looked_at)
),

answers as (
    select
        report_id,
        rule_id,
        part,
        outcome
    from ({{ rule_outcomes('(' ~ answers ~ ')', ref('int_rule_questions')) }}) as of_tables
    where report_id in (select chosen.report_id from chosen)
    union all
    select
        report_id,
        rule_id,
        part,
        outcome
    from {{ ref('int_other_outcomes') }}
    where report_id in (select chosen.report_id from chosen)
),

at_length as (
    select
        report_id,
        rule_id,
        part,
        count(*) filter (where outcome = 'pass') as passed,
        count(*) filter (where outcome = 'pass_imputed') as passed_imputed,
        count(*) filter (where outcome = 'fail') as failed,
        count(*) filter (where outcome = 'not_assessable') as not_assessable
    from answers
    group by report_id, rule_id, part
),

stored as (
    select *
    from {{ rows_of('fct_rule_result', 'answers') }}
    where report_id in (select chosen.report_id from chosen)
)

select
    coalesce(at_length.report_id, stored.report_id) as report_id,
    coalesce(at_length.rule_id, stored.rule_id) as rule_id,
    coalesce(at_length.part, stored.part) as part,
    at_length.passed as passed_at_length,
    stored.passed as passed_as_stored
from at_length
full outer join stored
    on
        at_length.report_id = stored.report_id
        and at_length.rule_id = stored.rule_id
        and at_length.part = stored.part
where
    at_length.passed is distinct from stored.passed
    or at_length.passed_imputed is distinct from stored.passed_imputed
    or at_length.failed is distinct from stored.failed
    or at_length.not_assessable is distinct from stored.not_assessable
