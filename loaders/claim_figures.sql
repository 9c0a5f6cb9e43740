-- Claims as the rules read them: with the percentage printed beside each figure, up to the next figure.
with claims as (
    select
        *,
        lead(start_offset) over (partition by report_id, place order by start_offset, claim_no) as next_offset
    from {claims}
    -- A percentage of what is counted is no figure of it.
    where source_kind = 'claim' and not (unit_printed = '%' and unit <> '%')
),

segments as (
    select
        claims.*,
        substr(
            paragraphs.text, claims.start_offset + 1,
            coalesce(claims.next_offset, length(paragraphs.text)) - claims.start_offset
        ) as segment
    from claims
    left join {paragraphs} as paragraphs
        on claims.document_id = paragraphs.document_id and claims.place = paragraphs.place
),

followed as (
    select
        *,
        {share} as share_text
    from segments
)

select
    report_id,
    claim_no,
    measure_code,
    -- All applicants together are no part of anything.
    if(dimension = 'applicant=total', '', dimension) as dimension,
    value,
    if(state = 'zero_word', 'zero_word', 'figure') as figure_state,
    case
        when state in ({counted}) and value is not null and not approx then 'exact'
        when value is not null and bound in ('lower', 'upper') then bound
        when value is not null then 'about'
        else 'none'
    end as exactness,
    nested_in,
    list_no,
    scope_fit,
    place,
    start_offset,
    phrase,
    unit,
    unit_printed,
    try_cast(replace(share_text, '．', '.') as double) as share,
    length(regexp_extract(share_text, '[.．](.*)', 1)) as share_decimals
from followed
