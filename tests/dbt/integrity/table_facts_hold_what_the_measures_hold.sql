-- Tables two, three and four have facts of their own; together they carry every printed cell of theirs. Of table four
-- they carry what counts: an annex or a sentence may state a case that the table leaves blank.
with measures as (
    select
        left(table_id, 2) as table_no,
        count(*) as row_count,
        coalesce(sum(cast(measure_value as decimal(28, 4))), 0) as value_sum
    from {{ rows_of('fct_measure', 'reports') }}
    where not is_derived and left(table_id, 2) in ('t2', 't3', 't4') and (is_preferred or left(table_id, 2) != 't4')
    group by all
),

facts as (
    select
        't2' as table_no,
        count(*) as row_count,
        coalesce(sum(cast(measure_value as decimal(28, 4))), 0) as value_sum
    from {{ rows_of('fct_disclosure', 'reports') }}
    union all
    select
        't3' as table_no,
        count(*) as row_count,
        coalesce(sum(cast(requests as decimal(28, 4))), 0) as value_sum
    from {{ rows_of('fct_application', 'reports') }}
    union all
    select
        't4' as table_no,
        count(*) as row_count,
        coalesce(sum(cast(cases as decimal(28, 4))), 0) as value_sum
    from {{ rows_of('fct_review_litigation', 'reports') }}
    -- An older annex reports cases, too, but has no table four.
    where form_id in (
        select form_tables.form_id from {{ ref('form_tables') }} as form_tables
        where left(form_tables.table_id, 2) = 't4'
    )
)

select
    facts.table_no,
    facts.row_count,
    facts.value_sum,
    measures.row_count as measure_rows,
    measures.value_sum as measure_sum
from facts
left join measures on facts.table_no = measures.table_no
where
    facts.row_count != coalesce(measures.row_count, 0)
    or facts.value_sum != coalesce(measures.value_sum, 0)
