with roster as (select * from {{ ref('int_roster') }}),

agencies as (select * from {{ ref('dim_agency') }}),

reports as (select * from {{ ref('dim_report') }}),

deadlines as (select * from {{ ref('deadlines') }}),

-- The years that the data speak of; a roster alone makes nobody late.
years as (
    select distinct unnest(generate_series(
        (select min(report_year) from reports),
        (select max(report_year) from reports)
    )) as report_year
),

expected as (
    select
        roster.*,
        cast(years.report_year as integer) as report_year,
        agencies.agency_kind,
        agencies.current_agency_id
    from roster
    inner join years
        on
            roster.first_year <= years.report_year
            and coalesce(roster.last_year, years.report_year) >= years.report_year
    inner join agencies on roster.agency_id = agencies.agency_id
),

received as (
    select
        reports.*,
        agencies.current_agency_id
    from reports
    inner join agencies on reports.agency_id = agencies.agency_id
),

-- Its own report, else that of a body whose work it carries on.
matched as (
    select
        expected.agency_id,
        expected.report_year,
        received.report_id,
        received.agency_id as reported_by,
        received.published_on
    from expected
    inner join received
        on
            expected.report_year = received.report_year
            and (
                expected.agency_id = received.agency_id
                or (expected.agency_id = received.current_agency_id and expected.agency_id = expected.current_agency_id)
            )
    qualify row_number() over (
        partition by expected.agency_id, expected.report_year
        order by expected.agency_id = received.agency_id desc, received.report_id asc
    ) = 1
)

select
    expected.agency_id,
    expected.agency_name,
    expected.region_code,
    expected.report_year,
    matched.report_id,
    matched.reported_by,
    matched.published_on,
    make_date(expected.report_year + 1, deadlines.month, deadlines.day) as publication_deadline,
    matched.published_on > make_date(expected.report_year + 1, deadlines.month, deadlines.day) as is_late
from expected
left join matched on expected.agency_id = matched.agency_id and expected.report_year = matched.report_year
left join deadlines
    on
        expected.agency_kind = deadlines.agency_kind
        and expected.report_year >= deadlines.first_year
        and expected.report_year <= coalesce(deadlines.last_year, expected.report_year)
