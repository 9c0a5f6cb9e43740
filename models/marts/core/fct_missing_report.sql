with expected as (
    select * from {{ ref('int_roster_year') }}
    where report_id is null
),

-- Something of the body and year was landed and may not count: the newest says why.
unusable as (
    select
        agency_id,
        report_year,
        count(*) as documents,
        arg_max(document_id, (loaded_at, document_id)) as document_id,
        arg_max(status, (loaded_at, document_id)) as status,
        arg_max(trust_reason, (loaded_at, document_id)) as trust_reason
    from {{ ref('stg_documents') }}
    where status not in ('parsed', 'partial')
    group by agency_id, report_year
)

select
    expected.agency_id,
    expected.agency_name,
    expected.region_code,
    expected.report_year,
    expected.publication_deadline,
    if(unusable.document_id is null, 'nothing_landed', 'not_usable') as reason,
    cast(coalesce(unusable.documents, 0) as integer) as unusable_documents,
    unusable.document_id,
    unusable.status,
    unusable.trust_reason
from expected
left join unusable on expected.agency_id = unusable.agency_id and expected.report_year = unusable.report_year
