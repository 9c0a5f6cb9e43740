-- depends_on: {{ ref('share_patterns') }}
-- depends_on: {{ ref('claim_guards') }}
select * from ({{ claim_figures(ref('int_claims'), ref('stg_paragraphs')) }}) as figures
