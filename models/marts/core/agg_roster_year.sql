with expected as (select * from {{ ref('int_roster_year') }}),

missing as (select * from {{ ref('fct_missing_report') }}),

regions as (select * from {{ ref('dim_region') }})

select
    expected.region_code,
    regions.full_name as region_full_name,
    expected.report_year,
    cast(count(*) as integer) as expected_reports,
    cast(count(expected.report_id) as integer) as received_reports,
    cast(count(missing.agency_id) as integer) as missing_reports,
    cast(count(missing.document_id) as integer) as unusable_reports,
    cast(count(*) filter (where expected.is_late) as integer) as late_reports,
    cast(
        count(*) filter (where expected.report_id is not null and expected.is_late is null) as integer
    ) as undated_reports
from expected
left join missing on expected.agency_id = missing.agency_id and expected.report_year = missing.report_year
left join regions on expected.region_code = regions.region_code
group by expected.region_code, regions.full_name, expected.report_year
