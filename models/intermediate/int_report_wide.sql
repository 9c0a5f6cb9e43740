{{ config(**kept('reports')) }}

select * from ({{ report_wide(rows_of('int_form_values', 'reports')) }}) as wide
