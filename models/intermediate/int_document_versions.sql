{{ config(**kept('documents')) }}

-- DOC-UNIQUE: versions that differ in their figures are told apart by where they stand, their dates or how much of them
-- could be read. Where nothing of this does, an agency has two reports for one year.
with criteria as (
    select * from {{ ref('document_rules') }}
    where evidence = 'decided_by'
),

-- The version that counts and those that nothing tells from it.
rivals as (
    select versions.*
    from {{ rows_of('int_report_versions', 'documents') }} as versions
    left join criteria on versions.decided_by = criteria.value
    where versions.version_count > 1 and (versions.is_current or criteria.outcome = 'fail')
),

disputed as (
    select
        rivals.report_id,
        any_value(form_rows.label) as row_label,
        any_value(form_columns.label) as column_label,
        min(cells.cell_no) as cell_no,
        string_agg(coalesce(cells.value_text, '—'), ' / ' order by rivals.version_rank) as printed
    from rivals
    inner join {{ rows_of('stg_cells', 'documents') }} as cells on rivals.document_id = cells.document_id
    left join {{ ref('form_rows') }} as form_rows
        on
            cells.form_id = form_rows.form_id and cells.table_id = form_rows.table_id
            and cells.row_code = form_rows.row_code
    left join {{ ref('form_columns') }} as form_columns
        on
            cells.form_id = form_columns.form_id and cells.table_id = form_columns.table_id
            and cells.column_code = form_columns.column_code
    group by rivals.report_id, cells.table_id, cells.row_code, cells.column_code
    having count(distinct coalesce(cast(cells.value as varchar), '')) > 1
),

disputes as (
    select
        report_id,
        -- The first ten are told, and how many more there are.
        array_to_string(list(concat_ws(' ', row_label, column_label, printed) order by cell_no)[:10], '；')
        || if(count(*) > 10, '；… +' || (count(*) - 10), '') as figures
    from disputed
    group by report_id
),

named as (
    select
        rivals.report_id,
        string_agg(concat_ws(' ', rivals.published_on, documents.path), '；' order by rivals.version_rank) as versions
    from rivals
    inner join {{ rows_of('stg_documents', 'documents') }} as documents on rivals.document_id = documents.document_id
    group by rivals.report_id
    having count(*) > 1
)

select
    reports.document_id,
    'DOC-UNIQUE' as rule_id,
    'main' as part,
    'all' as scope_key,
    if(disputes.report_id is null, 'pass', 'fail') as outcome,
    named.versions as left_text,
    disputes.figures as right_text
from {{ rows_of('int_reports_current', 'reports') }} as reports
left join disputes on reports.report_id = disputes.report_id
left join named on reports.report_id = named.report_id
