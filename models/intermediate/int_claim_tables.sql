{{ config(**looked_through()) }}

select * from ({{ claim_tables(rows_of('int_report_wide', 'reports')) }}) as table_sides
