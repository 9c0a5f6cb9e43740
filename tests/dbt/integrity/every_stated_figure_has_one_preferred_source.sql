-- A figure that some source states counts from exactly one; uniqueness has its own tests, this one finds the lost. Few
-- rows are set aside, and only theirs can be without: what is preferred is looked up for these figures alone.
with aside as (
    select distinct
        report_id,
        measure_code,
        dimension
    from {{ rows_of('fct_measure', 'reports') }}
    where not coalesce(is_preferred, false)
),

counted as (
    select distinct
        facts.report_id,
        facts.measure_code,
        facts.dimension
    from {{ rows_of('fct_measure', 'reports') }} as facts
    semi join aside
        on
            facts.report_id = aside.report_id
            and facts.measure_code = aside.measure_code
            and facts.dimension = aside.dimension
    where facts.is_preferred
)

select aside.*
from aside
anti join counted
    on
        aside.report_id = counted.report_id
        and aside.measure_code = counted.measure_code
        and aside.dimension = counted.dimension
