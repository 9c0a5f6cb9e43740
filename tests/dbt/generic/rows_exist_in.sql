{# A foreign key of several columns: each combination here is also there. Rows with an empty key column are let be.

   arguments: to, a relation; columns, the columns here; to_columns, their names there if they differ. #}
{% test rows_exist_in(model, to, columns, to_columns=none) %}
    {% set there = to_columns or columns %}
    select distinct {{ columns | join(', ') }}
    from {{ model }} as child
    where
        {% for column in columns %}{{ 'and ' if not loop.first }}child.{{ column }} is not null {% endfor %}
        and not exists (
            select 1
            from {{ to }} as parent
            where {% for column in columns %}{{ 'and ' if not loop.first }}parent.{{ there[loop.index0] }} = child.{{ column }} {% endfor %}
        )
{% endtest %}
