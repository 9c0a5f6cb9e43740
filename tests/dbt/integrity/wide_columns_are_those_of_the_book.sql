-- The wide table names its columns in a macro; the book names indicators and measures. They must agree.
with wide as (
    {% for code in wide_indicators() -%}
        select '{{ code }}' as code {{ "union all" if not loop.last }}
    {% endfor %}
),

key_columns as (
    {% for code in key_measures() -%}
        select '{{ code }}' as code {{ "union all" if not loop.last }}
    {% endfor %}
)

select
    coalesce(wide.code, indicators.indicator_code) as code,
    'indicator' as kind
from wide
full join {{ ref('indicators') }} as indicators on wide.code = indicators.indicator_code
where
    coalesce(indicators.kind, 'rate') in ('rate', 'level')
    and (wide.code is null or indicators.indicator_code is null)
union all
select
    key_columns.code,
    'measure' as kind
from key_columns
anti join {{ ref('measures') }} as measures on key_columns.code = measures.measure_code
