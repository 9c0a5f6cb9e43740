select * from ({{ claim_outcomes(ref('int_claim_answers'), ref('int_claim_questions')) }}) as sums
