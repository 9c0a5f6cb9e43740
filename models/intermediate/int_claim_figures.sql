{{ config(**kept('reports')) }}

-- depends_on: {{ ref('share_patterns') }}
-- depends_on: {{ ref('claim_guards') }}
select * from ({{ claim_figures(rows_of('int_claims', 'reports'), rows_of('stg_paragraphs', 'documents')) }}) as figures
