-- DOC-UNIQUE: versions that differ in their figures are told apart by where they stand, their dates or how much of them
-- could be read. Where nothing of this does, an agency has two reports for one year.
with versions as (
    select * from {{ ref('int_report_versions') }}
    where version_count > 1
),

figures as (
    select
        versions.report_id,
        versions.document_id,
        bit_xor(hash(cells.table_id, cells.row_code, cells.column_code, cells.value)) as fingerprint
    from versions
    inner join {{ ref('stg_cells') }} as cells on versions.document_id = cells.document_id
    group by versions.report_id, versions.document_id
),

differing as (
    select report_id
    from figures
    group by report_id
    having count(distinct fingerprint) > 1
)

select
    reports.document_id,
    'DOC-UNIQUE' as rule_id,
    'main' as part,
    'all' as scope_key,
    if(differing.report_id is null, 'pass', coalesce(criteria.outcome, 'pass')) as outcome,
    cast(reports.version_count as varchar) as left_text
from {{ ref('int_reports_current') }} as reports
left join differing on reports.report_id = differing.report_id
left join {{ ref('document_rules') }} as criteria
    on criteria.evidence = 'decided_by' and reports.decided_by = criteria.value
