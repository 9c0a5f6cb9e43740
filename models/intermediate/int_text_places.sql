{{ config(**kept('answers')) }}

-- DOC-DUP-OTHER, place: nothing of another region is spoken of as one's own.
with rule as (
    select
        rule_id,
        part
    from {{ ref('accounting_rules') }}
    where rule_id = 'DOC-DUP-OTHER' and part = 'place'
),

foreign_places as (
    select
        document_id,
        string_agg(
            region_name || '：“' || left(sentence, 60) || '”', '；' order by paragraph_no, region_name
        ) as sentences,
        count(*) as mentions
    from {{ ref('int_foreign_places') }}
    group by document_id
)

select
    reports.report_id,
    rule.rule_id,
    rule.part,
    'all' as scope_key,
    case
        when agencies.region_code is null then 'not_assessable'
        when foreign_places.mentions > 0 then 'fail'
        else 'pass'
    end as outcome,
    if(agencies.region_code is null, 'region_unknown', null) as gap_reason,
    foreign_places.sentences as left_text
from {{ rows_of('int_reports_current', 'answers') }} as reports
cross join rule
inner join {{ ref('int_agencies') }} as agencies on reports.agency_id = agencies.agency_id
left join foreign_places on reports.document_id = foreign_places.document_id
