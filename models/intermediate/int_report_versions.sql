with candidates as (
    select
        *,
        case
            when regexp_matches(source_url, '^(https?://)?([^/]+\.)?gov\.cn([:/]|$)') then 1
            when source_url is null then 2
            else 3
        end as origin_rank,
        if(status = 'parsed', 1, 2) as status_rank
    from {{ ref('stg_documents') }}
    where status in ('parsed', 'partial')
),

ranked as (
    select
        *,
        row_number() over (
            partition by report_id
            order by
                origin_rank asc,
                published_on desc nulls last,
                status_rank asc,
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
        rival.origin_rank != own.origin_rank as origin_decides,
        coalesce(rival.published_on != own.published_on, rival.published_on is not null)
        or (rival.published_on is null and own.published_on is not null) as publication_decides,
        rival.status_rank != own.status_rank as status_decides,
        rival.loaded_at != own.loaded_at as landing_decides
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
    case origin_rank when 1 then 'official' when 2 then 'unstated' else 'mirror' end as origin,
    published_on,
    loaded_at,
    cast(version_rank as integer) as version_rank,
    cast(version_count as integer) as version_count,
    version_rank = 1 as is_current,
    case
        when version_count = 1 then 'only_version'
        when origin_decides then 'origin'
        when publication_decides then 'publication_date'
        when status_decides then 'completeness'
        when landing_decides then 'landing'
        else 'tie'
    end as decided_by
from compared
