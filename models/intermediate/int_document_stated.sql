{{ config(**kept('documents')) }}

-- DOC-TYPE, DOC-SPUN, DOC-YEAR and DOC-PERIOD, of every document: what the loader doubted, else what the dates say.
with facts as (select * from {{ rows_of('int_document_facts', 'documents') }}),

doubts as (
    select
        issues.document_id,
        rules.rule_id,
        rules.part,
        arg_min(rules.outcome, (rules.outcome <> 'fail', issues.issue_no)) as outcome,
        arg_min(issues.text, (rules.outcome <> 'fail', issues.issue_no)) as doubt,
        arg_min(issues.place, (rules.outcome <> 'fail', issues.issue_no)) as place
    from {{ rows_of('stg_issues', 'documents') }} as issues
    inner join {{ ref('document_rules') }} as rules on rules.evidence = 'issue' and issues.code = rules.value
    group by issues.document_id, rules.rule_id, rules.part
),

-- Without a period stated it is taken as the whole year (policy N4).
asked as (
    select
        document_id,
        status,
        'DOC-TYPE' as rule_id,
        true as holds,
        true as is_stated,
        title as left_text,
        cast(null as varchar) as right_text
    from facts
    union all by name
    select
        document_id,
        status,
        'DOC-SPUN' as rule_id,
        true as holds,
        true as is_stated
    from facts
    union all
    select
        document_id,
        status,
        'DOC-YEAR' as rule_id,
        if(report_year is null, null, coalesce(year(period_start) = report_year, true))
        and coalesce(year(period_end) = report_year, true) as holds,
        period_start is not null and period_end is not null as is_stated,
        cast(report_year as varchar) as left_text,
        year(period_start) || coalesce('–' || nullif(year(period_end), year(period_start)), '') as right_text
    from facts
    union all
    select
        document_id,
        status,
        'DOC-PERIOD' as rule_id,
        if(report_year is null, null, coalesce(period_start = due_start and period_end = due_end, true))
        or is_another_whole_year as holds,
        period_start is not null and period_end is not null as is_stated,
        period_start || ' – ' || period_end as left_text,
        due_start || ' – ' || due_end as right_text
    from facts
)

select
    asked.document_id,
    asked.rule_id,
    'main' as part,
    'all' as scope_key,
    case
        when asked.status = 'failed' then 'not_assessable'
        when doubts.outcome is not null then doubts.outcome
        when asked.holds is null then 'not_assessable'
        when not asked.holds then 'fail'
        when not asked.is_stated then 'pass_imputed'
        else 'pass'
    end as outcome,
    -- What does not hold by the dates is told by them: both sides stand there.
    if(doubts.doubt is null or asked.holds is false, asked.left_text, doubts.doubt) as left_text,
    if(doubts.doubt is null or asked.holds is false, asked.right_text, null) as right_text,
    doubts.place
from asked
left join doubts on asked.document_id = doubts.document_id and asked.rule_id = doubts.rule_id
