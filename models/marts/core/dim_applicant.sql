select
    applicant_code,
    name_zh,
    name_en,
    kind as applicant_kind,
    kind = 'total' as is_total,
    position
from {{ ref('applicants') }}
