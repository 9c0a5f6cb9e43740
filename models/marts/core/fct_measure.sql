select
    measures.report_id,
    measures.measure_code,
    measures.dimension,

    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    make_date(reports.report_year, 12, 31) as year_end,

    measures.measure_value,
    measures.unit,
    measures.state,
    measures.is_derived,
    measures.is_imputed,

    measures.value_text,
    measures.value_printed,
    measures.unit_printed,

    measures.form_id,
    measures.table_id,
    measures.row_code,
    measures.column_code,
    measures.document_id,
    measures.place,
    measures.confidence
from {{ ref('int_measures') }} as measures
inner join {{ ref('int_reports_current') }} as reports on measures.report_id = reports.report_id
