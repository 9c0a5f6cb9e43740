{# The user's own table; without one no rate per inhabitant is computed. #}
{% set path = env_var('GOUJI_POPULATION', '') %}

{% if path %}
    select
        cast(region_code as varchar) as region_code,
        cast(population_year as integer) as population_year,
        cast(population as bigint) as population
    from {{ population_file(path) }}
{% else %}
    select
        cast(null as varchar) as region_code,
        cast(null as integer) as population_year,
        cast(null as bigint) as population
    where false
{% endif %}
