-- query pages
select
    'search' as page,
    count(*) as bodies
from marts.dim_agency

-- query shards
with bodies as (
    select
        coalesce(regions.province_code, 'other') as province_code,
        regions.province_name,
        row_number() over (partition by regions.province_code order by agencies.region_code, agencies.agency_id) as body_no
    from marts.dim_agency as agencies
    left join marts.dim_region as regions on agencies.region_code = regions.region_code
)

select
    'search' as page,
    province_code,
    (body_no - 1) // 1000 as part_no,
    any_value(province_name) as province_name,
    province_code || '-' || (body_no - 1) // 1000 as shard,
    count(*) as bodies
from bodies
group by all

-- query regions
select
    'search' as page,
    count(distinct region_code) as regions
from marts.dim_agency
