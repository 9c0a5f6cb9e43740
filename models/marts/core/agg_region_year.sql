{{ config(**kept('regions')) }}

with reported as (
    select
        wholes.region_code,
        wholes.report_year,
        wholes.report_id,
        wholes.agency_id,
        figures.measure_code,
        figures.measure_value,
        figures.state
    from {{ rows_of('int_region_reports', 'regions') }} as wholes
    inner join {{ rows_of('fct_measure', 'compared') }} as figures on wholes.report_id = figures.report_id
    where figures.is_preferred and figures.dimension in ('', 'applicant=total')
),

joined as (
    select
        coalesce(reported.region_code, sums.region_code) as region_code,
        coalesce(reported.report_year, sums.report_year) as report_year,
        coalesce(reported.measure_code, sums.measure_code) as measure_code,
        reported.measure_value as reported_value,
        reported.state as reported_state,
        sums.* exclude (region_code, report_year, measure_code)
    from reported
    full outer join {{ rows_of('int_region_sums', 'regions') }} as sums
        on
            reported.region_code = sums.region_code
            and reported.report_year = sums.report_year
            and reported.measure_code = sums.measure_code
    where reported.measure_value is not null or sums.rolled_up_value is not null
)

select
    joined.region_code,
    regions.full_name as region_full_name,
    regions.region_level,
    joined.report_year,
    make_date(joined.report_year, 12, 31) as year_end,
    joined.measure_code,
    measures.unit,
    measures.additive as is_additive,

    wholes.report_id,
    wholes.agency_id,
    joined.reported_value,
    joined.reported_state,

    joined.rolled_up_value,
    joined.own_level_value,
    joined.child_regions_value,
    joined.reported_value - joined.rolled_up_value as difference,

    cast(coalesce(coverage.parts_reported, 0) as integer) as parts_reported,
    cast(coalesce(joined.parts_added, 0) as integer) as parts_added,
    cast(coalesce(joined.parts_excluded, 0) as integer) as parts_excluded,
    joined.parts_added + joined.parts_excluded < coverage.parts_reported as has_blank_parts,

    cast(nullif(coverage.parts_known, 0) as integer) as parts_known,
    cast(if(coverage.parts_known > 0, coverage.known_parts_reported, null) as integer) as known_parts_reported,
    coverage.known_parts_reported / nullif(coverage.parts_known, 0) as coverage,
    coalesce(coverage.is_listed, false) as is_listed,
    coalesce(coverage.is_complete, false) as is_complete
from joined
inner join {{ ref('dim_region') }} as regions on joined.region_code = regions.region_code
inner join {{ ref('measures') }} as measures on joined.measure_code = measures.measure_code
left join {{ rows_of('int_region_reports', 'regions') }} as wholes
    on joined.region_code = wholes.region_code and joined.report_year = wholes.report_year
left join {{ ref('int_region_coverage') }} as coverage
    on joined.region_code = coverage.region_code and joined.report_year = coverage.report_year
