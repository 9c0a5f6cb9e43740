-- Reports that are asked anew: those affected, their regions and the reports beside them, their peers, and reports with
-- words like theirs.
{% if var('grow') %}
    with peers as (
        select distinct
            regions.region_level,
            wholes.report_year
        from {{ ref('int_region_reports') }} as wholes
        inner join {{ ref('dim_region') }} as regions on wholes.region_code = regions.region_code
        where
            (wholes.region_code, wholes.report_year) in (
                select (affected.region_code, affected.report_year) from {{ ref('int_affected_regions') }} as affected
            )
            and exists (select 1 from {{ ref('stg_population') }})
    )

    select report_id
    from {{ ref('int_affected_reports') }}
    union
    select report_id
    from {{ ref('int_region_before') }}
    union
    select whole_report_id as report_id
    from {{ ref('int_region_before') }}
    where whole_report_id is not null
    union
    select report_id
    from {{ ref('int_region_reports') }}
    where {{ is_affected('regions') }}
    union
    select report_id
    from {{ ref('int_region_parts') }}
    where whole_report_id in (select affected.report_id from {{ ref('int_affected_reports') }} as affected)
    union
    select wholes.report_id
    from {{ ref('int_region_reports') }} as wholes
    inner join {{ ref('dim_region') }} as regions on wholes.region_code = regions.region_code
    inner join peers on regions.region_level = peers.region_level and wholes.report_year = peers.report_year
    union
    select report_id
    from {{ ref('int_text_bands') }}
    where {{ is_affected('bands') }}
{% else %}
    select report_id
    from {{ ref('int_affected_reports') }}
    where false
{% endif %}
