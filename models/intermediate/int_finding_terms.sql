{{ config(**kept('findings')) }}

-- The reports that a failed comparison of reports looks at. A table of its own: they are few, but DuckDB would guess
-- them to be most of all exceptions, and hold all figures in memory to be looked up by them.
with failures as (
    select
        exception_id as finding_id,
        report_id,
        rule_id,
        scope_key as measure_code
    from {{ rows_of('fct_rule_exception', 'answers') }}
    where outcome = 'fail'
)

select
    failures.finding_id,
    terms.side,
    terms.term_report_id,
    failures.measure_code
from failures
inner join {{ rows_of('int_rollup_terms', 'answers') }} as terms
    on failures.report_id = terms.report_id and failures.rule_id = terms.rule_id
union all
select
    finding_id,
    'left' as side,
    report_id as term_report_id,
    measure_code
from failures
where rule_id in (select peers.rule_id from {{ ref('peer_rules') }} as peers)
