with recursive regions as (select * from {{ ref('regions') }}),

paths as (
    select
        region_code,
        parent_code,
        region_code as province_code,
        region_name as province_name,
        1 as steps
    from regions
    where parent_code is null
    union all
    select
        regions.region_code,
        regions.parent_code,
        paths.province_code,
        paths.province_name,
        paths.steps + 1 as steps
    from regions
    inner join paths on regions.parent_code = paths.region_code
)

select
    regions.region_code,
    regions.region_name,
    regions.code_system,
    regions.level as region_level,
    regions.parent_code,
    parents.region_name as parent_name,
    paths.province_code,
    paths.province_name,
    cast(paths.steps as integer) as region_depth,
    regions.valid_from,
    regions.valid_to
from regions
inner join paths on regions.region_code = paths.region_code
left join regions as parents on regions.parent_code = parents.region_code
