{# Groups that keep lists or texts stay in memory until the last row has been read: DuckDB does not write them to disk.
   A large table is therefore read in parts, of whole reports or findings, one statement after the other; `rows_at_once`
   says how many cells make a part. A row of another table weighs as much as `weight` cells.

       {{ '{{ config(post_hook="{{ insert_other_parts() }}") }}' }}
       select … from {{ '{{ part_of("int_form_values", "reports") }}' }} #}

{# How many parts the rows of a set are read in. #}
{% macro parts_of(model_name, affected, weight=1) -%}
    {{ return(adapter.dispatch('parts_of')(model_name, affected, weight)) }}
{%- endmacro %}

{% macro default__parts_of(model_name, affected, weight) -%}
    {%- set known = execute and model.resource_type != 'unit_test' and load_relation(ref(model_name)) -%}
    {%- set rows = run_query('select count(*) from ' ~ rows_of(model_name, affected)).columns[0][0] if known else 0 -%}
    {{ return(rows * weight // var('rows_at_once') + 1) }}
{%- endmacro %}

{# The rows of a set, or the first part of them. #}
{% macro part_of(model_name, affected, weight=1) -%}
    {%- set parts = parts_of(model_name, affected, weight) -%}
    {%- if parts == 1 -%}
        {{ rows_of(model_name, affected) }}
    {%- else -%}
        (
            select * from {{ rows_of(model_name, affected) }} as whole
            where hash({{ affected_sets()[affected][0] }}) % {{ parts }} = 0 /* part of {{ parts }} */
        )
    {%- endif -%}
{%- endmacro %}

{# After the first part was made into the model: the others, by its own text, which says how many there are. #}
{% macro insert_other_parts() -%}
    {%- set pieces = (model.compiled_code if execute else '').split(' = 0 /* part of ') -%}
    {%- for part in range(1, pieces[1].split(' ')[0] | int if pieces | length > 1 else 1) %}
        {%- set rows = pieces | join(' = ' ~ part ~ ' /* part of ') %}
        {%- if var('grow') %}
            create or replace temp table other_part as {{ rows }};
            insert into {{ touched(this) }} by name select * from other_part;
            insert into {{ this }} by name select * from other_part;
            drop table other_part;
        {%- else %}
            insert into {{ this }} by name {{ rows }};
        {%- endif %}
    {%- endfor -%}
{%- endmacro %}

{# A relation in two halves. DuckDB hands a processor 122,880 rows at a time, in which the wide rows of most warehouses
   are one piece of work; the branches of a UNION ALL run side by side. #}
{% macro in_two_streams(relation, key) -%}
    {{ return(adapter.dispatch('in_two_streams')(relation, key)) }}
{%- endmacro %}

{% macro default__in_two_streams(relation, key) -%}
    (
        select * from {{ relation }} as whole
        where hash({{ key }}) % 2 = 0
        union all
        select * from {{ relation }} as whole
        where hash({{ key }}) % 2 = 1
    )
{%- endmacro %}
