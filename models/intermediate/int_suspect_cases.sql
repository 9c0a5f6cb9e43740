{{ config(**kept('answers')) }}

-- An answer of localisation holds for one state of the figures; the digest tells whether they are still the same.
with cells as (
    select
        report_id,
        {{ digest_of("concat_ws('|', document_id, form_id, table_id, row_code, column_code, state, value)") }} as digest
    from {{ rows_of('int_suspect_cells', 'answers') }}
    group by report_id
),

answers as (
    select
        report_id,
        {{ digest_of("concat_ws('|', cell_report_id, rule_id, part, scope_key, outcome)") }} as digest
    from {{ rows_of('int_suspect_answers', 'answers') }}
    group by report_id
)

select
    reports.report_id,
    reports.document_id,
    reports.report_year,
    reports.previous_report_id,
    md5(cells.digest || answers.digest) as case_digest
from {{ rows_of('int_suspect_reports', 'answers') }} as reports
inner join cells on reports.report_id = cells.report_id
inner join answers on reports.report_id = answers.report_id
