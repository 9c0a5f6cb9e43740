{% if var('grow') %}-- depends_on: {{ ref('int_affected_bands') }}{% endif %}
{{ config(**kept('reports')) }}

select
    reports.report_id,
    unnest(signatures.bands) as band
from {{ rows_of('int_reports_current', 'reports') }} as reports
inner join {{ ref('stg_signatures') }} as signatures on reports.document_id = signatures.document_id
