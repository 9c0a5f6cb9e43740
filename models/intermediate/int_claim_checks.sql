{{ config(**kept('reports')) }}

select *
from (
    {{
        claim_checks(
            rows_of('int_claim_figures', 'reports'), rows_of('int_claim_terms', 'reports'), rows_of('int_claim_sums', 'reports'), rows_of('int_reports_current', 'reports'),
            ref('accounting_rules'), ref('units'), ref('fitting_units')
        )
    }}
) as checks
