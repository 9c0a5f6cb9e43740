select * from ({{ rule_questions() }}) as questions
