{{ config(**kept('reports')) }}

-- The chain link by link, as far back as a rule of the book looks; the first gap on the way is the reason.
with recursive chain as (select * from {{ rows_of('int_report_chain', 'reports') }}),

farthest as (
    select min(year_offset) as year_offset
    from {{ ref('accounting_rule_terms') }}
),

lookback as (
    select
        report_id,
        report_year,
        -1 as year_offset,
        previous_report_id as past_report_id,
        gap_reason
    from chain
    union all
    select
        lookback.report_id,
        lookback.report_year,
        lookback.year_offset - 1 as year_offset,
        chain.previous_report_id as past_report_id,
        coalesce(lookback.gap_reason, chain.gap_reason) as gap_reason
    from lookback
    left join chain on lookback.past_report_id = chain.report_id
    where lookback.year_offset > (select farthest.year_offset from farthest)
)

select
    report_id,
    cast(year_offset as integer) as year_offset,
    report_year,
    past_report_id,
    gap_reason
from lookback
