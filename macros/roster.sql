{# A select of the roster to build by: the file that GOUJI_ROSTER names, else the seed.

   `gouji build --roster` checks a file and hands over a clean copy in UTF-8. #}
{% macro roster() %}
    {{ return(adapter.dispatch('roster')()) }}
{% endmacro %}


{% macro default__roster() %}
    {%- set file = env_var('GOUJI_ROSTER', '') -%}
    {%- if file -%}
        select *
        from read_csv(
            '{{ file | replace("'", "''") }}',
            header = true,
            auto_detect = false,
            delim = ',',
            quote = '"',
            columns = {
                'agency_id': 'VARCHAR', 'agency_name': 'VARCHAR', 'region_code': 'VARCHAR',
                'first_year': 'INTEGER', 'last_year': 'INTEGER', 'basis': 'VARCHAR'
            }
        )
    {%- else -%}
        select * from {{ ref('roster') }}
    {%- endif -%}
{% endmacro %}
