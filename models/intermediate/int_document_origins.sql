{{ config(**kept('documents')) }}

with documents as (
    select
        document_id,
        source_url,
        -- As `loaders/origins.py` reads it: without scheme, user and port.
        regexp_extract(lower(source_url), '^([a-z][a-z0-9+.-]*://)?([^/?#@]*@)?([^/:?#]+)', 3) as site
    from {{ rows_of('stg_documents', 'documents') }}
),

official as (
    select distinct documents.document_id
    from documents
    inner join {{ ref('official_hosts') }} as known
        on ends_with(concat('.', documents.site), concat('.', known.host))
)

select
    documents.document_id,
    case
        when official.document_id is not null then 'official'
        when documents.source_url is null then 'unstated'
        else 'mirror'
    end as origin
from documents
left join official on documents.document_id = official.document_id
