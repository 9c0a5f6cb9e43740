-- query pages
select
    'index' as page,
    cast(coalesce(sum(expected_reports), 0) as bigint) as expected,
    cast(coalesce(sum(received_reports), 0) as bigint) as received,
    cast(coalesce(sum(missing_reports), 0) as bigint) as missing,
    cast(coalesce(sum(unusable_reports), 0) as bigint) as unusable,
    cast(coalesce(sum(late_reports), 0) as bigint) as late,
    cast(coalesce(sum(undated_reports), 0) as bigint) as undated
from marts.agg_roster_year

-- query years
select
    'index' as page,
    report_year,
    cast(sum(expected_reports) as bigint) as expected,
    cast(sum(received_reports) as bigint) as received,
    cast(sum(missing_reports) as bigint) as missing,
    cast(sum(unusable_reports) as bigint) as unusable,
    cast(sum(late_reports) as bigint) as late,
    cast(sum(undated_reports) as bigint) as undated
from marts.agg_roster_year
group by report_year

-- query regions
select
    'index' as page,
    coalesce(regions.province_code, 'unknown') as region_code,
    any_value(regions.province_name) as region_name,
    years.report_year,
    cast(sum(years.expected_reports) as bigint) as expected,
    cast(sum(years.received_reports) as bigint) as received,
    cast(sum(years.missing_reports) as bigint) as missing,
    cast(sum(years.unusable_reports) as bigint) as unusable,
    cast(sum(years.late_reports) as bigint) as late,
    cast(sum(years.undated_reports) as bigint) as undated
from marts.agg_roster_year as years
left join marts.dim_region as regions on years.region_code = regions.region_code
group by coalesce(regions.province_code, 'unknown'), years.report_year
