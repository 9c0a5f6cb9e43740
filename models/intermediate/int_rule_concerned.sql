{{ config(**kept('reports')) }}

-- A body that nobody could place is asked nothing that is asked of some bodies only.
select distinct
    reports.report_id,
    concerned.rule_id,
    concerned.part
from {{ rows_of('int_reports_current', 'reports') }} as reports
inner join {{ ref('dim_agency') }} as agencies on reports.agency_id = agencies.agency_id
inner join {{ ref('rule_agencies') }} as concerned
    on
        coalesce(concerned.agency_level, agencies.agency_level) = agencies.agency_level
        and coalesce(concerned.agency_kind, agencies.agency_kind) = agencies.agency_kind
        and coalesce(concerned.function_code, agencies.function_code) = agencies.function_code
