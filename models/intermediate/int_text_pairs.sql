{{ config(**kept('answers')) }}

with reports as (select * from {{ ref('int_reports_current') }}),

signatures as (select * from {{ ref('stg_signatures') }}),

pairs as (
    select
        report_id,
        previous_report_id as other_report_id,
        'previous' as pair_kind
    from {{ rows_of('int_report_chain', 'answers') }}
    where previous_report_id is not null
    union all
    select
        report_id,
        other_report_id,
        'candidate' as pair_kind
    from {{ rows_of('int_text_candidates', 'answers') }}
),

counted as (
    select
        pairs.report_id,
        pairs.other_report_id,
        pairs.pair_kind,
        array_length(own_words.ngrams) as own_ngrams,
        array_length(other_words.ngrams) as other_ngrams,
        array_length(list_intersect(own_words.ngrams, other_words.ngrams)) as common_ngrams
    from pairs
    inner join reports as own on pairs.report_id = own.report_id
    inner join reports as rivals on pairs.other_report_id = rivals.report_id
    inner join signatures as own_words on own.document_id = own_words.document_id
    inner join signatures as other_words on rivals.document_id = other_words.document_id
)

select
    report_id,
    other_report_id,
    pair_kind,
    own_ngrams,
    other_ngrams,
    common_ngrams,
    own_ngrams + other_ngrams - common_ngrams as all_ngrams,
    common_ngrams / nullif(own_ngrams + other_ngrams - common_ngrams, 0) as similarity
from counted
