-- Between the two forms of the 2019 Regulation each measure and applicant is common, or the book bars the bridge.
with regime as (
    select comparable_from as first_year from {{ ref('measures') }}
    where measure_code = 'app_new_received'
),

form_ids as (
    select forms.form_id
    from {{ ref('forms') }} as forms
    inner join regime on forms.first_year >= regime.first_year
),

printed as (
    select distinct
        cells.form_id,
        cells.measure_code,
        cells.dimension
    from {{ ref('int_form_cells') }} as cells
    inner join form_ids on cells.form_id = form_ids.form_id
),

met as (select * from printed)

select
    printed.form_id,
    printed.measure_code,
    printed.dimension,
    lacking.form_id as lacking_form_id
from printed
inner join form_ids as lacking on printed.form_id <> lacking.form_id
left join met
    on
        lacking.form_id = met.form_id
        and printed.measure_code = met.measure_code
        and printed.dimension = met.dimension
left join {{ ref('never_bridged') }} as barred
    on lacking.form_id = barred.form_id and printed.measure_code = barred.measure_code
where (met.form_id is null) <> (barred.form_id is not null)
