{{ config(**kept('reports')) }}

select *
from (
    {{
        claim_terms(
            rows_of('int_claim_figures', 'reports'), ref('int_claim_questions'), ref('int_claim_beside'), rows_of('int_claim_tables', 'reports')
        )
    }}
) as terms
