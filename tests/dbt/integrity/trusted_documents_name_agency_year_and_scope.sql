select
    document_id,
    agency_id,
    report_year,
    reporter_scope,
    report_id
from {{ ref('stg_documents') }}
where
    status in ('parsed', 'partial')
    and (
        agency_id is null
        or report_year is null
        or report_id is null
        or report_id != agency_id || '-' || report_year || '-' || reporter_scope
    )
