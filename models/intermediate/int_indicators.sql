with indicators as (select * from {{ ref('indicators') }}),

terms as (
    select
        *,
        count(*) over (partition by indicator_code) as term_count
    from {{ ref('indicator_terms') }}
),

reports as (select * from {{ ref('int_reports_current') }}),

measures as (select * from {{ ref('int_measures') }}),

contributions as (
    select
        served.report_id,
        terms.indicator_code,
        terms.side,
        terms.term_count,
        terms.weight * measures.measure_value as amount,
        measures.is_imputed or measures.measure_value is null as is_imputed,
        measures.measure_value is null and measures.state not in ('blank', 'na') as is_blocking
    from terms
    inner join measures
        on
            terms.measure_code = measures.measure_code
            and coalesce(terms.dimension, '') = measures.dimension
    inner join reports as reported on measures.report_id = reported.report_id
    inner join reports as served
        on
            reported.agency_id = served.agency_id
            and reported.reporter_scope = served.reporter_scope
            and reported.report_year = served.report_year + terms.year_offset
),

-- A side of which nothing is printed is no zero; a blank beside figures counts as zero and is marked.
sides as (
    select
        report_id,
        indicator_code,
        sum(case when side = 'numerator' then amount end) as numerator,
        sum(case when side = 'base' then amount end) as base,
        bool_or(is_imputed) as is_imputed
    from contributions
    group by report_id, indicator_code
    having not bool_or(is_blocking) and count(*) = any_value(term_count)
)

select
    sides.report_id,
    sides.indicator_code,
    sides.numerator,
    sides.base,
    case
        when indicators.kind = 'level' then sides.numerator
        when sides.base >= indicators.minimum_base then sides.numerator / sides.base
    end as indicator_value,
    coalesce(sides.base < indicators.minimum_base, false) as is_suppressed,
    sides.is_imputed
from sides
inner join indicators on sides.indicator_code = indicators.indicator_code
