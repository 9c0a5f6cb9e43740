{{ config(**kept('reports')) }}

-- A08-CUM in words: what was disclosed in all years is that of last year's report plus this year's. A figure that the
-- annex prints is asked by the evaluator.
with figures as (
    select * from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred and dimension = ''
),

rules as (
    select * from {{ ref('accounting_rules') }}
    where rule_id = 'A08-CUM' and part = 'words'
),

compared as (
    select
        now.report_id,
        lookback.gap_reason,
        now.measure_value as stated,
        past.measure_value + added.measure_value as worked_out,
        now.state = 'num' and past.state = 'num' and added.state in ('num', 'zero_word') as is_exact
    from figures as now
    inner join {{ rows_of('int_report_lookback', 'reports') }} as lookback
        on now.report_id = lookback.report_id and lookback.year_offset = -1
    inner join rules on lookback.report_year >= rules.first_year
    left join figures as past
        on lookback.past_report_id = past.report_id and past.measure_code = 'pro_cumulative_total'
    left join figures as added on now.report_id = added.report_id and added.measure_code = 'pro_total'
    where now.measure_code = 'pro_cumulative_total' and now.source_kind = 'claim'
)

select
    compared.report_id,
    rules.rule_id,
    rules.part,
    'all' as scope_key,
    case
        when compared.gap_reason is not null or not coalesce(compared.is_exact, false) then 'not_assessable'
        when abs(compared.stated - compared.worked_out) <= rules.tolerance then 'pass'
        else 'fail'
    end as outcome,
    case outcome
        when 'fail' then 'relation'
        when 'not_assessable'
            then coalesce(compared.gap_reason, if(compared.is_exact is null, 'unstated', 'approximate'))
    end as reason,
    rules.severity,
    compared.stated as left_value,
    compared.worked_out as right_value,
    compared.stated - compared.worked_out as difference,
    3 as terms_expected,
    if(compared.worked_out is null, 1, 3) as terms_found
from compared
cross join rules
