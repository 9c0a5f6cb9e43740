with years as (
    select first_year as year_number from {{ ref('forms') }}
    union all
    select report_year as year_number from {{ ref('int_reports_current') }}
),

bounds as (
    select
        make_date(min(year_number), 1, 1) as first_day,
        -- Reports appear in the year after the one they describe.
        make_date(max(year_number) + 1, 12, 31) as last_day
    from years
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
