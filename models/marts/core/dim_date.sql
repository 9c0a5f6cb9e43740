with bounds as (
    select
        make_date(min(first_year), 1, 1) as first_day,
        -- Reports appear in the year after the one they describe.
        make_date(
            coalesce((select max(report_year) from {{ ref('int_reports_current') }}), max(first_year)) + 1, 12, 31
        ) as last_day
    from {{ ref('forms') }}
),

days as (
    select unnest(generate_series(first_day, last_day, interval 1 day)) as day_start from bounds
)

select
    cast(day_start as date) as date_day,
    cast(year(day_start) as integer) as year_number,
    cast(quarter(day_start) as integer) as quarter_number,
    cast(month(day_start) as integer) as month_number,
    month(day_start) = 12 and day(day_start) = 31 as is_year_end
from days
