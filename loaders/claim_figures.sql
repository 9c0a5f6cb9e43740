-- Claims as the rules read them: with the percentage printed beside each figure, what lies in brackets passed over, and
-- with the rules that their wording keeps them out of.
with texts as (
    select
        claims.*,
        paragraphs.text as paragraph,
        claims.start_offset + length(claims.phrase) as stops_at,
        substr(paragraphs.text, 1, claims.start_offset) as said_before,
        length(regexp_replace(said_before, '[^（(]', '', 'g'))
        - length(regexp_replace(said_before, '[^）)]', '', 'g')) as depth
    from {claims} as claims
    left join {paragraphs} as paragraphs
        on claims.document_id = paragraphs.document_id and claims.place = paragraphs.place
    -- A percentage of what is counted is no figure of it.
    where claims.source_kind = 'claim' and not (claims.unit_printed = '%' and claims.unit <> '%')
),

-- Up to the next figure of its own level: 150条（含9条），占75% is of the 150.
followed as (
    select
        *,
        substr(
            paragraph, stops_at + 1,
            greatest(0, coalesce(
                lead(start_offset) over (partition by report_id, place, depth order by start_offset, claim_no),
                length(paragraph)
            ) - stops_at)
        ) as rest,
        regexp_replace(rest, '[（(][^（()）占佔比]*[）)]', '', 'g') as passed_over,
        regexp_extract(regexp_replace(passed_over, '[（(][^（()）占佔比]*[）)]', '', 'g'), '^[^）)]*') as segment
    from texts
),

shared as (
    select
        *,
        {share} as share_text,
        {share_said} as share_said,
        substr(paragraph, 1, stops_at) as opening,
        phrase || regexp_extract(substr(paragraph, stops_at + 1), '^[^，。；、,;\n]*') as clause
    from followed
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
    stops_at,
    phrase,
    unit,
    unit_printed,
    try_cast(replace(share_text, '．', '.') as double) as share,
    length(regexp_extract(share_text, '[.．](.*)', 1)) as share_decimals,
    if(share_text is null, null, phrase || share_said) as share_phrase,
    -- Where the last word or bracket stands that puts what follows inside what precedes it.
    if(
        regexp_matches(opening, '{opener}'), length(regexp_extract(opening, '(?s)^(.*)(?:{opener})', 1)), null
    ) as opened_at,
    concat_ws(' ', {muted}, null) as muted_rules
from shared
