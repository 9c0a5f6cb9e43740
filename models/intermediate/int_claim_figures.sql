-- depends_on: {{ ref('share_patterns') }}
select * from ({{ claim_figures(ref('int_claims'), ref('stg_paragraphs')) }}) as figures
