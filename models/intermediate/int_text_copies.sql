{{ config(**kept('answers')) }}

-- DOC-DUP-OTHER, text: the own words of a report are not those of another body.
with limits as (
    select
        rules.rule_id,
        rules.part,
        rules.tolerance as most_alike,
        indicators.minimum_base
    from {{ ref('accounting_rules') }} as rules
    inner join {{ ref('indicators') }} as indicators on indicators.indicator_code = 'ind_text_repeat'
    where rules.rule_id = 'DOC-DUP-OTHER' and rules.part = 'text'
),

alike as (
    select
        pairs.report_id,
        pairs.similarity,
        rivals.report_year as other_year,
        agencies.agency_name as other_name
    from {{ rows_of('int_text_pairs', 'answers') }} as pairs
    inner join limits on pairs.all_ngrams >= limits.minimum_base
    inner join {{ ref('int_reports_current') }} as rivals on pairs.other_report_id = rivals.report_id
    inner join {{ ref('dim_agency') }} as agencies on rivals.agency_id = agencies.agency_id
    where pairs.pair_kind = 'candidate'
    qualify row_number() over (partition by pairs.report_id order by pairs.similarity desc, rivals.report_id asc) = 1
),

asked as (
    select
        reports.report_id,
        limits.rule_id,
        limits.part,
        limits.most_alike,
        alike.similarity,
        alike.other_name,
        alike.other_year,
        case
            when signatures.document_id is null then 'unsigned'
            when array_length(signatures.ngrams) < limits.minimum_base then 'short_text'
        end as gap_reason
    from {{ rows_of('int_reports_current', 'answers') }} as reports
    cross join limits
    left join {{ ref('stg_signatures') }} as signatures on reports.document_id = signatures.document_id
    left join alike on reports.report_id = alike.report_id
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
    {{ percent('left_value') }} || ' · ' || other_name || ' ' || other_year as left_text,
    {{ percent('right_value') }} as right_text
from asked
