-- Count and sum, as stated, of every claim of a current report: staged, conformed, and, where chosen, in the facts.
with staged as (
    select
        count(*) as row_count,
        coalesce(sum(claims.value), 0) as value_sum
    from {{ rows_of('stg_claims', 'documents') }} as claims
    inner join {{ rows_of('int_reports_current', 'reports') }} as reports on claims.document_id = reports.document_id
),

conformed as (
    select
        count(*) as row_count,
        coalesce(sum(value_printed), 0) as value_sum,
        count_if(is_chosen) as chosen_rows,
        coalesce(sum(case when is_chosen then value_printed end), 0) as chosen_sum,
        count_if(is_chosen = (set_aside_reason is not null)) as unexplained_rows
    from {{ rows_of('int_claims', 'reports') }}
),

facts as (
    select
        count(*) as row_count,
        coalesce(sum(value_printed), 0) as value_sum
    from {{ rows_of('fct_measure', 'reports') }}
    where source_kind in ('claim', 'local_table')
)

select
    staged.row_count as staged_rows,
    conformed.row_count as conformed_rows,
    conformed.chosen_rows,
    conformed.unexplained_rows,
    facts.row_count as fact_rows,
    staged.value_sum as staged_sum,
    conformed.value_sum as conformed_sum,
    conformed.chosen_sum,
    facts.value_sum as fact_sum
from staged
cross join conformed
cross join facts
where
    staged.row_count != conformed.row_count
    or staged.value_sum != conformed.value_sum
    or facts.row_count != conformed.chosen_rows
    or facts.value_sum != conformed.chosen_sum
    or conformed.unexplained_rows > 0
