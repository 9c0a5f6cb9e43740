-- Bodies of which something was landed, those they go back to and those that go back to them.
with recursive links as (
    select
        agency_id as one_id,
        predecessor_id as other_id
    from {{ ref('int_agency_changes') }}
    union
    select
        predecessor_id as one_id,
        agency_id as other_id
    from {{ ref('int_agency_changes') }}
),

affected as (
    select agency_id
    from {{ ref('stg_changes') }}
    union
    select links.other_id as agency_id
    from affected
    inner join links on affected.agency_id = links.one_id
)

select agency_id
from affected
where agency_id is not null
