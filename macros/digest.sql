{# One text that changes whenever a row of a group comes, goes or changes, in whatever order they are. A sum of numbers
   takes no memory by the row, where texts put together would. #}
{% macro digest_of(row_text) -%}
    md5(cast(sum(cast({{ digest_number(row_text) }} as decimal(38, 0))) as varchar))
{%- endmacro %}

{# The first 60 bits of a text's MD5. #}
{% macro digest_number(row_text) -%}
    {{ return(adapter.dispatch('digest_number')(row_text)) }}
{%- endmacro %}

{% macro default__digest_number(row_text) -%}
    cast('0x' || left(md5({{ row_text }}), 15) as bigint)
{%- endmacro %}
