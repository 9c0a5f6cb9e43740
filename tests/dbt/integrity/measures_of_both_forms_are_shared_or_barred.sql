-- Between the two forms of the 2019 Regulation each measure and applicant is common, or the book bars the bridge.
with printed as (
    select distinct
        cells.form_id,
        cells.measure_code,
        cells.dimension
    from {{ ref('int_form_cells') }} as cells
    inner join {{ ref('forms') }} as forms on cells.form_id = forms.form_id
    where forms.first_year >= (select comparable_from from {{ ref('measures') }} where measure_code = 'app_new_received')
)

select
    printed.form_id,
    printed.measure_code,
    printed.dimension,
    forms.form_id as lacking_form_id
from printed
inner join (select distinct form_id from printed) as forms on printed.form_id <> forms.form_id
left join printed as same
    on
        forms.form_id = same.form_id
        and printed.measure_code = same.measure_code
        and printed.dimension = same.dimension
left join {{ ref('never_bridged') }} as barred
    on forms.form_id = barred.form_id and printed.measure_code = barred.measure_code
where (same.form_id is null) <> (barred.form_id is not null)
