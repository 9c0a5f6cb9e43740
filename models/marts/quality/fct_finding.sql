{{ config(**kept('answers')) }}

select
    failures.exception_id as finding_id,

    failures.report_id,
    failures.rule_key,
    failures.rule_id,
    failures.part,
    failures.scope_key,
    failures.agency_id,
    agencies.agency_name,
    failures.report_year,
    failures.reporter_scope,

    failures.severity,
    failures.reason,
    failures.left_value,
    failures.right_value,
    failures.difference,
    failures.left_text,
    failures.right_text,

    -- Where the text holds another number than was read, the agency alone is not to blame.
    if(
        coalesce(evidence.responsibility, 'agency') = 'agency' and coalesce(doubts.is_text_other, false),
        'mixed', coalesce(evidence.responsibility, 'agency')
    ) as responsibility,
    doubts.evidence_codes,
    coalesce(evidence.doubtful_cells, 0) as doubtful_cells,
    evidence.issue_codes,
    evidence.cells,
    suspects.suspects,

    {{ finding_message('zh') }} as message_zh,
    {{ finding_message('en') }} as message_en,

    known.explanation_id is not null as is_explained,
    known.explanation_id,
    known.explanation,
    known.source as explanation_source
from {{ rows_of('fct_rule_exception', 'answers') }} as failures
inner join {{ ref('dim_rule') }} as rules on failures.rule_key = rules.rule_key
left join {{ rows_of('int_finding_evidence', 'findings') }} as evidence on failures.exception_id = evidence.finding_id
left join {{ rows_of('int_finding_doubts', 'findings') }} as doubts on failures.exception_id = doubts.finding_id
left join {{ ref('measures') }} as counted on evidence.group_measure = counted.measure_code
left join {{ rows_of('int_finding_suspects', 'findings') }} as suspects on failures.exception_id = suspects.finding_id
left join {{ ref('rule_sides') }} as sides on failures.rule_id = sides.rule_id and failures.part = sides.part
left join {{ ref('dim_agency') }} as agencies on failures.agency_id = agencies.agency_id
left join {{ ref('int_explanations') }} as known
    on
        failures.report_id = known.report_id
        and failures.rule_id = known.rule_id
        and known.scope_key in ('*', failures.scope_key)
where failures.outcome = 'fail'
-- What is said of the very question stands before what is said of all questions of the rule.
qualify row_number() over (partition by failures.exception_id order by known.scope_key = '*') = 1
