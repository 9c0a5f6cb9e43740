{# What a finding is told in: Chinese where GOUJI_LANG says so, else English. #}
{% macro finding_language() -%}
    {{ 'zh' if env_var('GOUJI_LANG', 'en').startswith('zh') else 'en' }}
{%- endmacro %}

{# The failures of one family of accounting rules, each with its message. Findings of severity info and those with a
   recorded explanation are left out: nobody has to act on them. #}
{% macro accounting_failures(family) %}
    select
        findings.severity,
        findings.message_{{ finding_language() }} as message,
        findings.finding_id
    from {{ ref('fct_finding') }} as findings
    inner join {{ ref('dim_rule') }} as rules on findings.rule_key = rules.rule_key
    where
        rules.family = '{{ family }}'
        and findings.severity in ('error', 'warning')
        and not findings.is_explained
{% endmacro %}

{# On the end of a run that asked the accounting rules: dbt itself prints counts, this prints the messages. #}
{% macro print_findings(results) %}
    {% set asked = results | selectattr('node.resource_type', 'equalto', 'test')
        | selectattr('node.tags', 'defined') | map(attribute='node.tags') | list %}
    {% set findings = adapter.get_relation(target.database, 'marts', 'fct_finding') if execute %}
    {% if 'accounting' in (asked | sum(start=[])) and findings %}
        {% set chosen = "select message_" ~ finding_language() ~ " as message, count(*) over () as findings from "
            ~ findings ~ " where severity <> 'info' and not is_explained" %}
        {% set rows = run_query(chosen ~ " order by severity, report_id, rule_id, scope_key limit 20").rows %}
        {% for row in rows %}{% do print('  ' ~ row['message']) %}{% endfor %}
        {% if rows %}
            {% do print('marts.fct_finding: ' ~ rows[0]['findings'] ~ ' | ' ~ (rows | length) ~ ' shown') %}
        {% endif %}
    {% endif %}
{% endmacro %}
