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
    {%- set files = env_var('GOUJI_HOME', 'warehouse') ~ '/raw/' ~ table ~ '/*.parquet' -%}
    {{ return(not execute or run_query("select 1 from glob('" ~ files | replace("'", "''") ~ "') limit 1").rows | length > 0) }}
{%- endmacro %}
