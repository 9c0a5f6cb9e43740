-- A figure that some source states counts from exactly one; uniqueness has its own tests, this one finds the lost. Few
-- rows are set aside, and only theirs can be without.
with preferred as (
    select
        report_id,
        measure_code,
        dimension
    from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred
)

select distinct
    figures.report_id,
    figures.measure_code,
    figures.dimension
from {{ rows_of('fct_measure', 'reports') }} as figures
anti join preferred
    on
        figures.report_id = preferred.report_id
        and figures.measure_code = preferred.measure_code
        and figures.dimension = preferred.dimension
where not coalesce(figures.is_preferred, false)
