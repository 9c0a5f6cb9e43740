{{ config(**kept('findings')) }}

with doubts as (
    select
        document_id,
        place,
        string_agg(distinct code, ',' order by code) as issue_codes
    from {{ ref('stg_issues') }}
    group by document_id, place
),

evidence as (
    select * from {{ rows_of('int_finding_cells', 'answers') }}
    union all by name
    select * from {{ rows_of('int_finding_claims', 'answers') }}
    union all by name
    select * from {{ rows_of('int_finding_rollups', 'findings') }}
)

select
    evidence.finding_id,
    cast(
        row_number() over (
            partition by evidence.finding_id
            order by evidence.side asc, evidence.table_id asc, printed.report_year desc, evidence.sort_no asc
        ) as integer
    ) as cell_no,

    evidence.report_id,
    evidence.document_id,
    printed.report_year as printed_year,
    evidence.evidence_kind,
    evidence.side,
    cast(evidence.weight as decimal(9, 4)) as weight,
    evidence.table_id,
    evidence.row_code,
    evidence.column_code,
    evidence.row_label,
    evidence.column_label,
    evidence.measure_code,

    evidence.value_text,
    evidence.value,
    evidence.state,
    evidence.place,
    evidence.confidence,
    doubts.issue_codes
from evidence
inner join {{ ref('int_reports_current') }} as printed on evidence.document_id = printed.document_id
left join doubts on evidence.document_id = doubts.document_id and evidence.place = doubts.place
