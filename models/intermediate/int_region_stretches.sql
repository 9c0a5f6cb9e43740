-- A region as a stretch of codes: what begins with it lies inside. A region that went up in another is at home there.
with stretches as (
    select
        region_code,
        region_name,
        current_region_code,
        case region_level
            when 'national' then ''
            when 'province' then left(region_code, 2)
            when 'prefecture' then left(region_code, 4)
            else region_code
        end as stretch
    from {{ ref('dim_region') }}
),

near as (
    select distinct
        region_code,
        unnest([region_code, current_region_code]) as near_code
    from stretches
)

select
    near.region_code,
    stretches.stretch
from near
inner join stretches on near.near_code = stretches.region_code
