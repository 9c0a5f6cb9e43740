-- Parts stand on the left, the whole on the right, as in any sum of the book.
with questions as (
    select * from {{ ref('int_rollup_questions') }}
    where bar is null
)

select
    report_id,
    rule_id,
    'left' as side,
    report_id as term_report_id
from questions
where report_id <> whole_report_id
union all
select
    questions.report_id,
    questions.rule_id,
    'left' as side,
    parts.report_id as term_report_id
from questions
inner join {{ ref('int_region_parts') }} as parts on questions.report_id = parts.whole_report_id
where questions.report_id = questions.whole_report_id
union all
select
    report_id,
    rule_id,
    'right' as side,
    whole_report_id as term_report_id
from questions
