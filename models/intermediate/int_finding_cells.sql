{{ config(**kept('answers')) }}
-- The cells of tables that a failed question looks at; where a total is blank, the parts that stood for it.
with terms as (
    select
        failures.exception_id as finding_id,
        failures.report_id,
        if(terms.year_offset = 0, failures.report_id, lookback.past_report_id) as printed_in,
        terms.side,
        terms.weight,
        terms.table_id,
        terms.row_code,
        terms.column_code,
        false as stands_for_all
    from {{ rows_of('fct_rule_exception', 'answers') }} as failures
    inner join {{ ref('int_rule_terms') }} as terms
        on
            failures.rule_id = terms.rule_id and failures.part = terms.part
            and failures.form_id = terms.form_id and failures.scope_key = terms.scope_key
    left join {{ rows_of('int_report_lookback', 'answers') }} as lookback
        on failures.report_id = lookback.report_id and terms.year_offset = lookback.year_offset
    where failures.outcome = 'fail'
    union all
    select
        concat(failures.report_id, ':', failures.rule_id, '/', failures.part, ':', failures.scope_key) as finding_id,
        failures.report_id,
        failures.report_id as printed_in,
        cells.side,
        cells.weight,
        cells.table_id,
        cells.row_code,
        cells.column_code,
        questions.figure_state = 'zero_word' as stands_for_all
    from {{ rows_of('int_claim_sums', 'answers') }} as failures
    inner join {{ ref('int_claim_questions') }} as questions on failures.question_no = questions.question_no
    inner join {{ ref('int_claim_cells') }} as cells on failures.question_no = cells.question_no
    left join {{ rows_of('int_form_values', 'compared') }} as totals
        on
            failures.report_id = totals.report_id and cells.table_id = totals.table_id
            and cells.total_row = totals.row_code and cells.total_column = totals.column_code
    where failures.outcome = 'fail' and (cells.total_row is null or totals.state in ('blank', 'na'))
)

select
    terms.finding_id,
    terms.report_id,
    'cell' as evidence_kind,
    terms.side,
    terms.weight,
    terms.table_id,
    terms.row_code,
    terms.column_code,
    form_rows.label as row_label,
    form_columns.label as column_label,
    printed.document_id,
    printed.measure_code,
    printed.value_text,
    cast(printed.value as decimal(28, 8)) as value,
    printed.state,
    printed.place,
    printed.confidence,
    printed.ordinal as sort_no
from terms
inner join {{ rows_of('int_form_values', 'compared') }} as printed
    on
        terms.printed_in = printed.report_id and terms.table_id = printed.table_id
        and terms.row_code = printed.row_code and terms.column_code = printed.column_code
inner join {{ ref('form_rows') }} as form_rows
    on
        printed.form_id = form_rows.form_id and printed.table_id = form_rows.table_id
        and printed.row_code = form_rows.row_code
inner join {{ ref('form_columns') }} as form_columns
    on
        printed.form_id = form_columns.form_id and printed.table_id = form_columns.table_id
        and printed.column_code = form_columns.column_code
-- Beside a zero in words the largest cell, their total where it is printed.
qualify
    not terms.stands_for_all
    or row_number() over (
        partition by terms.finding_id order by printed.value desc nulls last, printed.ordinal desc
    ) = 1
