{{ config(**kept('documents')) }}

-- Names of regions before words by which a body speaks of its own. The longest name counts (浦东新区, not 东新区); a name
-- that several regions bear or bore is foreign only if all of them are.
-- depends_on: {{ rows_of('stg_paragraphs', 'documents') }}
{% set shortest, longest = 3, 12 -%}

with mentions as ({{ own_places(rows_of('stg_paragraphs', 'documents')) }}),

nearby as (select * from {{ ref('int_region_stretches') }}),

names as (
    select distinct
        versions.region_name,
        nearby.stretch
    from {{ ref('dim_region_version') }} as versions
    inner join nearby on versions.region_code = nearby.region_code
    where versions.region_level in ('prefecture', 'county') and length(versions.region_name) >= {{ shortest }}
),

homes as (
    select
        documents.document_id,
        nearby.stretch
    from {{ rows_of('stg_documents', 'documents') }} as documents
    inner join {{ ref('int_agencies') }} as agencies on documents.agency_id = agencies.agency_id
    inner join nearby on agencies.region_code = nearby.region_code
),

named as (
    select
        mentions.*,
        right(mentions.words_before, lengths.length) as region_name
    from mentions
    inner join generate_series({{ shortest }}, {{ longest }}) as lengths (length)
        on length(mentions.words_before) >= lengths.length
    where right(mentions.words_before, lengths.length) in (select names.region_name from names)
    qualify
        lengths.length = max(lengths.length) over (
            partition by mentions.document_id, mentions.paragraph_no, mentions.sentence, mentions.words_before
        )
),

own as (
    select distinct
        named.document_id,
        named.region_name
    from named
    inner join homes on named.document_id = homes.document_id
    inner join names on named.region_name = names.region_name
    where starts_with(homes.stretch, names.stretch) or starts_with(names.stretch, homes.stretch)
)

select distinct
    named.document_id,
    named.paragraph_no,
    named.sentence,
    named.region_name
from named
semi join homes on named.document_id = homes.document_id
anti join own on named.document_id = own.document_id and named.region_name = own.region_name
-- A sentence that names several places lists them.
qualify count(distinct named.region_name) over (partition by named.document_id, named.paragraph_no, named.sentence) = 1
