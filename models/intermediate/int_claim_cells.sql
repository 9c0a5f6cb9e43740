select * from ({{ claim_cells() }}) as cells
