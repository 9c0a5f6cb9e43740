with recursive lineage as (select * from {{ ref('agency_lineage') }}),

succession as (
    select
        predecessor_id as agency_id,
        successor_id as current_agency_id,
        1 as steps
    from lineage
    union all
    select
        succession.agency_id,
        lineage.successor_id as current_agency_id,
        succession.steps + 1 as steps
    from succession
    inner join lineage on succession.current_agency_id = lineage.predecessor_id
    where succession.steps < 20
)

select
    agency_id,
    arg_max(current_agency_id, steps) as current_agency_id
from succession
group by agency_id
