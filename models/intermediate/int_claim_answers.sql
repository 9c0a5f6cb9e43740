{{ config(materialized='view') }}

select *
from (
    {{
        claim_answers(
            ref('int_claim_figures'), ref('int_claim_questions'), ref('int_claim_beside'), ref('int_claim_tables'),
            ref('int_claim_terms')
        )
    }}
) as answers
