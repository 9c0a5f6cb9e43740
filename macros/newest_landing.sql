{# Rows of a raw table that belong to the newest committed landing of their document.

   The raw zone is append-only: a newer loader version lands a document again. `stg_documents` decides which
   landing counts; this macro follows it, so that the rule stands in one place. A build that grows takes what came in
   since; a table that is not stored needs all. #}
{% macro newest_landing(table, is_stored=true) %}
    select landed.*
    from {{ source('raw', table) }} as landed
    inner join {{ rows_of('stg_documents', 'changes') if is_stored else ref('stg_documents') }} as documents
        on
            landed.document_id = documents.document_id
            and landed._dlt_load_id = documents.load_id
    {% if is_stored and var('grow') %}where landed._dlt_load_id in ({{ new_loads() }}){% endif %}
{% endmacro %}

{# The loads that a build which grows reads, as constants: files of other loads are not opened. #}
{% macro new_loads() -%}
    {%- set changed = rows_of('stg_documents', 'changes') -%}
    {%- set loads = run_query('select distinct load_id from ' ~ changed) if execute -%}
    '{{ loads.columns[0].values() | join("', '") if loads }}'
{%- endmacro %}

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
