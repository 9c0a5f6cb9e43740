-- Bodies led by their own system report to it and are no part of their region.
with led_elsewhere as (
    select exclusions.function_code from {{ ref('rollup_exclusions') }} as exclusions
    where exclusions.measure_code = '*'
)

select
    agencies.agency_id,
    agencies.region_code,
    regions.parent_code,
    agencies.function_code,
    -- A body that the loader could not take apart lies in the region it names: a township that no list holds.
    agencies.is_provisional,
    -- A township and a zone on the list of zones have one body that stands for them, whatever it calls itself.
    not agencies.is_provisional
    and coalesce(
        duties.kind = 'government' or (duties.kind = 'zone' and regions.code_system = 'NBS'), false
    ) as is_speaker,
    regions.code_system = 'NBS' as stands_for_region
from {{ ref('dim_agency') }} as agencies
inner join {{ ref('dim_region') }} as regions on agencies.region_code = regions.region_code
left join {{ ref('agency_functions') }} as duties on agencies.function_code = duties.function_code
left join led_elsewhere on agencies.function_code = led_elsewhere.function_code
where led_elsewhere.function_code is null
