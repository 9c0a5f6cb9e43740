{{ config(**looked_through()) }}

select *
from (
    {{
        claim_answers(
            rows_of('int_claim_figures', 'reports'), ref('int_claim_questions'), ref('int_claim_beside'), rows_of('int_claim_tables', 'reports'),
            rows_of('int_claim_terms', 'reports')
        )
    }}
) as answers
