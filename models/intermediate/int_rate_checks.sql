{{ config(**kept('reports')) }}

-- A08-RATE-FULLTEXT: the share that a sentence states is that of the items in full text among all items.
with figures as (
    select * from {{ rows_of('fct_measure', 'reports') }}
    where is_preferred and dimension = ''
),

rules as (
    select * from {{ ref('accounting_rules') }}
    where rule_id = 'A08-RATE-FULLTEXT'
),

-- Only whole, exact figures make a share.
counted as (
    select
        report_id,
        max(measure_value) filter (where measure_code = 'pro_fulltext_electronic') as part_of_it,
        max(measure_value) filter (where measure_code = 'pro_total') as whole
    from figures
    where state in ('num', 'zero_word')
    group by report_id
),

compared as (
    select
        rates.report_id,
        rates.value_text,
        rates.state,
        rates.measure_value as stated,
        round(100 * counted.part_of_it / nullif(counted.whole, 0), 4) as worked_out
    from figures as rates
    left join counted on rates.report_id = counted.report_id
    where rates.measure_code = 'pro_fulltext_rate'
)

select
    compared.report_id,
    rules.rule_id,
    rules.part,
    'all' as scope_key,
    case
        when compared.state <> 'num' or compared.worked_out is null then 'not_assessable'
        when abs(compared.stated - compared.worked_out) <= rules.tolerance + 0.00005 then 'pass'
        else 'fail'
    end as outcome,
    case outcome
        when 'fail' then 'relation'
        when 'not_assessable' then if(compared.state = 'num', 'unstated', 'approximate')
    end as reason,
    rules.severity,
    compared.stated as left_value,
    compared.worked_out as right_value,
    round(compared.stated - compared.worked_out, 4) as difference,
    3 as terms_expected,
    if(compared.worked_out is null, 1, 3) as terms_found
from compared
cross join rules
