{{ config(**kept('documents')) }}

select
    issues.document_id,
    issues.issue_no,

    documents.report_id,
    documents.agency_id,
    documents.report_year,
    documents.status,
    documents.path,
    current_reports.document_id is not null as is_current,

    issues.code,
    issues.severity,
    issues.place,
    issues.text,
    issues.message_zh,
    issues.message_en
from {{ rows_of('stg_issues', 'documents') }} as issues
inner join {{ rows_of('stg_documents', 'documents') }} as documents on issues.document_id = documents.document_id
left join {{ rows_of('int_reports_current', 'reports') }} as current_reports
    on issues.document_id = current_reports.document_id
