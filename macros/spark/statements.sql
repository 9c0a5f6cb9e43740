{# Models and tests are written for DuckDB. On Spark every query passes the translator (spark/duckspark) on its way;
   macros in this file are where. #}

{# Without Delta or Iceberg tables are made whole. A contract holds by names and by casts; Spark enforces no key. #}
{% macro spark__create_table_as(temporary, relation, compiled_code, language='sql') -%}
    {%- set query = adapter.translated(compiled_code) -%}
    {%- if temporary -%}
        create or replace temporary view {{ relation }} as {{ query }}
    {%- else -%}
        {%- if config.get('contract').enforced -%}{%- set query = adapter.contracted(query, model.columns) -%}{%- endif -%}
        create table {{ relation }} {{ file_format_clause() }} {{ comment_clause() }} as {{ query }}
    {%- endif -%}
{%- endmacro %}

{% macro spark__get_test_sql(main_sql, fail_calc, warn_if, error_if, limit) -%}
    {{ default__get_test_sql(adapter.translated(main_sql), fail_calc, warn_if, error_if, limit) }}
{%- endmacro %}

{% macro spark__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names) -%}
    {#- The whole at once: of no rows the expected ones are told by the name of the others. -#}
    {{ adapter.translated(default__get_unit_test_sql(main_sql, expected_fixture_sql, expected_column_names)) }}
{%- endmacro %}

{# Asked by unit tests whose expected rows are a query. #}
{% macro spark__get_columns_in_query(select_sql) %}
    {% call statement('get_columns_in_query', fetch_result=True, auto_begin=False) -%}
        {{ adapter.translated(get_empty_subquery_sql(select_sql)) }}
    {%- endcall %}
    {{ return(load_result('get_columns_in_query').table.columns | map(attribute='name') | list) }}
{% endmacro %}

{# Rows of unit tests are part of the text that is translated. #}
{% macro spark__escape_single_quotes(expression) -%}
    {{ expression | replace("'", "''") }}
{%- endmacro %}

{# Seeds have DuckDB's types. #}
{% macro spark__create_csv_table(model, agate_table) %}
    {%- set types = model['config'].get('column_types', {}) -%}
    {% set sql %}
        create table {{ this.render() }} (
            {%- for name in agate_table.column_names -%}
                `{{ name }}` {{ adapter.spark_type(types[name]) }} {{- ', ' if not loop.last -}}
            {%- endfor -%}
        ) {{ file_format_clause() }} {{ comment_clause() }}
    {% endset %}
    {% call statement('_') -%}{{ sql }}{%- endcall %}
    {{ return(sql) }}
{% endmacro %}

{% macro spark__load_csv_rows(model, agate_table) %}
    {% do adapter.load_rows(this, agate_table, model['config'].get('column_types', {})) %}
    {{ return('-- ' ~ (agate_table.rows | length) ~ ' rows') }}
{% endmacro %}

{# Parquet tables know no keys; the tests never_null, unique_combination and rows_exist_in ask about all of them. #}
{% macro spark__persist_constraints(relation, model) %}{% endmacro %}
