{{ config(**kept('reports')) }}

select * from ({{ claim_outcomes(rows_of('int_claim_answers', 'reports'), ref('int_claim_questions')) }}) as sums
