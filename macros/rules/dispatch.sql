{# The rule evaluator's seam between engines. DuckDB's implementations are generated from the book and stand
   beside this file; another engine adds its own, with the same columns. #}

{# One row per report from relation `cells` (report_id, table_id, form_id, ordinal, value, state): per table of the
   book f_<table> form, v_<table> numbers in print order, m_<table> codes of what is missing. #}
{% macro report_wide(cells) %}{{ adapter.dispatch('report_wide')(cells) }}{% endmacro %}

{# One row per report and question from relation `wide`: sums of numbers and of codes of both sides. #}
{% macro rule_answers(wide) %}{{ adapter.dispatch('rule_answers')(wide) }}{% endmacro %}

{# One row per question of the book. #}
{% macro rule_questions() %}{{ adapter.dispatch('rule_questions')() }}{% endmacro %}

{# One row per answer: outcome, reason, both sides. #}
{% macro rule_outcomes(answers, questions) %}{{ adapter.dispatch('rule_outcomes')(answers, questions) }}{% endmacro %}
