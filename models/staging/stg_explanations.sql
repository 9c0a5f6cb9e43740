-- depends_on: {{ ref('known_findings') }}
select * replace (cast(explained_on as date) as explained_on)
from ({{ explanations() }}) as stated
