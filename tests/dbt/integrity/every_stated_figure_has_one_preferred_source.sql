-- A figure that some source states counts from exactly one; uniqueness has its own tests, this one finds the lost. Few
-- rows are set aside, and only theirs can be without: what is preferred is looked up in their reports alone.
with aside as (
    select distinct
        report_id,
        measure_code,
        dimension
    from {{ rows_of('fct_measure', 'reports') }}
    where not coalesce(is_preferred, false)
),

preferred as (
    select
        report_id,
        measure_code,
        dimension
    from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred and report_id in (select aside.report_id from aside)
)

select aside.*
from aside
anti join preferred
    on
        aside.report_id = preferred.report_id
        and aside.measure_code = preferred.measure_code
        and aside.dimension = preferred.dimension
