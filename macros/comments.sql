{# The comments of columns, without asking the database first which columns there are: a description of a column that
   is not there is a fault of ours and fails the build. Asking took a tenth of a small build. #}
{% macro duckdb__alter_column_comment(relation, column_dict) %}
    {%- for name, column in column_dict.items() %}
        comment on column {{ relation }}.{{ name }} is {{ duckdb_escape_comment(column['description']) }};
    {%- endfor %}
{% endmacro %}
