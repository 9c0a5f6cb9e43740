{{ config(**kept('reports')) }}

select
    figures.report_id,
    figures.document_id,
    figures.table_id,
    figures.row_code,
    figures.column_code,
    figures.place,
    figures.value_text,
    figures.state,
    figures.confidence,
    pictures.png
from {{ rows_of('int_form_values', 'reports') }} as figures
inner join {{ ref('stg_pictures') }} as pictures
    on
        figures.document_id = pictures.document_id
        and figures.place = pictures.place
