{# The user's table of inhabitants as a relation of text columns. #}
{% macro population_file(path) %}
    {{ return(adapter.dispatch('population_file')(path)) }}
{% endmacro %}

{% macro default__population_file(path) %}
    {{ return("read_csv('" ~ path | replace("'", "''") ~ "', header = true, all_varchar = true)") }}
{% endmacro %}
