{{ config(materialized='view') }}

select * from ({{ claim_tables(ref('int_report_wide')) }}) as table_sides
