{# Codes of the book as numbers. In a table with a row for each cell, a code that is written as text costs as much as all
   figures; DuckDB keeps an enumeration as a small number and shows its text. A type is called what its column is called,
   and its values are those of the seeds, in alphabetical order: sorted as the texts are.

       select {{ '{{ code("cells.form_id") }}' }} as form_id

   A code that no seed has stops the model and is named. Other engines keep the text. #}

{# The types, and the columns of seeds whose values each has. A sum that no form prints stands in the row of its measure. #}
{% macro code_types() %}
    {{ return({
        'form_id': [['forms', 'form_id']],
        'table_id': [['form_tables', 'table_id']],
        'row_code': [['form_rows', 'row_code'], ['measures', 'measure_code']],
        'column_code': [['form_columns', 'column_code']],
        'measure_code': [['measures', 'measure_code']],
        'source_kind': [['source_kinds', 'source_kind']],
        'unit': [['units', 'unit']],
    }) }}
{% endmacro %}

{# An expression as a code of the type that its column is called by, or of another. #}
{% macro code(expression, type=none) %}
    {{- return(adapter.dispatch('code')(expression, type or expression.split('.') | last)) -}}
{% endmacro %}

{% macro default__code(expression, type) -%}
    {{ expression }}
{%- endmacro %}

{% macro duckdb__code(expression, type) -%}
    cast({{ expression }} as {{ type }})
{%- endmacro %}

{# Make the types before anything is built: seeds are read from their files. #}
{% macro create_code_types() %}
    {{- return(adapter.dispatch('create_code_types')()) -}}
{% endmacro %}

{% macro default__create_code_types() %}{% endmacro %}

{% macro duckdb__create_code_types() %}
    {%- for type, columns in code_types().items() if execute %}
    create or replace type {{ type }} as enum (
        select distinct code from (
            {%- for seed, column in columns %}
            {%- set node = graph.nodes['seed.' ~ project_name ~ '.' ~ seed] %}
            {%- set file = node.root_path ~ '/' ~ node.original_file_path %}
            {{ 'union all' if not loop.first }}
            select {{ column }} as code
            from read_csv('{{ file | replace("'", "''") }}', header = true, all_varchar = true, delim = ',', quote = '"')
            {%- endfor %}
        ) as codes where code is not null order by code
    );
    {%- endfor %}
{% endmacro %}
