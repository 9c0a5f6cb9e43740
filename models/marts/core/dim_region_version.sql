select
    versions.region_code,
    versions.region_name,
    versions.parent_code,
    regions.full_name as current_full_name,
    versions.code_system,
    versions.level as region_level,
    versions.valid_from,
    versions.valid_to,
    versions.basis,
    versions.region_name = regions.region_name and versions.valid_to is null as is_in_force
from {{ ref('regions') }} as versions
inner join {{ ref('dim_region') }} as regions on versions.region_code = regions.region_code
