with sizes as (
    select
        form_id,
        count(distinct table_id) as table_count,
        count(*) as cell_count
    from {{ ref('int_form_cells') }}
    group by form_id
)

select
    forms.form_id,
    forms.first_year,
    forms.last_year,
    forms.basis,
    forms.in_force_from,
    forms.source,
    sizes.table_count,
    sizes.cell_count
from {{ ref('forms') }} as forms
inner join sizes on forms.form_id = sizes.form_id
