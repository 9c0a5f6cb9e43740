{{ config(**kept('reports')) }}

with terms as (
    select
        *,
        count(*) over (partition by indicator_code) as term_count
    from {{ ref('indicator_terms') }}
),

reports as (select * from {{ rows_of('int_reports_current', 'reports') }}),

measures as (
    select * from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred
    union all by name
    select * from {{ rows_of('int_region_population', 'reports') }}
),

contributions as (
    select
        served.report_id,
        terms.indicator_code,
        terms.side,
        terms.term_count,
        terms.weight * measures.measure_value as amount,
        measures.source_kind,
        measures.stated_scope,
        measures.is_imputed or measures.measure_value is null as is_imputed,
        -- What is lost bars the indicator, and so does a sentence that is not exact or that another one gainsays.
        (measures.measure_value is null and measures.state not in ('blank', 'na'))
        or (measures.source_kind = 'claim' and (measures.state = 'approx' or measures.has_conflict)) as is_blocking
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

-- A side of which nothing is printed is no zero; a blank beside figures counts as zero and is marked. All terms have
-- one kind of source and, in sentences, one scope.
sides as (
    select
        report_id,
        indicator_code,
        sum(case when side = 'numerator' then amount end) as numerator,
        sum(case when side = 'base' then amount end) as base,
        min(source_kind) as source_kind,
        bool_or(is_imputed) as is_imputed
    from contributions
    group by report_id, indicator_code
    having
        not coalesce(bool_or(is_blocking), false)
        and count(*) = any_value(term_count)
        and min(source_kind) is not distinct from max(source_kind)
        and min(stated_scope) is not distinct from max(stated_scope)
)

select
    sides.report_id,
    sides.indicator_code,
    sides.numerator,
    sides.base,
    sides.source_kind,
    case
        when indicators.kind = 'level' then sides.numerator
        when sides.base >= indicators.minimum_base then indicators.scale * sides.numerator / sides.base
    end as indicator_value,
    coalesce(sides.base < indicators.minimum_base, false) as is_suppressed,
    -- A report of blanks has no indicator in which a blank could have counted.
    sides.is_imputed
    and sides.numerator is not null
    and (sides.base is not null or indicators.kind = 'level') as is_imputed
from sides
inner join {{ ref('indicators') }} as indicators on sides.indicator_code = indicators.indicator_code
