{# Which reports were parts of which regions before this build: a report that goes leaves a whole behind. -#}
{% set parts, wholes = before('intermediate', 'int_region_parts'), before('intermediate', 'int_region_reports') -%}

{% if parts and wholes %}
    select
        region_code,
        report_year,
        report_id,
        whole_report_id
    from {{ parts }}
    where
        {{ is_affected('reports') }}
        or whole_report_id in (select affected.report_id from {{ ref('int_affected_reports') }} as affected)
    union all
    select
        region_code,
        report_year,
        report_id,
        cast(null as varchar) as whole_report_id
    from {{ wholes }}
    where {{ is_affected('reports') }}
{% else %}
    select
        cast(null as varchar) as region_code,
        cast(null as integer) as report_year,
        report_id,
        cast(null as varchar) as whole_report_id
    from {{ ref('int_affected_reports') }}
    where false
{% endif %}
