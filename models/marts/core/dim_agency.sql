with recursive known as (select * from {{ ref('agencies') }}),

lineage as (select * from {{ ref('agency_lineage') }}),

-- An agency that the text names but the register does not know keeps its printed name and stays out of roll-ups.
provisional as (
    select
        agency_id,
        max(agency_name) as agency_name
    from {{ ref('stg_documents') }}
    where agency_id is not null and agency_id not in (select known.agency_id from known)
    group by agency_id
),

agencies as (
    select
        agency_id,
        agency_name,
        region_code,
        level as agency_level,
        kind as agency_kind,
        false as is_provisional
    from known
    union all
    select
        agency_id,
        agency_name,
        null as region_code,
        null as agency_level,
        null as agency_kind,
        true as is_provisional
    from provisional
),

succession as (
    select
        agency_id as ancestor_id,
        agency_id as current_agency_id,
        0 as steps
    from agencies
    union all
    select
        succession.ancestor_id,
        lineage.successor_id as current_agency_id,
        succession.steps + 1 as steps
    from succession
    inner join lineage on succession.current_agency_id = lineage.predecessor_id
    where succession.steps < 20
)

select
    agencies.agency_id,
    agencies.agency_name,
    agencies.region_code,
    agencies.agency_level,
    agencies.agency_kind,
    agencies.is_provisional,
    -- The body that carries on its work today: follow renames and mergers to their end.
    arg_max(succession.current_agency_id, succession.steps) as current_agency_id
from agencies
inner join succession on agencies.agency_id = succession.ancestor_id
group by all
