{{ config(**kept('documents')) }}

with versions as (select * from {{ rows_of('int_report_versions', 'documents') }}),

documents as (select * from {{ rows_of('stg_documents', 'documents') }})

select
    versions.document_id,
    versions.report_id,
    versions.agency_id,
    versions.report_year,
    versions.reporter_scope,
    versions.version_rank,
    versions.version_count,
    versions.is_current,
    versions.decided_by,
    versions.origin,
    versions.status,
    versions.published_on,
    documents.title,
    documents.source_url,
    crawls.crawled_at,
    documents.path,
    documents.agency_confidence,
    documents.agency_basis,
    versions.loaded_at
from versions
inner join documents on versions.document_id = documents.document_id
left join {{ rows_of('stg_crawls', 'documents') }} as crawls on versions.document_id = crawls.document_id
