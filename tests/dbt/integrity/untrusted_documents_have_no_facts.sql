with facts as (
    select document_id from {{ ref('fct_measure') }}
    union all
    select document_id from {{ ref('int_claims') }}
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
