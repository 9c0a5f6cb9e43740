with versions as (select * from {{ ref('regions') }}),

townships as (select * from {{ ref('townships') }}),

succession as (select * from {{ ref('int_region_succession') }}),

counties as (
    select
        region_code,
        code_system,
        parent_code,
        level as region_level,
        arg_max(region_name, coalesce(valid_from, 0)) as region_name,
        -- Open ends stay open: a null among the years makes the whole span open.
        if(bool_or(valid_from is null), null, min(valid_from)) as valid_from,
        if(bool_or(valid_to is null), null, max(valid_to)) as valid_to
    from versions
    group by region_code, code_system, parent_code, level
),

named as (
    select
        code as region_code,
        arg_max(name, coalesce(valid_to, 9999)) as region_name,
        if(bool_or(valid_to is null), null, max(valid_to)) as valid_to
    from townships
    group by code
),

regions as (
    select
        region_code,
        region_name,
        code_system,
        region_level,
        parent_code,
        valid_from,
        valid_to
    from counties
    union all
    select
        named.region_code,
        named.region_name,
        'NBS' as code_system,
        'township' as region_level,
        -- A city without counties is its townships' parent itself.
        coalesce(counties.region_code, left(named.region_code, 4) || '00') as parent_code,
        null as valid_from,
        named.valid_to
    from named
    left join counties on left(named.region_code, 6) = counties.region_code
)

select
    regions.region_code,
    regions.region_name,
    regions.code_system,
    regions.region_level,
    regions.parent_code,
    parents.region_name as parent_name,
    provinces.region_code as province_code,
    provinces.region_name as province_name,
    -- Names down to the region, each once: 江苏省淮安市洪泽区.
    concat(
        if(parents.region_code is null, '', provinces.region_name),
        if(grandparents.parent_code is null, '', grandparents.region_name),
        if(parents.parent_code is null, '', parents.region_name),
        regions.region_name
    ) as full_name,
    cast(
        list_position(['national', 'province', 'prefecture', 'county', 'township'], regions.region_level) - 1 as integer
    ) as region_depth,
    regions.valid_from,
    regions.valid_to,
    coalesce(succession.current_region_code, regions.region_code) as current_region_code
from regions
inner join counties as provinces on left(regions.region_code, 2) || '0000' = provinces.region_code
left join counties as parents on regions.parent_code = parents.region_code
left join counties as grandparents on parents.parent_code = grandparents.region_code
left join succession on regions.region_code = succession.region_code
