{{ config(**kept('reports')) }}

-- The report of the year before: of the same body, else of the one whose name or code it took over. A merger, a split
-- or another scope ends the chain, and so does a year without a report.
with reports as (select * from {{ rows_of('int_reports_current', 'reports') }}),

breaks as (
    select
        agency_id,
        changed_in,
        min(gap_reason) as gap
    from {{ ref('int_agency_changes') }}
    where not carries_on
    group by agency_id, changed_in
),

-- Who came before: the body itself, and those it goes back to.
before as (
    select
        agency_id,
        agency_id as past_agency_id,
        cast(null as varchar) as gap
    from reports
    union
    select
        agency_id,
        predecessor_id as past_agency_id,
        gap_reason as gap
    from {{ ref('int_agency_changes') }}
    where predecessor_id is not null
),

candidates as (
    select
        reports.report_id,
        past.report_id as past_report_id,
        past.document_id as past_document_id,
        coalesce(
            before.gap, if(past.reporter_scope <> reports.reporter_scope, 'scope_changed', null)
        ) as gap,
        case
            when past.agency_id <> reports.agency_id then if(before.gap is null, 2, 4)
            else if(past.reporter_scope = reports.reporter_scope, 1, 3)
        end as choice
    from reports
    inner join before on reports.agency_id = before.agency_id
    inner join reports as past
        on before.past_agency_id = past.agency_id and reports.report_year = past.report_year + 1
),

chosen as (
    select
        *,
        count(*) over (partition by report_id, choice) as rivals
    from candidates
    qualify row_number() over (partition by report_id order by choice asc, past_report_id asc) = 1
)

select
    reports.report_id,
    reports.document_id,
    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    case
        when chosen.report_id is null then 'no_previous_report'
        when breaks.gap is not null then breaks.gap
        when chosen.gap is not null then chosen.gap
        -- Two bodies under the names it had: one of them was joined to the other.
        when chosen.choice = 2 and chosen.rivals > 1 then 'merged'
    end as gap_reason,
    if(gap_reason is null, chosen.past_report_id, null) as previous_report_id,
    if(gap_reason is null, chosen.past_document_id, null) as previous_document_id
from reports
left join chosen on reports.report_id = chosen.report_id
left join breaks on reports.agency_id = breaks.agency_id and reports.report_year = breaks.changed_in
