with recursive lineage as (
    -- A function that gave a part away goes on; it has no heir.
    select * from {{ ref('function_lineage') }}
    where kind != 'split'
),

succession as (
    select
        predecessor_function as function_code,
        successor_function as current_function_code,
        1 as steps
    from lineage
    union all
    select
        succession.function_code,
        lineage.successor_function as current_function_code,
        succession.steps + 1 as steps
    from succession
    inner join lineage on succession.current_function_code = lineage.predecessor_function
    where succession.steps < 20
)

select
    function_code,
    arg_max(current_function_code, steps) as current_function_code
from succession
group by function_code
