-- depends_on: {{ ref('claim_rule_terms') }}
select * from ({{ claim_questions() }}) as questions
