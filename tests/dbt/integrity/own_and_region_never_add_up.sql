-- The report of a region is no part of that region, an own report a part of no other level, and the sums are those of
-- the parts, worked out here from the facts alone.
with parts as (
    select
        parts.*,
        reports.reporter_scope,
        agencies.region_code as reporting_region,
        -- A body that no list holds lies in the region it names.
        if(agencies.is_provisional, agencies.region_code, regions.parent_code) as region_above,
        regions.code_system
    from {{ rows_of('int_region_parts', 'regions') }} as parts
    inner join {{ ref('dim_report') }} as reports on parts.report_id = reports.report_id
    inner join {{ ref('dim_agency') }} as agencies on parts.agency_id = agencies.agency_id
    inner join {{ ref('dim_region') }} as regions on agencies.region_code = regions.region_code
),

misplaced as (
    select report_id || ' in ' || region_code as fault
    from parts
    where
        report_id is not distinct from whole_report_id
        or reporter_scope not in ('own', 'region')
        or reporter_scope = 'region' and region_code is distinct from region_above
        or reporter_scope = 'own' and region_code <> reporting_region
        and (region_code is distinct from region_above or code_system <> 'NBS')
),

added as (
    select
        parts.region_code,
        facts.report_year,
        facts.measure_code,
        sum(facts.measure_value) as total
    from parts
    inner join {{ rows_of('fct_measure', 'compared') }} as facts on parts.report_id = facts.report_id
    where facts.is_preferred and facts.dimension in ('', 'applicant=total')
    group by parts.region_code, facts.report_year, facts.measure_code
),

unequal as (
    select rolled.region_code || ' ' || rolled.report_year || ' ' || rolled.measure_code as fault
    from {{ rows_of('agg_region_year', 'regions') }} as rolled
    left join added
        on
            rolled.region_code = added.region_code
            and rolled.report_year = added.report_year
            and rolled.measure_code = added.measure_code
    where
        rolled.is_additive
        and rolled.parts_excluded = 0
        and coalesce(
            abs(rolled.rolled_up_value - added.total) > 0.00005, rolled.rolled_up_value is distinct from added.total
        )
)

select fault from misplaced
union all
select fault from unequal
