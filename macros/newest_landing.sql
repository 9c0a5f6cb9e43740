{# Rows of a raw table that belong to the newest committed landing of their document.

   The raw zone is append-only: a newer loader version lands a document again. `stg_documents` decides which
   landing counts; this macro follows it, so that the rule stands in one place. #}
{% macro newest_landing(table) %}
    select landed.*
    from {{ source('raw', table) }} as landed
    inner join {{ ref('stg_documents') }} as documents
        on
            landed.document_id = documents.document_id
            and landed._dlt_load_id = documents.load_id
{% endmacro %}

{# Whether a table of the raw zone has files: loads of earlier versions landed none of a table added since. #}
{% macro is_landed(table) -%}
    {{ return(not execute or adapter.dispatch('has_landed')(table)) }}
{%- endmacro %}

{% macro default__has_landed(table) -%}
    {{ return(run_query('select 1 from ' ~ landed_files(table) ~ ' limit 1').rows | length > 0) }}
{%- endmacro %}

{# The files of a table of the raw zone, as a relation of one column, `file`. #}
{% macro landed_files(table) -%}
    {{ return(adapter.dispatch('landed_files')(table)) }}
{%- endmacro %}

{% macro default__landed_files(table) -%}
    {%- set files = env_var('GOUJI_HOME', 'warehouse') ~ '/raw/' ~ table ~ '/*.parquet' -%}
    {{ return("glob('" ~ files | replace("'", "''") ~ "')") }}
{%- endmacro %}
