with terms as (select * from {{ ref('int_finding_terms') }}),

doubts as (
    select
        document_id,
        place,
        string_agg(distinct code, ',' order by code) as issue_codes
    from {{ ref('stg_issues') }}
    group by document_id, place
),

cells as (
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
    inner join {{ ref('int_form_values') }} as printed
        on
            terms.report_id = printed.report_id
            and terms.table_id = printed.table_id
            and terms.row_code = printed.row_code
            and terms.column_code = printed.column_code
    inner join {{ ref('form_rows') }} as form_rows
        on
            printed.form_id = form_rows.form_id
            and printed.table_id = form_rows.table_id
            and printed.row_code = form_rows.row_code
    inner join {{ ref('form_columns') }} as form_columns
        on
            printed.form_id = form_columns.form_id
            and printed.table_id = form_columns.table_id
            and printed.column_code = form_columns.column_code
),

evidence as (
    select * from cells
    union all by name
    select * from {{ ref('int_finding_claims') }}
)

select
    evidence.finding_id,
    cast(
        row_number() over (
            partition by evidence.finding_id
            order by evidence.side, evidence.table_id, evidence.sort_no
        ) as integer
    ) as cell_no,

    evidence.report_id,
    evidence.evidence_kind,
    evidence.side,
    evidence.weight,
    evidence.table_id,
    evidence.row_code,
    evidence.column_code,
    evidence.row_label,
    evidence.column_label,
    evidence.measure_code,

    evidence.value_text,
    evidence.value,
    evidence.state,
    evidence.place,
    evidence.confidence,
    doubts.issue_codes
from evidence
left join doubts on evidence.document_id = doubts.document_id and evidence.place = doubts.place
