-- query pages
-- Regions of which something is known, and those that hold them.
with known as (
    select region_code from marts.fct_agency_year
    union
    select region_code from marts.agg_region_year
    union
    select region_code from marts.agg_roster_year
),

wanted as (
    select region_code from known
    union
    select unnest([regions.parent_code, regions.province_code]) as region_code
    from marts.dim_region as regions
    inner join known on regions.region_code = known.region_code
)

select
    regions.region_code as page,
    regions.region_name,
    regions.full_name,
    regions.region_level,
    regions.parent_code,
    parents.full_name as parent_full_name
from marts.dim_region as regions
left join marts.dim_region as parents
    on
        regions.parent_code = parents.region_code
        and parents.region_code in (select region_code from wanted where region_code is not null)
where regions.region_code in (select region_code from wanted where region_code is not null)

-- query children
select
    children.parent_code as page,
    children.region_code,
    children.region_name,
    counts.agencies,
    counts.reports
from marts.dim_region as children
inner join (
    -- reports of a region and of all that lies in it
    select
        region_code,
        count(distinct agency_id) as agencies,
        count(*) as reports
    from (
        select
            unnest(list_distinct([regions.region_code, regions.parent_code])) as region_code,
            years.agency_id
        from marts.fct_agency_year as years
        inner join marts.dim_region as regions on years.region_code = regions.region_code
    )
    group by region_code
) as counts on children.region_code = counts.region_code
where children.parent_code is not null

-- query roster
select
    region_code as page,
    report_year,
    expected_reports,
    received_reports,
    missing_reports,
    unusable_reports,
    late_reports,
    undated_reports
from marts.agg_roster_year

-- query bodies
-- Bodies of the region itself, those with most errors first.
select
    region_code as page,
    row_number() over (
        partition by region_code order by sum(finding_errors) desc, sum(rule_failures) desc, agency_id
    ) as body_no,
    count(*) over (partition by region_code) as body_count,
    agency_id,
    any_value(agency_name) as agency_name
from marts.fct_agency_year
where region_code is not null
group by region_code, agency_id
qualify body_no <= 200

-- query matrix
select
    region_code as page,
    agency_id,
    report_year,
    reporter_scope,
    report_id,
    finding_errors as errors,
    finding_warnings as warnings,
    finding_notes as notes,
    assessable_share is null or rule_questions = 0 as is_unasked
from marts.fct_agency_year
where region_code is not null

-- query rates
-- Rates of bodies of the region, and of the whole of each region right below, in the last two years with reports.
with placed as (
    select
        years.region_code as page,
        'bodies' as ranking,
        years.report_id,
        years.agency_id,
        years.agency_name,
        years.report_year
    from marts.fct_agency_year as years
    where years.region_code is not null and years.reporter_scope = 'own'
    union all
    select
        regions.parent_code as page,
        'regions' as ranking,
        years.report_id,
        years.agency_id,
        years.agency_name,
        years.report_year
    from marts.fct_agency_year as years
    inner join marts.dim_region as regions on years.region_code = regions.region_code
    where years.reporter_scope = 'region' and regions.parent_code is not null
),

recent as (
    select *
    from placed
    qualify dense_rank() over (partition by page, ranking order by report_year desc) <= 2
)

select
    recent.page,
    recent.ranking,
    recent.report_year,
    recent.report_id,
    recent.agency_id,
    recent.agency_name,
    indicators.indicator_code,
    indicators.indicator_value,
    indicators.numerator,
    indicators.base,
    indicators.minimum_base,
    indicators.is_suppressed
from recent
inner join marts.fct_indicator as indicators on recent.report_id = indicators.report_id
where
    indicators.indicator_code in (
        'ind_disclosure_rate', 'ind_denial_rate', 'ind_backlog_rate', 'ind_review_correction_rate'
    )

-- query rollup
-- What the region's own report says beside the sum of its parts.
select
    region_code as page,
    report_year,
    measure_code,
    unit,
    report_id,
    reported_value,
    rolled_up_value,
    own_level_value,
    child_regions_value,
    difference,
    parts_reported,
    parts_added,
    parts_known,
    known_parts_reported,
    has_blank_parts,
    is_complete
from marts.agg_region_year
where is_additive and parts_added > 0 and measure_code in (select measure_code from book.rollup_measures)

-- query findings
select
    region_code as page,
    count(*) filter (severity = 'error') as errors,
    count(*) filter (severity = 'warning') as warnings,
    count(*) filter (severity = 'info') as notes,
    count(*) as findings
from marts.fct_finding
inner join marts.dim_agency using (agency_id)
where region_code is not null
group by region_code
