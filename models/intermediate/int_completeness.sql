{{ config(**kept('reports')) }}

with claims as (
    select
        report_id,
        count(*) as claim_count,
        cast(count_if(is_chosen and has_conflict) as bigint) as conflicting_claims
    from {{ rows_of('int_claims', 'reports') }}
    group by report_id
)

select
    reports.report_id,
    count(cells.cell_no) as cell_count,
    count(*) filter (where cells.state not in ('absent', 'not_extracted')) as printed_cell_count,
    count(*) filter (where cells.state in ('num', 'zero_word', 'approx')) as valued_cell_count,
    -- Tables of one report can follow different forms; two forms inside table two are both named.
    array_to_string(
        list_sort(list(distinct case when cells.table_id like 't2%' then cells.form_id end)), ','
    ) as t2_form_id,
    min(case when cells.table_id = 't3_applications' then cells.form_id end) as t3_form_id,
    min(case when cells.table_id = 't4_review_litigation' then cells.form_id end) as t4_form_id,
    min(case when cells.table_id like 'annex%' then cells.form_id end) as annex_form_id,
    coalesce(any_value(claims.claim_count), 0) as claim_count,
    coalesce(any_value(claims.conflicting_claims), 0) as conflicting_claims
from {{ rows_of('int_reports_current', 'reports') }} as reports
left join {{ rows_of('stg_cells', 'documents') }} as cells on reports.document_id = cells.document_id
left join claims on reports.report_id = claims.report_id
group by reports.report_id
