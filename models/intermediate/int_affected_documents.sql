select document_id
from {{ ref('stg_documents') }}
where agency_id in (select affected.agency_id from {{ ref('int_affected_agencies') }} as affected)
union
select document_id
from {{ ref('stg_changes') }}
