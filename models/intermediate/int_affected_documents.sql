select document_id
from {{ ref('stg_documents') }}
where agency_id in (select agency_id from {{ ref('int_affected_agencies') }})
union
select document_id
from {{ ref('stg_changes') }}
