{{ config(**kept('answers')) }}

with members as (
    select
        report_id,
        report_id as cell_report_id
    from {{ rows_of('int_suspect_reports', 'answers') }}
    union all
    select
        report_id,
        previous_report_id as cell_report_id
    from {{ rows_of('int_suspect_reports', 'answers') }}
    where previous_report_id is not null
),

looked_at as (
    select distinct terms.table_id
    from {{ ref('accounting_rule_terms') }} as terms
    inner join {{ ref('accounting_rules') }} as rules on terms.rule_id = rules.rule_id and terms.part = rules.part
    where rules.relation = 'eq' and rules.kind in ('identity', 'series')
)

select
    members.report_id,
    members.cell_report_id,
    cells.document_id,
    cells.form_id,
    cells.table_id,
    cells.row_code,
    cells.column_code,
    cells.state,
    cells.value,
    cells.value_text
from members
inner join {{ rows_of('int_form_values', 'compared') }} as cells on members.cell_report_id = cells.report_id
inner join looked_at on cells.table_id = looked_at.table_id
