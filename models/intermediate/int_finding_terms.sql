-- What a failed question looks at: cells of tables, and figures in sentences.
with failures as (
    select
        report_id || ':' || rule_id || '/' || part || ':' || scope_key as finding_id,
        *
    from {{ ref('int_rule_outcomes') }}
    where outcome = 'fail'
),

of_tables as (
    select
        failures.finding_id,
        failures.report_id,
        terms.side,
        terms.weight,
        terms.table_id,
        terms.row_code,
        terms.column_code
    from failures
    inner join {{ ref('int_rule_terms') }} as terms
        on
            failures.rule_id = terms.rule_id
            and failures.part = terms.part
            and failures.form_id = terms.form_id
            and failures.scope_key = terms.scope_key
),

-- Where a total is blank, the parts that stood for it.
beside_claims as (
    select
        failures.finding_id,
        failures.report_id,
        cells.side,
        cells.weight,
        cells.table_id,
        cells.row_code,
        cells.column_code
    from failures
    inner join {{ ref('int_claim_cells') }} as cells on failures.question_no = cells.question_no
    left join {{ ref('int_form_values') }} as totals
        on
            failures.report_id = totals.report_id
            and cells.table_id = totals.table_id
            and cells.total_row = totals.row_code
            and cells.total_column = totals.column_code
    where cells.total_row is null or totals.state in ('blank', 'na')
),

claims as (
    select
        failures.finding_id,
        failures.report_id,
        terms.side,
        terms.weight,
        terms.figure,
        terms.claim_no
    from failures
    inner join {{ ref('int_claim_terms') }} as terms
        on
            failures.report_id = terms.report_id
            and failures.question_no = terms.question_no
            and failures.claim_no = terms.anchor_no
    union all
    select
        finding_id,
        report_id,
        'left' as side,
        1 as weight,
        'value' as figure,
        claim_no
    from failures
    where question_no is null and claim_no is not null
)

select * from of_tables
union all by name
select * from beside_claims
union all by name
select * from claims
