{{ config(**kept('documents')) }}

with documents as (select document_id from {{ rows_of('stg_documents', 'documents') }}),

figures as (
    select
        document_id,
        state,
        value
    from {{ rows_of('stg_cells', 'documents') }}
    union all
    select
        document_id,
        state,
        value
    from {{ rows_of('stg_claims', 'documents') }}
),

counted as (
    select
        document_id,
        count(value) as figures_read,
        count(*) filter (where state in ('lost', 'corrupt')) as figures_lost
    from figures
    group by document_id
),

doubts as (
    select
        document_id,
        count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings
    from {{ rows_of('stg_issues', 'documents') }}
    group by document_id
)

select
    documents.document_id,
    coalesce(counted.figures_read, 0) as figures_read,
    coalesce(counted.figures_lost, 0) as figures_lost,
    coalesce(doubts.errors, 0) as errors,
    coalesce(doubts.warnings, 0) as warnings,
    -- A figure or two may be lost in any document; a copy whose figures were taken out loses more.
    coalesce(counted.figures_lost * 10 > counted.figures_read, false) as is_mutilated
from documents
left join counted on documents.document_id = counted.document_id
left join doubts on documents.document_id = doubts.document_id
