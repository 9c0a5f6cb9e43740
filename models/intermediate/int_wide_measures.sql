select
    report_id,
    {% for code in key_measures() -%}
        max(case when measure_code = '{{ code }}' then measure_value end) as {{ code }},
    {% endfor %}
    count(*) as measure_count
from {{ ref('int_measures') }}
where dimension in ('', 'applicant=total')
group by report_id
