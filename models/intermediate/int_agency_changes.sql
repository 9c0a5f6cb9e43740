-- What became of the bodies that report, change by change: of one body, of its region, of its function. A split changes
-- the body that gives, too.
with agencies as (select * from {{ ref('int_agencies') }}),

kinds as (select * from {{ ref('lineage_kinds') }}),

changes as (
    select
        successor_id as agency_id,
        predecessor_id,
        year(cast(changed_on as date)) as changed_in,
        kind
    from {{ ref('agency_lineage') }}
    union
    select
        agencies.agency_id,
        lineage.predecessor_code || '-' || agencies.function_code as predecessor_id,
        lineage.changed_in,
        lineage.kind
    from {{ ref('region_lineage') }} as lineage
    inner join agencies on lineage.successor_code = agencies.region_code
    union
    select
        agencies.agency_id,
        agencies.region_code || '-' || lineage.predecessor_function as predecessor_id,
        year(cast(lineage.changed_on as date)) as changed_in,
        lineage.kind
    from {{ ref('function_lineage') }} as lineage
    inner join agencies on lineage.successor_function = agencies.function_code
),

givers as (
    select
        changes.predecessor_id as agency_id,
        cast(null as varchar) as predecessor_id,
        changes.changed_in,
        changes.kind
    from changes
    where changes.kind = 'split'
    union
    select
        agencies.agency_id,
        cast(null as varchar) as predecessor_id,
        lineage.changed_in,
        lineage.kind
    from {{ ref('region_lineage') }} as lineage
    inner join agencies on lineage.predecessor_code = agencies.region_code
    where lineage.kind = 'split'
    union
    select
        agencies.agency_id,
        cast(null as varchar) as predecessor_id,
        year(cast(lineage.changed_on as date)) as changed_in,
        lineage.kind
    from {{ ref('function_lineage') }} as lineage
    inner join agencies on lineage.predecessor_function = agencies.function_code
    where lineage.kind = 'split'
),

together as (
    select * from changes
    union
    select * from givers
)

select
    together.agency_id,
    together.predecessor_id,
    cast(together.changed_in as integer) as changed_in,
    together.kind,
    kinds.carries_on,
    kinds.gap_reason
from together
inner join kinds on together.kind = kinds.kind
where together.agency_id is not null
