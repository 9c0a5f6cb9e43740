{{ config(**kept('reports')) }}

with versions as (select * from {{ rows_of('int_report_versions', 'documents') }}),

forms as (select * from {{ ref('forms') }})

select
    versions.report_id,
    versions.document_id,
    versions.agency_id,
    versions.report_year,
    versions.reporter_scope,
    versions.status,
    forms.form_id as expected_form_id,
    versions.version_count,
    versions.decided_by
from versions
left join forms
    on
        versions.report_year >= forms.first_year
        and versions.report_year <= coalesce(forms.last_year, versions.report_year)
where versions.is_current
