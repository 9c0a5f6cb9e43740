with facts as (
    select document_id from {{ rows_of('fct_measure', 'reports') }}
    union all
    select document_id from {{ rows_of('int_claims', 'reports') }}
)

select
    facts.document_id,
    documents.status,
    count(*) as fact_rows
from facts
left join {{ ref('stg_documents') }} as documents on facts.document_id = documents.document_id
left join {{ ref('int_report_versions') }} as versions on facts.document_id = versions.document_id
where
    coalesce(documents.status, 'unknown') not in ('parsed', 'partial')
    or not coalesce(versions.is_current, false)
group by facts.document_id, documents.status
