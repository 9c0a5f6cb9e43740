{% if var('grow') %}-- depends_on: {{ ref('int_region_before') }}{% endif %}
with wholes as (select * from {{ ref('int_region_reports') }}),

own_reports as (
    select
        reports.report_id,
        reports.agency_id,
        reports.report_year,
        bodies.region_code,
        bodies.parent_code,
        bodies.function_code,
        -- A street office reports for itself and is all that its region has.
        bodies.is_speaker and bodies.stands_for_region and wholes.report_id is null as is_all_of_region
    from {{ ref('int_reports_current') }} as reports
    inner join {{ ref('int_region_bodies') }} as bodies on reports.agency_id = bodies.agency_id
    left join wholes on bodies.region_code = wholes.region_code and reports.report_year = wholes.report_year
    -- A body that no list holds is a part as a whole, too; for whom a report of unstated scope speaks nobody knows.
    where reports.reporter_scope = 'own' or bodies.is_provisional and reports.reporter_scope = 'region'
),

parts as (
    select
        report_id,
        agency_id,
        report_year,
        function_code,
        if(is_all_of_region, parent_code, region_code) as region_code,
        if(is_all_of_region, 'child_region', 'own_level') as part_kind
    from own_reports
    union all by name
    select
        wholes.report_id,
        wholes.agency_id,
        wholes.report_year,
        bodies.function_code,
        wholes.parent_code as region_code,
        'child_region' as part_kind
    from wholes
    inner join {{ ref('int_region_bodies') }} as bodies on wholes.agency_id = bodies.agency_id
    -- Nothing is above a province that reports.
    where wholes.parent_code is not null
)

select
    parts.report_id,
    parts.region_code,
    parts.report_year,
    parts.agency_id,
    parts.function_code,
    parts.part_kind,
    wholes.report_id as whole_report_id,
    wholes.agency_id as whole_agency_id
from parts
left join wholes on parts.region_code = wholes.region_code and parts.report_year = wholes.report_year
