{# The rule evaluator's seam between engines. DuckDB's implementations are generated from the book and stand
   beside this file; another engine adds its own, with the same columns. #}

{# One row per report from relation `cells` (report_id, table_id, form_id, ordinal, value, state): per table of the
   book f_<table> form, v_<table> numbers in print order, m_<table> codes of what is missing. #}
{% macro report_wide(cells) %}{{ adapter.dispatch('report_wide')(cells) }}{% endmacro %}

{# One row per report and question from relation `wide`: sums of numbers and of codes of both sides. `lookback` names
   the report of an earlier year, `concerned` the reports that a rule of some bodies only is asked of. #}
{% macro rule_answers(wide, lookback, concerned) -%}
    {{ adapter.dispatch('rule_answers')(in_two_streams(wide, 'report_id'), lookback, concerned) }}
{%- endmacro %}

{# One row per question of the book. #}
{% macro rule_questions() %}{{ adapter.dispatch('rule_questions')() }}{% endmacro %}

{# One row per answer: outcome, reason, both sides. Plain passes, which hold as printed, are nearly all. #}
{% macro rule_outcomes(answers, questions, plain_passes=true) -%}
    {{ adapter.dispatch('rule_outcomes')(answers, questions, plain_passes) }}
{%- endmacro %}

{# Per report, rule and part the number of questions, by select: a rule may have several rows. #}
{% macro rule_asked(wide, lookback, concerned) -%}
    {{ adapter.dispatch('rule_asked')(wide, lookback, concerned) }}
{%- endmacro %}

{# Questions to figures in sentences, step by step as `loaders/claimsql.py` tells: the claims as the rules read them, #}
{% macro claim_figures(claims, paragraphs) %}{{ adapter.dispatch('claim_figures')(claims, paragraphs) }}{% endmacro %}

{# the questions and what stands beside their anchor, #}
{% macro claim_questions() %}{{ adapter.dispatch('claim_questions')() }}{% endmacro %}
{% macro claim_beside() %}{{ adapter.dispatch('claim_beside')() }}{% endmacro %}
{% macro claim_cells() %}{{ adapter.dispatch('claim_cells')() }}{% endmacro %}

{# the table side of each, #}
{% macro claim_tables(wide) %}{{ adapter.dispatch('claim_tables')(wide) }}{% endmacro %}

{# the claims each looks at, #}
{% macro claim_terms(claims, questions, beside, tables) -%}
    {{ adapter.dispatch('claim_terms')(claims, questions, beside, tables) }}
{%- endmacro %}

{# both sides, #}
{% macro claim_answers(claims, questions, beside, tables, terms) -%}
    {{ adapter.dispatch('claim_answers')(claims, questions, beside, tables, terms) }}
{%- endmacro %}

{# the outcome, #}
{% macro claim_outcomes(answers, questions) %}{{ adapter.dispatch('claim_outcomes')(answers, questions) }}{% endmacro %}

{# and the outcomes of rules about claims that are no sums. #}
{% macro claim_checks(claims, terms, outcomes, reports, accounting_rules, units, fitting_units) -%}
    {{ adapter.dispatch('claim_checks')(claims, terms, outcomes, reports, accounting_rules, units, fitting_units) }}
{%- endmacro %}

{# Which chapters of its form a document shows, and where first. #}
{% macro document_sections(documents, paragraphs) -%}
    {{ adapter.dispatch('document_sections')(documents, paragraphs) }}
{%- endmacro %}

{# Where a text calls the site, the column or the leaders of a place its own. #}
{% macro own_places(paragraphs) -%}
    {{ adapter.dispatch('own_places')(paragraphs) }}
{%- endmacro %}
