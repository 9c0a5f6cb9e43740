select
    report_id,
    {%- for code in key_measures() %}
    max(case when measure_code = '{{ code }}' then value end) as {{ code }}{{ ',' if not loop.last }}
    {%- endfor %}
from {{ ref('int_measures') }}
where dimension in ('', 'applicant=total')
group by report_id
