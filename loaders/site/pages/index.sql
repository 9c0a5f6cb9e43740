-- query pages
-- One file for at most a thousand bodies of a province; the page of the search counts them in the same way.
select distinct
    coalesce(regions.province_code, 'other') || '-' || (
        row_number() over (partition by regions.province_code order by agencies.region_code, agencies.agency_id) - 1
    ) // 1000 as page
from marts.dim_agency as agencies
left join marts.dim_region as regions on agencies.region_code = regions.region_code

-- query bodies
with reports as (
    select
        agency_id,
        list({'year': report_year, 'report': report_id} order by report_year desc, report_id)[:3] as latest
    from marts.dim_report
    group by agency_id
)

select
    coalesce(regions.province_code, 'other') || '-' || (
        row_number() over (partition by regions.province_code order by agencies.region_code, agencies.agency_id) - 1
    ) // 1000 as page,
    agencies.region_code,
    agencies.agency_id,
    agencies.agency_name,
    regions.full_name as region_full_name,
    reports.latest
from marts.dim_agency as agencies
left join marts.dim_region as regions on agencies.region_code = regions.region_code
left join reports on agencies.agency_id = reports.agency_id
