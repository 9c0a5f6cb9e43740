select * from ({{ report_wide(ref('int_form_values')) }}) as wide
