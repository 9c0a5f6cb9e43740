{{ config(**kept('documents')) }}

-- What the document rules hold a document against: its form, its period and its deadline.
with documents as (select * from {{ rows_of('stg_documents', 'documents') }}),

forms as (select * from {{ ref('forms') }}),

periods as (select * from {{ ref('report_periods') }}),

agencies as (select * from {{ ref('dim_agency') }}),

deadlines as (select * from {{ ref('deadlines') }}),

-- Art. 49 does not name townships; the book has rows of their own for them.
known as (
    select
        documents.*,
        -- A correction is not late where the report came in time.
        min(documents.published_on) filter (where documents.status in ('parsed', 'partial')) over (
            partition by coalesce(documents.report_id, documents.document_id)
        ) as first_published_on,
        coalesce('township' in (agencies.agency_level, agencies.agency_kind), false) as is_township,
        if(is_township, 'township', agencies.agency_kind) as deadline_kind
    from documents
    left join agencies on documents.agency_id = agencies.agency_id
),

dated as (
    select
        known.document_id,
        max(deadlines.agency_kind = known.deadline_kind) as has_deadline_of_its_own,
        coalesce(
            max(make_date(known.report_year + 1, deadlines.month, deadlines.day)) filter (
                where deadlines.agency_kind = known.deadline_kind
            ),
            max(make_date(known.report_year + 1, deadlines.month, deadlines.day))
        ) as latest_due,
        min(make_date(known.report_year + 1, deadlines.month, deadlines.day)) as earliest_due
    from known
    inner join deadlines
        on
            known.report_year >= deadlines.first_year
            and known.report_year <= coalesce(deadlines.last_year, known.report_year)
    group by known.document_id
)

select
    known.document_id,
    known.status,
    known.status in ('parsed', 'partial') as is_report,
    known.title,
    known.report_year,
    known.period_start,
    known.period_end,
    year(known.period_start) <> known.report_year
    and known.period_start = make_date(year(known.period_end), 1, 1)
    and known.period_end = make_date(year(known.period_start), 12, 31) as is_another_whole_year,
    known.published_on,
    known.first_published_on,
    known.is_township,
    forms.form_id as expected_form_id,
    cast(known.report_year || '-' || periods.first_day as date) as due_start,
    cast(known.report_year || '-' || periods.last_day as date) as due_end,
    coalesce(dated.has_deadline_of_its_own, false) as has_deadline_of_its_own,
    dated.earliest_due,
    dated.latest_due
from known
left join forms
    on known.report_year >= forms.first_year and known.report_year <= coalesce(forms.last_year, known.report_year)
left join periods
    on known.report_year >= periods.first_year and known.report_year <= coalesce(periods.last_year, known.report_year)
left join dated on known.document_id = dated.document_id
