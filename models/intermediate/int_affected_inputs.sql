-- Reports whose figures the questions look at: those asked, and those of their earlier years.
select report_id
from {{ ref('int_affected_answers') }}
where report_id is not null
union
select past_report_id as report_id
from {{ ref('int_report_lookback') }}
where {{ is_affected('answers') }} and past_report_id is not null
