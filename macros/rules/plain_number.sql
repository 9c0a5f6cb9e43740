{# A decimal as people write it: 11.0000 is 11, 7730.2800 is 7730.28. #}
{% macro plain_number(column) -%}
    regexp_replace(cast({{ column }} as varchar), '[.]0+$|([.][0-9]*[1-9])0+$', '\1')
{%- endmacro %}
