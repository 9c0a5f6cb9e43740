{# Groups that keep lists stay in memory until the last row has been read: no engine writes them to disk. A large table
   is therefore read in parts of whole reports, one after the other; how many rows make a part, `rows_at_once` says.

       {{ '{{ config(post_hook="{{ insert_other_parts(…) }}") }}' }}
       select … from {{ '{{ part_of("int_form_values", "reports") }}' }} #}

{# How many parts the rows of a set are read in. #}
{% macro parts_of(model_name, affected) -%}
    {{ return(adapter.dispatch('parts_of')(model_name, affected)) }}
{%- endmacro %}

{% macro default__parts_of(model_name, affected) -%}
    {%- set known = execute and model.resource_type != 'unit_test' and load_relation(ref(model_name)) -%}
    {%- set rows = run_query('select count(*) from ' ~ rows_of(model_name, affected)).columns[0][0] if known else 0 -%}
    {{ return(rows // var('rows_at_once') + 1) }}
{%- endmacro %}

{# A relation, or of it the rows of a set, and of these one part: the first, where none is named. #}
{% macro part_of(model_name, affected, part=0) -%}
    {%- set parts = parts_of(model_name, affected) -%}
    {%- if parts == 1 -%}
        {{ rows_of(model_name, affected) }}
    {%- else -%}
        (select * from {{ rows_of(model_name, affected) }} as whole where hash(report_id) % {{ parts }} = {{ part }})
    {%- endif -%}
{%- endmacro %}

{# The reports of the other parts of the cells, as int_report_wide has them. #}
{% macro insert_other_parts() -%}
    {%- for part in range(1, parts_of('int_form_values', 'reports')) %}
        insert into {{ this }}
        select * from ({{ report_wide(part_of('int_form_values', 'reports', part)) }}) as wide;
    {%- endfor -%}
{%- endmacro %}
