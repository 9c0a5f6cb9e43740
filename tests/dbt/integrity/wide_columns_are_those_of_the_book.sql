-- The wide table names its columns in a macro; the book names indicators and measures, and its forms print some of
-- them. They must agree.
with wide as (
    {% for code in wide_indicators() -%}
        select '{{ code }}' as code {{ "union all" if not loop.last }}
    {% endfor %}
),

key_columns as (
    {% for code in key_measures() -%}
        select
            '{{ code }}' as code,
            {{ code in printed_measures() }} as is_printed
        {{ "union all" if not loop.last }}
    {% endfor %}
),

printed as (
    select measure_code from {{ ref('int_form_cells') }}
    union
    select measure_code from {{ ref('measure_parts') }}
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
union all
select
    key_columns.code,
    'printed or only stated' as kind
from key_columns
where key_columns.is_printed != (key_columns.code in (select printed.measure_code from printed))
