-- A view, for int_rollup_answers alone reads it.
{{ config(**looked_through()) }}

-- Another form prints another row; a blank is no zero here, for nobody knows what it would have added.
with figures as (
    select
        report_id,
        measure_code,
        form_id,
        measure_value,
        case
            when state not in ('num', 'zero_word', 'blank', 'na', 'absent') then 3
            when state in ('blank', 'na') then 2
            when state = 'absent' then 1
            else 0
        end as hindrance
    from {{ ref('int_rollup_figures') }}
),

asked as (
    select * from {{ rows_of('int_rollup_questions', 'answers') }}
    where bar is null
),

-- Wholes are few and parts are many: a part's figures are read past, its whole's are looked up.
figures_of_wholes as (
    select * from figures
    where report_id in (select asked.whole_report_id from asked)
),

terms as (
    select
        terms.*,
        count(*) over (partition by terms.report_id, terms.rule_id) as term_count
    from {{ rows_of('int_rollup_terms', 'answers') }} as terms
    inner join asked on terms.report_id = asked.report_id and terms.rule_id = asked.rule_id
    where asked.report_id = asked.whole_report_id
)

select
    asked.report_id,
    asked.rule_id,
    own.measure_code,
    own.form_id,
    own.measure_value as left_value,
    wholes.measure_value as right_value,
    2 as terms_expected,
    if(own.measure_value is null, 0, 1) + if(wholes.measure_value is null, 0, 1) as terms_found,
    greatest(own.hindrance, coalesce(wholes.hindrance, 1)) as hindrance
from asked
inner join figures as own on asked.report_id = own.report_id
left join figures_of_wholes as wholes
    on asked.whole_report_id = wholes.report_id and own.measure_code = wholes.measure_code
where asked.report_id <> asked.whole_report_id
union all
select
    terms.report_id,
    terms.rule_id,
    figures.measure_code,
    min(figures.form_id) filter (where terms.side = 'right') as form_id,
    sum(figures.measure_value) filter (where terms.side = 'left') as left_value,
    sum(figures.measure_value) filter (where terms.side = 'right') as right_value,
    max(terms.term_count) as terms_expected,
    count(figures.measure_value) as terms_found,
    greatest(max(figures.hindrance), if(count(*) < max(terms.term_count), 1, 0)) as hindrance
from terms
inner join figures on terms.term_report_id = figures.report_id
group by terms.report_id, terms.rule_id, figures.measure_code
having bool_or(terms.side = 'right')
