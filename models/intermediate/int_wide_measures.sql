{{ config(**kept('reports')) }}

select
    report_id,
    {% for code in key_measures() -%}
        max(case when measure_code = '{{ code }}' then measure_value end) as {{ code }},
    {% endfor %}
    {% for code in printed_measures() -%}
        max(case when measure_code = '{{ code }}' and measure_value is not null then source_kind end)
            as {{ code }}_source,
    {% endfor %}
    count(*) as measure_count
from {{ rows_of('fct_measure', 'reports') }}
where is_preferred and dimension in ('', 'applicant=total')
group by report_id
