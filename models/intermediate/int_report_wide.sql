{{ config(post_hook="{{ insert_other_parts() }}", **kept('reports')) }}

select * from ({{ report_wide(part_of('int_form_values', 'reports')) }}) as wide
