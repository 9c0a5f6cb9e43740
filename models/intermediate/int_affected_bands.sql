{# Buckets of like texts that a report enters or leaves. -#}
{% set before_bands = before('intermediate', 'int_text_bands') -%}

select unnest(signatures.bands) as band
from {{ rows_of('int_reports_current', 'reports') }} as reports
inner join {{ ref('stg_signatures') }} as signatures on reports.document_id = signatures.document_id
{% if before_bands %}
    union
    select band
    from {{ before_bands }}
    where {{ is_affected('reports') }}
{% else %}
    where false
{% endif %}
