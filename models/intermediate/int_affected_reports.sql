-- All years of the bodies; with them reports that are no longer there.
select report_id
from {{ ref('stg_documents') }}
where
    agency_id in (select affected.agency_id from {{ ref('int_affected_agencies') }} as affected)
    and report_id is not null
union
select report_id
from {{ ref('stg_changes') }}
where report_id is not null
