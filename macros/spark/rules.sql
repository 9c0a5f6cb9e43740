{# The rule evaluator as generated for DuckDB; statements.sql has it translated. #}
{% macro spark__claim_answers(claims, questions, beside, tables, terms) %}{{ duckdb__claim_answers(claims, questions, beside, tables, terms) }}{% endmacro %}
{% macro spark__claim_checks(claims, terms, outcomes, reports, accounting_rules, units, fitting_units) %}{{ duckdb__claim_checks(claims, terms, outcomes, reports, accounting_rules, units, fitting_units) }}{% endmacro %}
{% macro spark__claim_figures(claims, paragraphs) %}{{ duckdb__claim_figures(claims, paragraphs) }}{% endmacro %}
{% macro spark__claim_outcomes(answers, questions) %}{{ duckdb__claim_outcomes(answers, questions) }}{% endmacro %}
{% macro spark__claim_tables(wide) %}{{ duckdb__claim_tables(wide) }}{% endmacro %}
{% macro spark__claim_terms(claims, questions, beside, tables) %}{{ duckdb__claim_terms(claims, questions, beside, tables) }}{% endmacro %}
{% macro spark__document_sections(documents, paragraphs) %}{{ duckdb__document_sections(documents, paragraphs) }}{% endmacro %}
{% macro spark__own_places(paragraphs) %}{{ duckdb__own_places(paragraphs) }}{% endmacro %}
{% macro spark__report_wide(cells) %}{{ duckdb__report_wide(cells) }}{% endmacro %}
{% macro spark__rule_answers(wide, lookback, concerned) %}{{ duckdb__rule_answers(wide, lookback, concerned) }}{% endmacro %}
{% macro spark__rule_asked(wide, lookback, concerned) %}{{ duckdb__rule_asked(wide, lookback, concerned) }}{% endmacro %}
{% macro spark__rule_outcomes(answers, questions, plain_passes) %}{{ duckdb__rule_outcomes(answers, questions, plain_passes) }}{% endmacro %}
