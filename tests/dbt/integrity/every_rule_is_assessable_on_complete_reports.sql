-- A question whose tables print a number, in a unit that fits, in every cell can be judged. One that cannot names a
-- cell that its form lacks, or lost one on the way: our fault, never the agency's.
with complete as (
    select
        report_id,
        table_id
    from {{ rows_of('int_form_values', 'compared') }}
    group by report_id, table_id
    having bool_and(state in ('num', 'zero_word') and value is not null)
),

tables as (
    select
        report_id,
        list(table_id order by table_id) as table_ids
    from complete
    group by report_id
),

unjudged as (
    select
        exceptions.report_id,
        exceptions.rule_id,
        exceptions.part,
        exceptions.form_id,
        exceptions.scope_key,
        exceptions.reason,
        questions.table_ids
    from {{ rows_of('fct_rule_exception', 'answers') }} as exceptions
    inner join {{ ref('int_rule_questions') }} as questions
        on
            exceptions.rule_id = questions.rule_id
            and exceptions.part = questions.part
            and exceptions.form_id = questions.form_id
            and exceptions.scope_key = questions.scope_key
    -- What an earlier report lacks is no fault of this one.
    where exceptions.outcome = 'not_assessable' and questions.null_policy <> 'N2'
)

select
    unjudged.rule_id,
    unjudged.part,
    unjudged.form_id,
    unjudged.scope_key,
    unjudged.reason,
    count(*) as reports
from unjudged
inner join tables on unjudged.report_id = tables.report_id
where list_has_all(tables.table_ids, string_split(unjudged.table_ids, '+'))
group by unjudged.rule_id, unjudged.part, unjudged.form_id, unjudged.scope_key, unjudged.reason
