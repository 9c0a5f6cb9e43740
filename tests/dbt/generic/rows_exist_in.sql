{# A foreign key of several columns: each combination here is also there. Rows with an empty key column are let be.

   arguments: to, a relation; columns, the columns here; to_columns, their names there if they differ. #}
{% test rows_exist_in(model, to, columns, to_columns=none) %}
    select {{ columns | join(', ') }}
    from {{ model }}
    where {{ columns | join(' is not null and ') }} is not null
    except
    select {{ (to_columns or columns) | join(', ') }}
    from {{ to }}
{% endtest %}
