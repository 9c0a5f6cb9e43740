-- Regions, and those above them, in which a body has reported, for every year that is touched.
with years as (
    select distinct report_year
    from {{ ref('stg_documents') }}
    where {{ is_affected('reports') }}
),

places as (
    select
        region_code,
        parent_code
    from {{ ref('int_region_bodies') }}
    where agency_id in (select affected.agency_id from {{ ref('int_affected_agencies') }} as affected)
)

select
    places.region_code,
    years.report_year
from places
cross join years
union
select
    places.parent_code as region_code,
    years.report_year
from places
cross join years
where places.parent_code is not null
union
select
    region_code,
    report_year
from {{ ref('int_region_before') }}
where region_code is not null
