-- The bodies of the roster whose reports would be the parts of a region: those of its own level, and those that speak
-- for the regions below it.
with known as (
    select
        roster.report_year,
        coalesce(roster.reported_by, roster.agency_id) as agency_id,
        if(bodies.is_speaker, bodies.parent_code, bodies.region_code) as region_code,
        if(bodies.is_speaker, 'child_region', 'own_level') as part_kind
    from {{ ref('int_roster_year') }} as roster
    inner join {{ ref('int_region_bodies') }} as bodies on roster.agency_id = bodies.agency_id
),

parts as (select * from {{ ref('int_region_parts') }}),

matched as (
    select
        coalesce(known.region_code, parts.region_code) as region_code,
        coalesce(known.report_year, parts.report_year) as report_year,
        coalesce(known.part_kind, parts.part_kind) as part_kind,
        known.agency_id as known_id,
        parts.agency_id as reported_id
    from known
    full outer join parts
        on
            known.region_code = parts.region_code
            and known.report_year = parts.report_year
            and known.agency_id = parts.agency_id
),

parents as (select distinct parent_code from {{ ref('dim_region') }})

select
    matched.region_code,
    matched.report_year,
    count(distinct matched.reported_id) as parts_reported,
    count(distinct matched.known_id) as parts_known,
    count(distinct matched.known_id) filter (where matched.reported_id is not null) as known_parts_reported,
    -- The roster speaks of a whole where it names bodies of its level and, where regions lie below it, some of theirs.
    count(matched.known_id) filter (where matched.part_kind = 'own_level') > 0
    and (
        any_value(parents.parent_code) is null
        or count(matched.known_id) filter (where matched.part_kind = 'child_region') > 0
    ) as is_listed,
    is_listed and known_parts_reported = parts_known and parts_reported = known_parts_reported as is_complete
from matched
left join parents on matched.region_code = parents.parent_code
where matched.region_code is not null
group by matched.region_code, matched.report_year
