{# The columns together name a row: no two rows share them (empty counts as a value).

   Rows are told apart by a number first, because a group of numbers takes a tenth of the memory of one of texts; only
   those that share theirs are compared in full.

   arguments: columns, a list of column names. #}
{% test unique_combination(model, columns) %}
    with shared as (
        select hash({{ columns | join(', ') }}) as row_hash
        from {{ model }}
        group by row_hash
        having count(*) > 1
    )

    select
        {{ columns | join(', ') }},
        count(*) as times
    from {{ model }}
    where hash({{ columns | join(', ') }}) in (select shared.row_hash from shared)
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
