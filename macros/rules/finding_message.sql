{# The sentence of a finding: agency, year, what should hold and where, both sides with what they consist of, the gap.

   Reads the relations failures, rules, sides, agencies, evidence and counted of fct_finding. Labels and words stay as
   printed. An approximate figure is told as the bound it states. #}
{% macro finding_message(lang) -%}
    {%- set words = {
        'zh': {
            'year': " 年不符合“", 'title_end': "”", 'at': "，", 'open': "（", 'close': "）", 'colon': "：", 'comma': "，",
            'left': "左边", 'right': "右边", 'gap': "，相差 ", 'blanks': "；空白格按0计",
            'scope': "；正文与报告口径不同，仅作提示", 'end': "。", 'lower': "不少于 ", 'upper': "不多于 ",
        },
        'en': {
            'year': " breaks “", 'title_end': "”", 'at': ", ", 'open': " (", 'close': ")", 'colon': ": ", 'comma': ", ",
            'left': "left", 'right': "right", 'gap': ", difference ", 'blanks': "; blank cells counted as 0",
            'scope': "; words and report differ in scope, so this is a note", 'end': ".", 'lower': "not less than ",
            'upper': "not more than ",
        },
    }[lang] -%}
    coalesce(agencies.agency_name, failures.agency_id) || ' ' || failures.report_year || '{{ words.year }}'
    || rules.title_{{ lang }} || '{{ words.title_end }}'
    || '{{ words.open }}' || failures.rule_id || coalesce(
        '{{ words.at }}' || nullif(concat_ws(' / ', counted.name_{{ lang }}, nullif(evidence.shared_place, '')), ''), ''
    ) || '{{ words.close }}'
    {% for side in ['left', 'right'] -%}
        || coalesce(
            '{{ words.colon if side == 'left' else words.comma }}'
            || nullif(coalesce(sides.{{ side }}_{{ lang }}, '{{ words[side] }}') || ' ', ' ')
            || coalesce(
                failures.{{ side }}_text,
                {% if side == 'left' -%}
                    case evidence.left_bound when 'lower' then '{{ words.lower }}' when 'upper' then '{{ words.upper }}' else '' end ||
                {%- endif %} {{ plain_number('failures.' ~ side ~ '_value') }} || coalesce(sides.value_unit, '')
            )
            || if(
                evidence.{{ side }}_cells is null, '',
                '{{ words.open }}'
                || concat_ws('{{ words.at }}', evidence.{{ side }}_cells, {{ place_words('evidence.' ~ side ~ '_places', lang) }})
                || '{{ words.close }}'
            ), ''
        )
    {% endfor -%}
    || coalesce(
        -- Two figures that ought not to be near each other have no gap to speak of.
        '{{ words.gap }}' || {{ plain_number("if(rules.relation = 'not_near', null, failures.difference)") }}
        || coalesce(' ' || {{ counted_unit('sides.gap_unit_' ~ lang, 'failures.difference', lang) }}, ''), ''
    )
    || case failures.reason when 'imputed' then '{{ words.blanks }}' when 'scope_differs' then '{{ words.scope }}' else '' end
    || '{{ words.end }}'
{%- endmacro %}

{# A unit as it stands behind a number: 1 day, 3 days; Chinese units do not change. #}
{% macro counted_unit(column, number, lang) -%}
    {%- if lang == 'zh' -%} {{ column }} {%- else -%} if(abs({{ number }}) = 1, regexp_replace({{ column }}, 's$', ''), {{ column }}) {%- endif -%}
{%- endmacro %}

{# Places as the loader writes them (paragraph 12, table 3 row 5 column 2), in the language of a message. #}
{% macro place_words(column, lang) -%}
    {%- if lang == 'zh' -%}
        {%- set units = {'page': '页', 'sheet': '张工作表', 'table': '表', 'paragraph': '段', 'line': '行', 'row': '行', 'column': '列', 'cell': '格'} -%}
        {%- set told = namespace(sql=column) -%}
        {%- for word, unit in units.items() -%}
            {%- set told.sql = "regexp_replace(" ~ told.sql ~ ", '" ~ word ~ " ([0-9]+) ?', '第\\1" ~ unit ~ "', 'g')" -%}
        {%- endfor -%}
        replace({{ told.sql }}, ', ', '、')
    {%- else -%}
        {{ column }}
    {%- endif -%}
{%- endmacro %}
