{# A select of the explanations in GOUJI_HOME/known_findings.csv, as text; of none where there is no such file.

   `gouji explain` writes the file and people edit it; `gouji build` checks it and puts it in order. #}
{% macro explanations() %}
    {{ return(adapter.dispatch('explanations')()) }}
{% endmacro %}


{% macro default__explanations() %}
    {#- A folder may be called anything: what is a wildcard to DuckDB is put in brackets. -#}
    {%- set folder = env_var('GOUJI_HOME', 'warehouse')
        | replace('[', '[[]') | replace('*', '[*]') | replace('?', '[?]') | replace("'", "''") -%}
    {%- set file = "'" ~ folder ~ "/known_findings.csv'" -%}
    {%- if execute and run_query('select count(*) from glob(' ~ file ~ ')').rows[0][0] -%}
        select * from read_csv({{ file }}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
    {%- else -%}
        select * exclude (explained_on), cast(explained_on as varchar) as explained_on
        from {{ ref('known_findings') }}
        where false
    {%- endif -%}
{% endmacro %}
