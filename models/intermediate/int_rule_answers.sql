{{ config(materialized='view') }}

select * from ({{ rule_answers(ref('int_report_wide')) }}) as answers
