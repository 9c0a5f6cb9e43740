{{ config(**kept('answers')) }}

-- DOC-DUP-YEAR: the own words of a report are not those of the year before.
with limits as (
    select
        rules.rule_id,
        rules.part,
        rules.tolerance as most_alike,
        indicators.minimum_base
    from {{ ref('accounting_rules') }} as rules
    inner join {{ ref('indicators') }} as indicators on indicators.indicator_code = 'ind_text_repeat'
    where rules.rule_id = 'DOC-DUP-YEAR'
),

pairs as (
    select * from {{ rows_of('int_text_pairs', 'answers') }}
    where pair_kind = 'previous'
),

asked as (
    select
        chains.report_id,
        limits.rule_id,
        limits.part,
        limits.most_alike,
        pairs.similarity,
        earlier.report_year as previous_year,
        agencies.agency_name as earlier_name,
        case
            when chains.previous_report_id is null then coalesce(chains.gap_reason, 'no_previous_report')
            when pairs.report_id is null then 'unsigned'
            when pairs.all_ngrams < limits.minimum_base then 'short_text'
        end as gap_reason
    from {{ rows_of('int_report_chain', 'answers') }} as chains
    cross join limits
    left join pairs on chains.report_id = pairs.report_id
    left join {{ ref('int_reports_current') }} as earlier on chains.previous_report_id = earlier.report_id
    left join {{ ref('dim_agency') }} as agencies on earlier.agency_id = agencies.agency_id
)

select
    report_id,
    rule_id,
    part,
    'all' as scope_key,
    case
        when gap_reason is not null then 'not_assessable'
        when similarity > most_alike then 'fail'
        else 'pass'
    end as outcome,
    gap_reason,
    if(gap_reason is null, similarity, null) as left_value,
    cast(most_alike as double) as right_value,
    {{ percent('left_value') }} || ' · ' || earlier_name || ' ' || previous_year as left_text,
    {{ percent('right_value') }} as right_text
from asked
