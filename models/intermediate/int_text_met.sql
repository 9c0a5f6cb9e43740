-- Linear in the number of reports: within a bucket of reports that share a band, each is set beside the next few in an
-- order that differs from band to band. A bucket of boilerplate costs as many pairs as it has reports, not their
-- square; a report like a hundred others still meets some of them in one of its bands.
{{ config(**kept('bands')) }}

{% set neighbours = 5 -%}

with shared as (
    select * from {{ rows_of('int_text_bands', 'bands') }}
    qualify count(*) over (partition by band) > 1
),

placed as (
    select
        report_id,
        band,
        row_number() over (partition by band order by md5(report_id || band)) as place_no
    from shared
)

select
    placed.band,
    placed.report_id as one_report_id,
    rivals.report_id as other_report_id
from placed
cross join generate_series(1, {{ neighbours }}) as steps (step)
inner join placed as rivals
    on placed.band = rivals.band and placed.place_no + steps.step = rivals.place_no
