select
    reports.report_id,
    count(distinct left(cells.table_id, 2)) as table_count
from {{ rows_of('int_reports_current', 'reports') }} as reports
left join {{ rows_of('stg_cells', 'documents') }} as cells
    on reports.document_id = cells.document_id and left(cells.table_id, 2) in ('t2', 't3', 't4')
where reports.report_year >= 2019
group by reports.report_id
having count(distinct left(cells.table_id, 2)) != 3
