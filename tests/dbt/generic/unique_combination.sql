{# The columns together name a row: no two rows share them (empty counts as a value).

   arguments: columns, a list of column names. #}
{% test unique_combination(model, columns) %}
    select
        {{ columns | join(', ') }},
        count(*) as times
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
