select *
from (
    {{
        claim_checks(
            ref('int_claim_figures'), ref('int_claim_terms'), ref('int_claim_sums'), ref('int_reports_current'),
            ref('accounting_rules'), ref('units'), ref('fitting_units')
        )
    }}
) as checks
