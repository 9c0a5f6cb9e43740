{{ config(**kept('regions')) }}

with figures as (
    select
        report_id,
        measure_code,
        measure_value
    from {{ rows_of('fct_measure', 'compared') }}
    where is_preferred and dimension in ('', 'applicant=total')
),

parts as (select * from {{ rows_of('int_region_parts', 'regions') }}),

-- A list that stands for the whole region is no addend.
excluded as (
    select
        parts.report_id,
        exclusions.measure_code
    from parts
    inner join {{ ref('rollup_exclusions') }} as exclusions on parts.function_code = exclusions.function_code
    inner join figures as given on parts.report_id = given.report_id and exclusions.given_measure = given.measure_code
    where given.measure_value > exclusions.above
),

addends as (
    select
        parts.region_code,
        parts.report_year,
        parts.part_kind,
        figures.measure_code,
        figures.measure_value,
        excluded.report_id is not null as is_excluded,
        if(excluded.report_id is null, figures.measure_value, null) as amount
    from parts
    inner join figures on parts.report_id = figures.report_id
    left join excluded on figures.report_id = excluded.report_id and figures.measure_code = excluded.measure_code
)

select
    addends.region_code,
    addends.report_year,
    addends.measure_code,
    sum(addends.amount) as rolled_up_value,
    sum(addends.amount) filter (where addends.part_kind = 'own_level') as own_level_value,
    sum(addends.amount) filter (where addends.part_kind = 'child_region') as child_regions_value,
    count(addends.amount) as parts_added,
    count(*) filter (where addends.is_excluded) as parts_excluded
from addends
inner join {{ ref('measures') }} as measures on addends.measure_code = measures.measure_code
where measures.additive
group by addends.region_code, addends.report_year, addends.measure_code
