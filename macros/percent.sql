{# A share as people write it: 62.3%, 50%. #}
{% macro percent(share) -%}
    rtrim(rtrim(printf('%.1f', 100 * {{ share }}), '0'), '.') || '%'
{%- endmacro %}
