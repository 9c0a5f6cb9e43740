{% if var('grow') %}-- depends_on: {{ ref('int_region_before') }}{% endif %}
select
    bodies.region_code,
    reports.report_year,
    reports.report_id,
    reports.agency_id,
    bodies.parent_code
from {{ ref('int_reports_current') }} as reports
inner join {{ ref('int_region_bodies') }} as bodies on reports.agency_id = bodies.agency_id
where reports.reporter_scope = 'region' and not bodies.is_provisional
-- The government speaks for its region; where others do too, it counts.
qualify row_number() over (
    partition by bodies.region_code, reports.report_year
    order by bodies.is_speaker desc, reports.report_id asc
) = 1
