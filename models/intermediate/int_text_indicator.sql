{{ config(**kept('answers')) }}

-- The part that a report has in common with that of the year before, in the columns of int_indicators.
select
    pairs.report_id,
    indicators.indicator_code,
    pairs.common_ngrams as numerator,
    pairs.all_ngrams as base,
    'text' as source_kind,
    if(pairs.all_ngrams >= indicators.minimum_base, indicators.scale * pairs.similarity, null) as indicator_value,
    pairs.all_ngrams < indicators.minimum_base as is_suppressed,
    false as is_imputed
from {{ rows_of('int_text_pairs', 'answers') }} as pairs
inner join {{ ref('indicators') }} as indicators on indicators.indicator_code = 'ind_text_repeat'
where pairs.pair_kind = 'previous'
