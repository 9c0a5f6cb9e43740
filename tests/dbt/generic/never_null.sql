{# None of the columns is ever null: one query for all of them, where `not_null` asks once for each.

   arguments: columns, a list of column names. A row that comes back counts the nulls of each. #}
{% test never_null(model, columns) %}
    with nulls as (
        select
            {% for column in columns -%}
                count(*) - count({{ column }}) as {{ column }}{{ ',' if not loop.last }}
            {% endfor %}
        from {{ model }}
    )

    select * from nulls
    where {{ columns | join(' > 0 or ') }} > 0
{% endtest %}
