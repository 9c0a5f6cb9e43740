{{ config(**kept('documents')) }}

-- DOC-SECTIONS: every chapter that the form requires is there, and those with headings stand in its order.
-- depends_on: {{ ref('form_sections') }}
with facts as (
    select
        document_id,
        expected_form_id as form_id
    from {{ rows_of('int_document_facts', 'documents') }}
    where is_report and expected_form_id is not null
),

sections as (
    select * from ({{ document_sections('facts', rows_of('stg_paragraphs', 'documents')) }}) as found
),

illegible as (
    select distinct
        issues.document_id,
        rules.part
    from {{ rows_of('stg_issues', 'documents') }} as issues
    inner join {{ ref('document_rules') }} as rules on rules.evidence = 'issue' and issues.code = rules.value
    where rules.rule_id = 'DOC-SECTIONS'
),

orders as (
    select
        document_id,
        string_agg(label, '、' order by paragraph_no, position) filter (where paragraph_no is not null) as printed,
        string_agg(label, '、' order by position) filter (where paragraph_no is not null) as due
    from sections
    where looked_for = 'heading'
    group by document_id
    having count(paragraph_no) > 1
),

-- One question about all of them: a report that lacks three chapters is one report to mend.
asked as (
    select
        document_id,
        'present' as part,
        count(*) filter (where is_missing) = 0 as holds,
        string_agg(label, '；' order by position) filter (where is_missing) as left_text,
        cast(null as varchar) as right_text
    from (
        select
            *,
            required and paragraph_no is null as is_missing
        from sections
    ) as judged
    group by document_id
    union all
    select
        document_id,
        'order' as part,
        printed = due as holds,
        printed as left_text,
        due as right_text
    from orders
)

select
    asked.document_id,
    'DOC-SECTIONS' as rule_id,
    asked.part,
    'all' as scope_key,
    -- What was found counts in any case; what was not may stand in the part that cannot be read.
    case
        when asked.holds then 'pass'
        when illegible.document_id is not null then 'not_assessable'
        else 'fail'
    end as outcome,
    asked.left_text,
    asked.right_text
from asked
left join illegible on asked.document_id = illegible.document_id and asked.part = illegible.part
