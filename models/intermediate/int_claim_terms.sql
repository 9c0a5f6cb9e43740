select *
from (
    {{
        claim_terms(
            ref('int_claim_figures'), ref('int_claim_questions'), ref('int_claim_beside'), ref('int_claim_tables')
        )
    }}
) as terms
