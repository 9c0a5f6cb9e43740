{{ config(**kept('findings')) }}

-- The cells that a failed comparison of reports looks at, in the report itself and in those it is held against.
select
    terms.finding_id,
    figures.report_id,
    'cell' as evidence_kind,
    terms.side,
    1 as weight,
    figures.table_id,
    figures.row_code,
    figures.column_code,
    form_rows.label as row_label,
    form_columns.label as column_label,
    figures.document_id,
    figures.measure_code,
    figures.value_text,
    cast(figures.measure_value as decimal(28, 8)) as value,
    figures.state,
    figures.place,
    figures.confidence,
    row_number() over (partition by terms.finding_id, terms.side order by figures.report_id) as sort_no
from {{ rows_of('int_finding_terms', 'findings') }} as terms
inner join {{ rows_of('fct_measure', 'compared') }} as figures
    on
        terms.term_report_id = figures.report_id
        and terms.measure_code = figures.measure_code
        and figures.dimension in ('', 'applicant=total')
        and figures.is_preferred
inner join {{ ref('form_rows') }} as form_rows
    on
        figures.form_id = form_rows.form_id and figures.table_id = form_rows.table_id
        and figures.row_code = form_rows.row_code
inner join {{ ref('form_columns') }} as form_columns
    on
        figures.form_id = form_columns.form_id and figures.table_id = form_columns.table_id
        and figures.column_code = form_columns.column_code
