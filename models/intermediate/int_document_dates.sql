{{ config(**kept('documents')) }}

-- DOC-PUB-DEADLINE and DOC-PUB-AFTER. A body whose kind nobody knows is late after the last of all deadlines, in time
-- up to the first, and in between nobody can say.
with doubtful as (
    select document_id from {{ rows_of('int_document_stated', 'documents') }}
    where rule_id = 'DOC-YEAR' and outcome = 'fail'
),

-- Nobody knows what was due while the year itself is in doubt.
facts as (
    select
        facts.*,
        doubtful.document_id is not null as is_year_in_doubt,
        coalesce(facts.period_end, facts.due_end) as ends_on
    from {{ rows_of('int_document_facts', 'documents') }} as facts
    left join doubtful on facts.document_id = doubtful.document_id
    where facts.is_report
)

select
    document_id,
    'DOC-PUB-DEADLINE' as rule_id,
    if(is_township, 'township', 'main') as part,
    'all' as scope_key,
    case
        when is_year_in_doubt or first_published_on is null or latest_due is null then 'not_assessable'
        when first_published_on > latest_due then 'fail'
        when has_deadline_of_its_own or first_published_on <= earliest_due then 'pass'
        else 'not_assessable'
    end as outcome,
    -- Whether a body whose level nobody knows is one that the law names is as unknown.
    if(has_deadline_of_its_own, null, 'warning') as severity,
    first_published_on as left_date,
    latest_due as right_date
from facts
union all
select
    document_id,
    'DOC-PUB-AFTER' as rule_id,
    'main' as part,
    'all' as scope_key,
    case
        when published_on is null or ends_on is null then 'not_assessable'
        when published_on > ends_on then 'pass'
        else 'fail'
    end as outcome,
    null as severity,
    published_on as left_date,
    ends_on as right_date
from facts
