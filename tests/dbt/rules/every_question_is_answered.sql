-- Reports for which the questions that the book asks of their tables, counted by way of int_rule_terms, are not the
-- answers counted in fct_rule_result by rule part, or these do not add up. What compares years is asked of the years
-- the book gives, what concerns some bodies only of those.
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

-- Reports of a year with the same tables are asked the same, but for what concerns some bodies: one of them is
-- looked at.
shapes as (
    select
        report_id,
        report_year,
        list_sort(list(distinct form_id || table_id)) as shape
    from printed
    group by report_id, report_year
),

examples as (
    select
        report_year,
        shape,
        min(report_id) as report_id
    from shapes
    group by report_year, shape
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
    where printed.report_id in (select examples.report_id from examples)
    group by printed.report_id, bundles.rule_id, bundles.part, bundles.form_id, bundles.table_ids, bundles.questions
    having count(*) = array_length(bundles.table_ids)
),

asked as (
    select
        shapes.report_id,
        met.rule_id,
        met.part,
        met.questions
    from shapes
    inner join examples on shapes.report_year = examples.report_year and shapes.shape = examples.shape
    inner join met on examples.report_id = met.report_id
    left join {{ rows_of('int_rule_concerned', 'reports') }} as concerned
        on
            shapes.report_id = concerned.report_id
            and met.rule_id = concerned.rule_id and met.part = concerned.part
    where
        concerned.report_id is not null
        or met.rule_id || met.part not in (
            select bodies.rule_id || bodies.part
            from {{ ref('rule_agencies') }} as bodies
        )
),

-- A sum of numbers of its own for every rule part, where rows by report and rule part would fill the memory.
weights as (
    select distinct
        rule_id,
        part,
        {{ digest_number('rule_id || part') }} % 1000000000000 as weight
    from {{ ref('accounting_rule_terms') }}
),

sides as (
    select
        asked.report_id,
        asked.questions * weights.weight as weighed,
        true as adds_up
    from asked
    inner join weights on asked.rule_id = weights.rule_id and asked.part = weights.part
    union all
    select
        results.report_id,
        -results.questions * weights.weight as weighed,
        coalesce(
            results.questions = results.passed + results.passed_imputed + results.failed + results.not_assessable, false
        ) as adds_up
    from {{ rows_of('fct_rule_result', 'reports') }} as results
    inner join weights on results.rule_id = weights.rule_id and results.part = weights.part
)

select
    report_id,
    bool_and(adds_up) as adds_up
from sides
group by report_id
having sum(weighed) <> 0 or not bool_and(adds_up)
