{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__claim_figures(claims, paragraphs) %}
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
    from {{ claims }} as claims
    left join {{ paragraphs }} as paragraphs
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
        coalesce(nullif(regexp_extract(segment, '^[^0-9０-９。；;\n]{0,20}?(?:占|佔|比例为|比重为)[^0-9。；;，,、]{0,20}([0-9]{1,3}(?:[.．][0-9]{1,4})?) ?[%％]', 1), ''), null) as share_text,
        coalesce(nullif(regexp_extract(segment, '^[^0-9０-９。；;\n]{0,20}?(?:占|佔|比例为|比重为)[^0-9。；;，,、]{0,20}([0-9]{1,3}(?:[.．][0-9]{1,4})?) ?[%％]', 0), ''), null) as share_said,
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
        when state in ('num', 'zero_word') and value is not null and not approx then 'exact'
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
        regexp_matches(opening, '其中|包括|包含|含|分别|[（(：:]'), length(regexp_extract(opening, '(?s)^(.*)(?:其中|包括|包含|含|分别|[（(：:])', 1)), null
    ) as opened_at,
    concat_ws(' ', if(regexp_matches(share_said, '占[^0-9]{0,4}(?:全[国省市县区州旗镇乡街系]|上年|去年|上一年|同期|[省市县区]直|本[省市县区])'), 'NAR-PCT', null),
    if(regexp_matches(paragraph, '不重复|重复(?:计算|统计|计数)|去重|[计算按](?:作|为)?[1一]条'), 'NAR-CHAN-SUM', null),
    if(regexp_matches(clause, '涉及[^，。；]{1,20}的'), 'NAR-ZERO', null),
    if(regexp_matches(clause, '(?:企业|机构|律师|学生|媒体|个人)[^，。；]{0,8}(?:提交|提出|递交)的'), 'NAR-ZERO', null),
    if(regexp_matches(clause, '被(?:纠错|纠正|撤销|追责|责令)|败诉|超期|逾期|超时'), 'NAR-ZERO', null),
    if(regexp_matches(said_before, '[^件条次项起宗个份例0-9０-９）)](?:、|及|和|与)$'), 'NAR-RESULT', null),
    if(regexp_matches(said_before, '[^件条次项起宗个份例0-9０-９）)](?:、|及|和|与)$'), 'NAR-REVIEW', null),
    if(regexp_matches(paragraph, '作为(?:行政)?复议机关'), 'NAR-REVIEW', null), null) as muted_rules
from shared
{% endmacro %}
