-- Count and sum, as printed, of every cell of a current report: staged, measured, and in the facts.
with staged as (
    select
        count(*) as row_count,
        coalesce(sum(cells.value), 0) as value_sum
    from {{ rows_of('stg_cells', 'documents') }} as cells
    inner join {{ rows_of('int_reports_current', 'reports') }} as reports on cells.document_id = reports.document_id
),

measured as (
    select
        count(*) as row_count,
        coalesce(sum(value_printed), 0) as value_sum,
        count_if(not is_chosen) as set_aside_rows,
        coalesce(sum(case when not is_chosen then value_printed end), 0) as set_aside_sum
    from {{ ref('int_cell_measures') }}
),

facts as (
    select
        count(*) as row_count,
        coalesce(sum(value_printed), 0) as value_sum
    from {{ rows_of('fct_measure', 'reports') }}
    where not is_derived and source_kind in ('table', 'annex')
)

select
    staged.row_count as staged_rows,
    measured.row_count as measured_rows,
    measured.set_aside_rows,
    facts.row_count as fact_rows,
    staged.value_sum as staged_sum,
    measured.value_sum as measured_sum,
    facts.value_sum as fact_sum
from staged
cross join measured
cross join facts
where
    staged.row_count != measured.row_count
    or staged.value_sum != measured.value_sum
    or facts.row_count + measured.set_aside_rows != measured.row_count
    or facts.value_sum + measured.set_aside_sum != measured.value_sum
