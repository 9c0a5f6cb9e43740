with agencies as (select * from {{ ref('int_agencies') }}),

functions as (select * from {{ ref('agency_functions') }}),

function_succession as (select * from {{ ref('int_function_succession') }}),

own_succession as (select * from {{ ref('int_agency_succession') }})

select
    agencies.agency_id,
    agencies.agency_name,
    agencies.region_code,
    agencies.agency_level,
    case
        when agencies.agency_kind is not null then agencies.agency_kind
        when agencies.is_provisional then null
        when agencies.region_level = 'township' then 'township'
        -- The work of several functions is a department's.
        else coalesce(functions.kind, 'department')
    end as agency_kind,
    if(agencies.is_provisional, null, agencies.function_code) as function_code,
    functions.name_zh as function_name_zh,
    functions.name_en as function_name_en,
    agencies.is_provisional,
    agencies.agency_confidence,
    -- Who carries on its work today: by a change of this body alone, else by those of its region and function.
    case
        when own_succession.current_agency_id is not null then own_succession.current_agency_id
        when agencies.is_provisional or agencies.region_code is null then agencies.agency_id
        else
            agencies.current_region_code || '-'
            || coalesce(function_succession.current_function_code, agencies.function_code)
    end as current_agency_id
from agencies
left join functions on agencies.function_code = functions.function_code
left join function_succession on agencies.function_code = function_succession.function_code
left join own_succession on agencies.agency_id = own_succession.agency_id
