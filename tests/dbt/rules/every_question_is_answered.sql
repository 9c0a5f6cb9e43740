-- Per report and rule part of the tables: the questions that the book asks of the tables the report has, counted by
-- way of int_rule_terms, equal the answers counted in fct_rule_result, and these add up. What compares years is asked
-- of the years the book gives, what concerns some bodies only of those.
with printed as (
    select distinct
        reports.report_id,
        reports.report_year,
        cells.form_id,
        cells.table_id
    from {{ rows_of('int_reports_current', 'reports') }} as reports
    inner join {{ rows_of('stg_cells', 'documents') }} as cells on reports.document_id = cells.document_id
),

questions as (
    select
        rule_id,
        part,
        form_id,
        scope_key,
        list_sort(list(distinct table_id) filter (where year_offset = 0)) as table_ids
    from {{ ref('int_rule_terms') }}
    group by rule_id, part, form_id, scope_key
),

bundles as (
    select
        rule_id,
        part,
        form_id,
        table_ids,
        count(*) as questions
    from questions
    group by rule_id, part, form_id, table_ids
),

met as (
    select
        printed.report_id,
        bundles.rule_id,
        bundles.part,
        bundles.questions
    from bundles
    inner join printed on bundles.form_id = printed.form_id and list_contains(bundles.table_ids, printed.table_id)
    inner join {{ ref('accounting_rules') }} as rules
        on
            bundles.rule_id = rules.rule_id and bundles.part = rules.part
            and printed.report_year >= coalesce(rules.first_year, printed.report_year)
            and printed.report_year <= coalesce(rules.last_year, printed.report_year)
    left join {{ rows_of('int_rule_concerned', 'reports') }} as concerned
        on
            printed.report_id = concerned.report_id
            and bundles.rule_id = concerned.rule_id and bundles.part = concerned.part
    where
        concerned.report_id is not null
        or bundles.rule_id || bundles.part not in (
            select bodies.rule_id || bodies.part
            from {{ ref('rule_agencies') }} as bodies
        )
    group by printed.report_id, bundles.rule_id, bundles.part, bundles.form_id, bundles.table_ids, bundles.questions
    having count(*) = array_length(bundles.table_ids)
),

asked as (
    select
        report_id,
        rule_id,
        part,
        sum(questions) as questions
    from met
    group by report_id, rule_id, part
),

results as (
    select * from {{ rows_of('fct_rule_result', 'reports') }}
    where rule_id || part in (select terms.rule_id || terms.part from {{ ref('accounting_rule_terms') }} as terms)
)

select
    coalesce(asked.report_id, results.report_id) as report_id,
    coalesce(asked.rule_id, results.rule_id) as rule_id,
    asked.questions as questions_asked,
    results.questions as questions_answered
from asked
full outer join results
    on
        asked.report_id = results.report_id
        and asked.rule_id = results.rule_id
        and asked.part = results.part
where
    asked.questions is distinct from results.questions
    or results.questions
    is distinct from results.passed + results.passed_imputed + results.failed + results.not_assessable
