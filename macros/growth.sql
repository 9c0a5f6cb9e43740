{# Growth: a build that starts from the published database answers anew only what new loads touch.

   `gouji build` sets the variable `grow`; a bare `dbt build` makes everything anew. A model that is kept says so:

       {{ '{{ config(**kept("reports")) }}' }}
       select … from {{ '{{ rows_of("int_form_values", "reports") }}' }}

   Growing, the rows of what is touched are deleted and inserted; all other rows stay as they are. What is touched is
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
        'findings': ["split_part(finding_id, ':', 1)", 'int_affected_answers', 'report_id'],
    }) }}
{% endmacro %}

{# Configuration of a model whose rows are kept but for those of a set. #}
{% macro kept(affected) %}
    {% if not var('grow') %}{{ return({'meta': {'affected': affected}}) }}{% endif %}
    {{ return({
        'meta': {'affected': affected},
        'materialized': 'incremental',
        'incremental_strategy': 'append',
        'on_schema_change': 'fail',
        'pre_hook': "{{ forget('" ~ affected ~ "') }}",
    }) }}
{% endmacro %}

{# Configuration of a view between models that are kept. Growing, it shows what is touched under a name of its own, and
   the view of everything stays as it is. #}
{% macro looked_through() %}
    {{ return({'materialized': 'view', 'alias': model.name ~ '__affected' if var('grow') else model.name}) }}
{% endmacro %}

{# A relation, or of it only the rows of a set. #}
{% macro rows_of(model, affected) -%}
    {%- if var('grow') -%}
        (select * from {{ ref(model) }} where {{ is_affected(affected) }})
    {%- else -%}
        {{ ref(model) }}
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

{# Tests ask about the rows that were made anew; the others passed when they were. A test names no set in its own text,
   so the set is called by the name of its relation. #}
{% macro get_where_subquery(relation) -%}
    {%- set conditions = [config.get('where')] if config.get('where') else [] -%}
    {%- if var('grow') and execute -%}
        {%- for node in graph.nodes.values() if node.name == relation.identifier and node.config.meta.get('affected') -%}
            {%- set key, model, column = affected_sets()[node.config.meta['affected']] -%}
            {%- set listed = graph.nodes['model.' ~ project_name ~ '.' ~ model].relation_name -%}
            {%- do conditions.append(key ~ ' in (select ' ~ column ~ ' from ' ~ listed ~ ')') -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if conditions -%}
        (select * from {{ relation }} where {{ conditions | join(' and ') }}) as dbt_subquery
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}
