{# What lies beside the tables: the files of the raw zone and those that the user names; what only Spark does so. #}

{% macro spark__has_landed(table) -%}
    {{ return(adapter.landed_files(table) | length > 0) }}
{%- endmacro %}

{% macro spark__landed_files(table) -%}
    {%- set files = adapter.landed_files(table) if execute else [] -%}
    {{ return("(select unnest([" ~ (files | map('tojson') | join(', ') | replace('"', "'")) ~ "]::varchar[]) as file)") }}
{%- endmacro %}

{# Executors share a table among them anyway. #}
{% macro spark__parts_of(model_name, affected, weight) -%}
    {{ return(1) }}
{%- endmacro %}

{# Spark reads its tables in parts by itself. #}
{% macro spark__in_two_streams(relation, key) -%}
    {{ return(relation) }}
{%- endmacro %}

{% macro spark__digest_number(row_text) -%}
    cast(conv(left(md5({{ row_text }}), 15), 16, 10) as bigint)
{%- endmacro %}

{% macro spark__roster() %}
    {%- set file = env_var('GOUJI_ROSTER', '') -%}
    {%- if file -%}
        {%- do execute and adapter.open_file('roster_file', file) -%}
        select
            agency_id, agency_name, region_code,
            cast(first_year as integer) as first_year, cast(last_year as integer) as last_year, basis
        from roster_file
    {%- else -%}
        select * from {{ ref('roster') }}
    {%- endif -%}
{% endmacro %}

{% macro spark__population_file(path) %}
    {%- do execute and adapter.open_file('population_file', path) -%}
    {{ return('population_file') }}
{% endmacro %}

{% macro spark__explanations() %}
    {%- if execute and adapter.open_file('explanations_file', env_var('GOUJI_HOME', 'warehouse') ~ '/known_findings.csv') -%}
        select * from explanations_file
    {%- else -%}
        select * replace (cast(explained_on as varchar) as explained_on) from {{ ref('known_findings') }} where false
    {%- endif -%}
{% endmacro %}
