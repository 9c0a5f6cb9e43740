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
