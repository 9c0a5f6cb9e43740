-- Reports whose figures anything that is asked anew looks at: what its questions look at, the parts and the whole it is
-- held against, and all that is added up for its region. Reports of touched regions themselves are among those asked.
{% if var('grow') %}
    select report_id
    from {{ ref('int_affected_inputs') }}
    union
    select report_id
    from {{ ref('int_region_parts') }}
    where
        {{ is_affected('regions') }}
        or whole_report_id in (select affected.report_id from {{ ref('int_affected_answers') }} as affected)
    union
    select whole_report_id as report_id
    from {{ ref('int_region_parts') }}
    where {{ is_affected('answers') }} and whole_report_id is not null
{% else %}
    select report_id
    from {{ ref('int_affected_inputs') }}
    where false
{% endif %}
