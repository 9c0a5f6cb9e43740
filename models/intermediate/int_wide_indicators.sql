{{ config(**kept('answers')) }}

select
    report_id,
    {% for code in wide_indicators() -%}
        max(case when indicator_code = '{{ code }}' then indicator_value end) as {{ code }},
    {% endfor %}
    {% for code in wide_rates() -%}
        max(case when indicator_code = '{{ code }}' then base end) as {{ code }}_base,
    {% endfor %}
    string_agg(distinct source_kind, ',' order by source_kind) filter (where indicator_value is not null)
        as indicator_sources,
    cast(count_if(is_imputed and indicator_value is not null) as bigint) as imputed_indicators,
    cast(count_if(is_suppressed) as bigint) as suppressed_indicators
from (
    select * from {{ rows_of('int_indicators', 'answers') }}
    union all by name
    select * from {{ rows_of('int_text_indicator', 'answers') }}
) as indicators
group by report_id
