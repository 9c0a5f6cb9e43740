{# The sentence of a finding: agency, year, what should hold and where, both sides with their cells, the gap.

   Reads the relations failures, rules, agencies and evidence of fct_finding. Labels stay as printed. #}
{% macro finding_message(lang) -%}
    {%- set words = {
        'zh': {
            'year': " 年不符合“", 'title_end': "”", 'at': "，", 'open': "（", 'close': "）", 'left': "：左边 ", 'right': "，右边 ", 'gap': "，相差 ",
            'blanks': "；空白格按0计", 'end': "。",
        },
        'en': {
            'year': " breaks “", 'title_end': "”", 'at': ", ", 'open': " (", 'close': ")", 'left': ": left ", 'right': ", right ", 'gap': ", difference ",
            'blanks': "; blank cells counted as 0", 'end': ".",
        },
    }[lang] -%}
    coalesce(agencies.agency_name, failures.agency_id) || ' ' || failures.report_year || '{{ words.year }}'
    || rules.title_{{ lang }} || '{{ words.title_end }}'
    || '{{ words.open }}' || failures.rule_id || coalesce('{{ words.at }}' || nullif(evidence.shared_place, ''), '') || '{{ words.close }}'
    || '{{ words.left }}' || {{ plain_number('failures.left_value') }}
    || coalesce('{{ words.open }}' || evidence.left_cells || '{{ words.close }}', '')
    || '{{ words.right }}' || {{ plain_number('failures.right_value') }}
    || coalesce('{{ words.open }}' || evidence.right_cells || '{{ words.close }}', '')
    || '{{ words.gap }}' || {{ plain_number('failures.difference') }}
    || if(failures.reason = 'imputed', '{{ words.blanks }}', '') || '{{ words.end }}'
{%- endmacro %}
