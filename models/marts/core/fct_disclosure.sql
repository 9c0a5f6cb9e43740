{{ config(**kept('reports')) }}

select
    measures.report_id,
    measures.table_id,
    measures.row_code as item_code,
    measures.column_code as quantity_code,
    measures.measure_code,

    measures.agency_id,
    measures.report_year,
    measures.reporter_scope,
    measures.year_end,

    form_tables.heading as article_item,
    measures.measure_value,
    measures.unit,
    measures.state,
    measures.form_id
from {{ rows_of('fct_measure', 'reports') }} as measures
inner join {{ ref('form_tables') }} as form_tables
    on
        measures.form_id = form_tables.form_id
        and measures.table_id = form_tables.table_id
where measures.table_id like 't2\_%' escape '\' and not measures.is_derived
