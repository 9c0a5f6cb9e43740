select * from ({{ claim_beside() }}) as beside
