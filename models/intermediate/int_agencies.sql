with register as (select * from {{ ref('agencies') }}),

roster as (select * from {{ ref('int_roster') }}),

regions as (select * from {{ ref('dim_region') }}),

documents as (
    select
        agency_id,
        -- The fullest of the names in print.
        arg_max(agency_name, (length(agency_name), agency_name)) as agency_name,
        max(agency_confidence) as agency_confidence
    from {{ ref('stg_documents') }}
    where agency_id is not null
    group by agency_id
),

ids as (
    select agency_id from register
    union
    select agency_id from documents
    union
    select agency_id from roster
),

agencies as (
    select
        ids.agency_id,
        coalesce(register.agency_name, documents.agency_name, roster.agency_name) as agency_name,
        coalesce(register.region_code, split_part(ids.agency_id, '-', 1)) as region_code,
        register.level as agency_level,
        register.kind as agency_kind,
        regexp_replace(ids.agency_id, '^[^-]*-', '') as function_code,
        register.agency_id is not null as is_registered,
        documents.agency_confidence
    from ids
    left join register on ids.agency_id = register.agency_id
    left join documents on ids.agency_id = documents.agency_id
    left join roster on ids.agency_id = roster.agency_id
)

select
    agencies.agency_id,
    agencies.agency_name,
    regions.region_code,
    regions.region_level,
    regions.current_region_code,
    coalesce(agencies.agency_level, regions.region_level) as agency_level,
    agencies.agency_kind,
    agencies.function_code,
    agencies.agency_confidence,
    -- A name that the loader could not take apart has ten hex digits for a function.
    not agencies.is_registered
    and (regions.region_code is null or regexp_matches(agencies.function_code, '^[0-9a-f]{10}$')) as is_provisional
from agencies
left join regions on agencies.region_code = regions.region_code
