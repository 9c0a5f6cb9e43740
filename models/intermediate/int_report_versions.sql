{{ config(**kept('documents')) }}

with candidates as (
    select
        documents.*,
        origins.origin,
        case origins.origin when 'official' then 1 when 'unstated' then 2 else 3 end as origin_rank,
        coalesce(documents.published_on, cast('0001-01-01' as date)) as dated,
        coalesce(reading.is_mutilated, false) as is_mutilated,
        -- The smaller, the more of it was read.
        (
            if(documents.status = 'parsed', 1, 2),
            -coalesce(reading.figures_read, 0),
            coalesce(reading.errors, 0),
            coalesce(reading.warnings, 0)
        ) as completeness
    from {{ rows_of('stg_documents', 'documents') }} as documents
    left join {{ rows_of('int_document_reading', 'documents') }} as reading
        on documents.document_id = reading.document_id
    inner join {{ rows_of('int_document_origins', 'documents') }} as origins
        on documents.document_id = origins.document_id
    where documents.status in ('parsed', 'partial')
),

ranked as (
    select
        *,
        row_number() over (
            partition by report_id
            order by
                origin_rank asc,
                is_mutilated asc,
                dated desc,
                completeness asc,
                loaded_at desc,
                load_id desc,
                document_id asc
        ) as version_rank,
        count(*) over (partition by report_id) as version_count
    from candidates
),

-- What decided: the first criterion in which a version differs from the one that counts,
-- or, for that one, from the next best.
compared as (
    select
        own.*,
        case
            when own.version_count = 1 then 'only_version'
            when rival.origin_rank != own.origin_rank then 'origin'
            when rival.is_mutilated != own.is_mutilated then 'completeness'
            when rival.dated != own.dated then 'publication_date'
            when rival.completeness != own.completeness then 'completeness'
            when rival.loaded_at != own.loaded_at then 'landing'
            else 'tie'
        end as decided_by
    from ranked as own
    left join ranked as rival
        on
            own.report_id = rival.report_id
            and rival.version_rank = if(own.version_rank = 1, 2, 1)
)

select
    document_id,
    report_id,
    agency_id,
    agency_name,
    report_year,
    reporter_scope,
    status,
    origin,
    published_on,
    loaded_at,
    cast(version_rank as integer) as version_rank,
    cast(version_count as integer) as version_count,
    version_rank = 1 as is_current,
    decided_by
from compared
