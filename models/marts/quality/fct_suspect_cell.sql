{{ config(**kept('answers')) }}

with suspects as (select * from {{ ref('stg_suspects') }}),

cases as (select * from {{ rows_of('int_suspect_cases', 'answers') }})

select
    suspects.report_id || ':' || suspects.solution_no || ':' || suspects.cell_no as suspect_id,

    suspects.report_id,
    reports.agency_id,
    agencies.agency_name,
    reports.report_year,
    reports.reporter_scope,

    suspects.solution_no,
    suspects.cell_no,
    suspects.cost,
    suspects.is_proved,
    suspects.is_unique,
    suspects.is_complete,
    suspects.story,
    suspects.reason,

    suspects.document_id,
    coalesce(suspects.document_id <> cases.document_id, false) as is_previous_report,
    suspects.table_id,
    suspects.row_code,
    suspects.column_code,
    form_tables.heading as table_label,
    form_rows.label as row_label,
    form_columns.label as column_label,
    printed.value_text,
    suspects.value,
    suspects.needed,

    suspects.cell_story,
    stories.title_zh as story_zh,
    stories.title_en as story_en
from suspects
inner join cases on suspects.report_id = cases.report_id and suspects.case_digest = cases.case_digest
inner join {{ ref('dim_report') }} as reports on suspects.report_id = reports.report_id
left join {{ ref('dim_agency') }} as agencies on reports.agency_id = agencies.agency_id
left join {{ rows_of('int_suspect_cells', 'answers') }} as printed
    on
        suspects.report_id = printed.report_id
        and suspects.document_id = printed.document_id
        and suspects.table_id = printed.table_id
        and suspects.row_code = printed.row_code
        and suspects.column_code = printed.column_code
left join {{ ref('form_tables') }} as form_tables
    on printed.form_id = form_tables.form_id and printed.table_id = form_tables.table_id
left join {{ ref('form_rows') }} as form_rows
    on
        printed.form_id = form_rows.form_id and printed.table_id = form_rows.table_id
        and printed.row_code = form_rows.row_code
left join {{ ref('form_columns') }} as form_columns
    on
        printed.form_id = form_columns.form_id and printed.table_id = form_columns.table_id
        and printed.column_code = form_columns.column_code
left join {{ ref('error_stories') }} as stories on suspects.cell_story = stories.story_code
