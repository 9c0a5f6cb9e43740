-- A figure that some source states counts from exactly one; uniqueness has its own tests, this one finds the lost.
select
    report_id,
    measure_code,
    dimension
from {{ rows_of('fct_measure', 'reports') }}
group by report_id, measure_code, dimension
having count_if(is_preferred) = 0
