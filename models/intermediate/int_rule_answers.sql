{{ config(materialized='view') }}

select *
from ({{ rule_answers(ref('int_report_wide'), ref('int_report_lookback'), ref('int_rule_concerned')) }}) as answers
