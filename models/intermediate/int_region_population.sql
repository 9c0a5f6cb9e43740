{{ config(**kept('reports')) }}

select
    reports.report_id,
    'population' as measure_code,
    '' as dimension,
    population.population as measure_value
from {{ rows_of('int_reports_current', 'reports') }} as reports
inner join {{ ref('dim_agency') }} as agencies on reports.agency_id = agencies.agency_id
inner join {{ ref('stg_population') }} as population
    on
        agencies.region_code = population.region_code
        and reports.report_year = population.population_year
where reports.reporter_scope = 'region'
