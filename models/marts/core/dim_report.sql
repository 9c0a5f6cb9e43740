{{ config(**kept('reports')) }}

select
    reports.report_id,
    reports.document_id,
    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    documents.title,
    documents.published_on,
    documents.period_start,
    documents.period_end,
    documents.year_basis,
    documents.source_url,
    crawls.crawled_at,
    documents.path,
    documents.reader,
    documents.media_type,
    documents.status,
    documents.trust_reason,
    reports.expected_form_id,
    reports.version_count,
    reports.decided_by,
    documents.loader_version,
    documents.loaded_at
from {{ rows_of('int_reports_current', 'reports') }} as reports
inner join {{ rows_of('stg_documents', 'documents') }} as documents on reports.document_id = documents.document_id
left join {{ rows_of('stg_crawls', 'documents') }} as crawls on reports.document_id = crawls.document_id
