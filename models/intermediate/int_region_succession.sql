with recursive lineage as (
    -- A region that gave a part away goes on; it has no heir.
    select * from {{ ref('region_lineage') }}
    where kind != 'split'
),

succession as (
    select
        predecessor_code as region_code,
        successor_code as current_region_code,
        1 as steps
    from lineage
    union all
    select
        succession.region_code,
        lineage.successor_code as current_region_code,
        succession.steps + 1 as steps
    from succession
    inner join lineage on succession.current_region_code = lineage.predecessor_code
    where succession.steps < 20
)

select
    region_code,
    arg_max(current_region_code, steps) as current_region_code
from succession
group by region_code
