{{ config(**kept('findings')) }}

-- What the most plausible repair of a report says about the cells that a finding looks at.
with told as (
    select distinct
        cells.finding_id,
        concat(
            suspects.row_label, ' / ', suspects.column_label, ': ', coalesce(suspects.value_text, ''), ' → ',
            rtrim(rtrim(cast(suspects.needed as varchar), '0'), '.')
        ) as suspect
    from {{ rows_of('int_finding_cells', 'answers') }} as cells
    inner join {{ rows_of('fct_suspect_cell', 'answers') }} as suspects
        on
            cells.report_id = suspects.report_id
            and cells.document_id = suspects.document_id
            and cells.table_id = suspects.table_id
            and cells.row_code = suspects.row_code
            and cells.column_code = suspects.column_code
    where suspects.solution_no = 1
)

select
    finding_id,
    string_agg(suspect, '; ' order by suspect) as suspects
from told
group by finding_id
