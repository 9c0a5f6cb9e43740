with chains as (
    -- A region and those that it lies in, the largest first; `unknown` for a place that no list of regions has.
    select
        listed.region_code,
        coalesce(nullif(list_filter(
            [regions.province_code, parents.parent_code, regions.parent_code, regions.region_code],
            lambda code, place: code is not null and list_position(
                [regions.province_code, parents.parent_code, regions.parent_code, regions.region_code], code
            ) = place
        ), []), ['unknown']) as codes
    from (select distinct region_code from marts.agg_roster_year) as listed
    left join marts.dim_region as regions on listed.region_code = regions.region_code
    left join marts.dim_region as parents on regions.parent_code = parents.region_code
),

within as (
    select
        chains.region_code,
        chains.codes[steps.step] as page,
        coalesce(chains.codes[steps.step + 1], chains.codes[steps.step]) as part
    from chains
    cross join (select unnest(generate_series(1, 4)) as step) as steps
    left join marts.dim_region as regions on chains.codes[steps.step] = regions.region_code
    -- A township has no page of its own: it is a line on that of its county.
    where steps.step <= len(chains.codes) and (regions.region_depth <= 3 or regions.region_depth is null)
),

bodies as (
    select
        within.page,
        expected.*,
        regions.full_name as region_full_name
    from intermediate.int_roster_year as expected
    inner join within on expected.region_code = within.region_code
    left join marts.dim_region as regions on expected.region_code = regions.region_code
)

-- query pages
select
    within.page,
    any_value(regions.full_name) as full_name,
    any_value(parents.region_code) as parent_code,
    any_value(parents.full_name) as parent_name,
    count(distinct within.region_code) as regions
from within
left join marts.dim_region as regions on within.page = regions.region_code
left join marts.dim_region as parents on regions.parent_code = parents.region_code
group by within.page

-- query years
select
    within.page,
    years.report_year,
    cast(sum(years.expected_reports) as bigint) as expected,
    cast(sum(years.received_reports) as bigint) as received,
    cast(sum(years.missing_reports) as bigint) as missing,
    cast(sum(years.unusable_reports) as bigint) as unusable,
    cast(sum(years.late_reports) as bigint) as late,
    cast(sum(years.undated_reports) as bigint) as undated
from marts.agg_roster_year as years
inner join within on years.region_code = within.region_code
group by within.page, years.report_year

-- query regions
select
    within.page,
    within.part as region_code,
    any_value(regions.region_name) as region_name,
    years.report_year,
    cast(sum(years.expected_reports) as bigint) as expected,
    cast(sum(years.received_reports) as bigint) as received,
    cast(sum(years.missing_reports) as bigint) as missing,
    cast(sum(years.unusable_reports) as bigint) as unusable,
    cast(sum(years.late_reports) as bigint) as late,
    cast(sum(years.undated_reports) as bigint) as undated,
    any_value(regions.region_depth) as region_depth
from marts.agg_roster_year as years
inner join within on years.region_code = within.region_code
left join marts.dim_region as regions on within.part = regions.region_code
group by within.page, within.part, years.report_year

-- query missing
select
    bodies.page,
    gaps.reason = 'not_usable' as is_unusable,
    row_number() over listed as body_no,
    count(*) over (partition by bodies.page, gaps.reason) as body_count,
    gaps.agency_id,
    gaps.agency_name,
    gaps.agency_id in (select agency_id from marts.fct_agency_year) as has_reports,
    bodies.region_full_name,
    gaps.report_year,
    gaps.publication_deadline,
    gaps.reason,
    gaps.unusable_documents,
    gaps.document_id,
    gaps.status,
    gaps.trust_reason,
    regexp_extract(documents.path, '[^/\\]*$') as file_name,
    documents.title
from marts.fct_missing_report as gaps
inner join bodies on gaps.agency_id = bodies.agency_id and gaps.report_year = bodies.report_year
left join staging.stg_documents as documents on gaps.document_id = documents.document_id
window listed as (
    partition by bodies.page, gaps.reason order by gaps.report_year desc, bodies.region_code asc, gaps.agency_id asc
)
qualify body_no <= 300

-- query late
select
    bodies.page,
    row_number() over listed as body_no,
    count(*) over (partition by bodies.page) as body_count,
    bodies.agency_id,
    bodies.agency_name,
    bodies.agency_id in (select agency_id from marts.fct_agency_year) as has_reports,
    bodies.region_full_name,
    bodies.report_year,
    bodies.report_id,
    bodies.published_on,
    bodies.publication_deadline,
    bodies.published_on - bodies.publication_deadline as days
from bodies
where bodies.is_late
window listed as (
    partition by bodies.page
    order by bodies.report_year desc, bodies.published_on - bodies.publication_deadline desc, bodies.agency_id asc
)
qualify body_no <= 300

-- query undated
select
    bodies.page,
    row_number() over listed as body_no,
    count(*) over (partition by bodies.page) as body_count,
    bodies.agency_id,
    bodies.agency_name,
    bodies.agency_id in (select agency_id from marts.fct_agency_year) as has_reports,
    bodies.region_full_name,
    bodies.report_year,
    bodies.report_id,
    bodies.published_on,
    bodies.publication_deadline
from bodies
where bodies.report_id is not null and bodies.is_late is null
window listed as (partition by bodies.page order by bodies.report_year desc, bodies.region_code asc, bodies.agency_id asc)
qualify body_no <= 300
