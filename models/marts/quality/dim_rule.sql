with rules as (select * from {{ ref('accounting_rules') }}),

questions as (
    select
        rule_id,
        part,
        form_id
    from {{ ref('int_rule_questions') }}
    union all
    select
        rule_id,
        part,
        form_id
    from {{ ref('int_claim_questions') }}
),

asked as (
    select
        rule_id,
        part,
        string_agg(distinct form_id, ',' order by form_id) as form_ids,
        count(*) as questions
    from questions
    group by rule_id, part
)

select
    rules.rule_id || '/' || rules.part as rule_key,
    rules.rule_id,
    rules.part,
    rules.family,
    rules.kind,
    rules.title_zh,
    rules.title_en,
    rules.relation,
    rules.severity,
    rules.tolerance,
    rules.null_policy,
    rules.first_year,
    rules.last_year,
    rules.floor_side,
    rules.floor,
    rules.right_constant,
    rules.basis,
    rules.fixed_by,
    rules.remedy_zh,
    rules.remedy_en,
    asked.form_ids,
    -- A rule that is no sum asks one question of whatever it looks at.
    cast(coalesce(asked.questions, if(rules.relation is null, 0, 1)) as integer) as questions_in_book
from rules
left join asked on rules.rule_id = asked.rule_id and rules.part = asked.part
