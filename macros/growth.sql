{# Growth: a build that starts from the published database answers anew only what new loads touch.

   `gouji build` sets the variable `grow`; a bare `dbt build` makes everything anew. A model that is kept says so:

       {{ '{{ config(**kept("reports")) }}' }}
       select … from {{ '{{ rows_of("int_form_values", "reports") }}' }}

   Growing, the rows of what is touched are deleted and inserted; all other rows stay as they are. Until the build ends
   they also stand in a table of their own, which is read instead of looking for them among all others. What is touched is
   told by a few models (`int_affected_*`), closed under everything that one report may say about another: the other
   years of its body, bodies it goes back to, its region, its peers, reports with the same words. #}

{# What a set is called by: the key in the rows, and the model and column that list it. #}
{% macro affected_sets() %}
    {{ return({
        'changes': ['document_id', 'stg_changes', 'document_id'],
        'documents': ['document_id', 'int_affected_documents', 'document_id'],
        'reports': ['report_id', 'int_affected_reports', 'report_id'],
        'bands': ['band', 'int_affected_bands', 'band'],
        'regions': ['(region_code, report_year)', 'int_affected_regions', '(region_code, report_year)'],
        'answers': ['report_id', 'int_affected_answers', 'report_id'],
        'inputs': ['report_id', 'int_affected_inputs', 'report_id'],
        'compared': ['report_id', 'int_affected_compared', 'report_id'],
        'findings': ["split_part(finding_id, ':', 1)", 'int_affected_answers', 'report_id'],
    }) }}
{% endmacro %}

{# Configuration of a model whose rows are kept but for those of a set. Rows of a wider set, `also`, that many look up are
   set apart, too. #}
{% macro kept(affected, also=none) %}
    {% set settings = {'meta': {'affected': affected, 'also': also}} %}
    {% if var('grow') %}
        {% do settings.update({
            'materialized': 'incremental',
            'incremental_strategy': 'grown',
            'on_schema_change': 'fail',
            'pre_hook': "{{ forget('" ~ affected ~ "') }}",
        }) %}
        {% if also %}{% do settings.update({'post_hook': "{{ set_apart('" ~ also ~ "') }}"}) %}{% endif %}
    {% endif %}
    {{ return(settings) }}
{% endmacro %}

{# How the rows of what is touched are inserted; the hook has deleted what they stand for. #}
{% macro get_incremental_grown_sql(arg_dict) -%}
    create or replace table {{ touched(arg_dict['target_relation']) }} as select * from {{ arg_dict['temp_relation'] }};
    {{ get_incremental_append_sql(arg_dict) }}
{%- endmacro %}

{# Set the rows of a wider set apart. #}
{% macro set_apart(affected) -%}
    create or replace table {{ touched(this, affected) }} as select * from {{ this }} where {{ is_affected(affected) }}
{%- endmacro %}

{# The table of only those rows of a model that this build has made anew, or of those of a wider set. #}
{% macro touched(relation, also=none) %}
    {%- set name = relation.identifier ~ ('__' ~ also if also else '') ~ '__affected' -%}
    {{ return(relation.incorporate(path={'identifier': name})) }}
{% endmacro %}

{# Which rows of a model are set apart, as `kept` says; nothing for other models, where nothing grows, and while the
   project is read. (A unit test knows no graph.) #}
{% macro kept_for(name) %}
    {%- set node = graph.nodes.get('model.' ~ project_name ~ '.' ~ name) if execute and var('grow') else none -%}
    {{ return(node.config.meta if node else {}) }}
{% endmacro %}

{# Configuration of a view between models that are kept. Growing, it shows what is touched under a name of its own, and
   the view of everything stays as it is. #}
{% macro looked_through() %}
    {{ return({'materialized': 'view', 'alias': model.name ~ '__affected' if var('grow') else model.name}) }}
{% endmacro %}

{# A relation, or of it only the rows of a set. #}
{% macro rows_of(model, affected) -%}
    {%- set apart = kept_for(model) -%}
    {%- if not var('grow') -%}
        {{ ref(model) }}
    {%- elif apart.affected == affected -%}
        {{ touched(ref(model)) }}
    {%- elif apart.also == affected -%}
        {{ touched(ref(model), affected) }}
    {%- else -%}
        (select * from {{ ref(model) }} where {{ is_affected(affected) }})
    {%- endif -%}
{%- endmacro %}

{# Whether a row belongs to a set. #}
{% macro is_affected(affected) -%}
    {%- set key, model, column = affected_sets()[affected] -%}
    {{ key }} in (select {{ column }} from {{ ref(model) }})
{%- endmacro %}

{# Take the rows of a set out of the model that is about to insert them anew. #}
{% macro forget(affected) -%}
    delete from {{ this }} where {{ is_affected(affected) }}
{%- endmacro %}

{# A model as the published database has it, before this build changes it; null where nothing grows. #}
{% macro before(schema, model) %}
    {{ return(adapter.get_relation(database=target.database, schema=schema, identifier=model) if var('grow') and execute) }}
{% endmacro %}

{# Tests ask about the rows that were made anew; the others passed when they were. #}
{% macro get_where_subquery(relation) -%}
    {%- set asked = touched(relation) if kept_for(relation.identifier).affected else relation -%}
    {%- if config.get('where') -%}
        (select * from {{ asked }} where {{ config.get('where') }}) as dbt_subquery
    {%- else -%}
        {{ asked }}
    {%- endif -%}
{%- endmacro %}
