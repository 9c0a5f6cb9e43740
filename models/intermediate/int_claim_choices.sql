-- A view, for int_claims alone reads it.
{{ config(**looked_through()) }}

-- Names that share a code name one thing only where they state one value: 政府网站 1124 and 审批网站 952 are two.
with claims as (
    select
        * replace (
            if(
                dimension_code != ''
                and min(dimension_printed) over same_code != max(dimension_printed) over same_code
                and min(value) over same_code != max(value) over same_code,
                dimension_printed, dimension
            ) as dimension
        ),
        case
            when value is null then 'no_number'
            when state = 'approx' or approx then 'approximate'
            else 'exact'
        end as exactness
    from {{ rows_of('int_claim_values', 'reports') }}
    window same_code as (partition by report_id, measure_code, dimension_code)
),

-- The best first: of the report's own scope, exact, not a part of the same figure, of a list, first in print.
ranked as (
    select
        *,
        row_number() over best_first as choice_rank,
        first_value(exactness) over best_first as best_exactness,
        first_value(scope_fit) over best_first as best_scope_fit,
        first_value(nested_in = measure_code) over best_first as is_best_nested,
        first_value(list_no) over best_first as best_list_no,
        count(*) over (partition by report_id, measure_code, dimension) as claim_count,
        coalesce(
            min(value) filter (where exactness = 'exact') over same_scope
            != max(value) filter (where exactness = 'exact') over same_scope, false
        ) as has_conflict
    from claims
    window
        best_first as (
            partition by report_id, measure_code, dimension
            order by
                scope_fit = 'other' asc,
                list_position(['exact', 'approximate', 'no_number'], exactness) asc,
                scope_fit = 'same' desc,
                nested_in = measure_code asc,
                list_no is null asc,
                claim_no asc
        ),
        -- Words that name no scope speak of the report's own.
        same_scope as (partition by report_id, measure_code, dimension, if(scope_fit = 'other', scope, ''))
)

select
    report_id,
    claim_no,
    measure_code,
    dimension,
    exactness,
    claim_count,
    has_conflict,
    choice_rank = 1 and scope_fit != 'other' as is_chosen,
    case
        when scope_fit = 'other' then 'other_scope'
        when choice_rank = 1 then null
        when exactness != best_exactness then exactness
        when scope_fit != best_scope_fit then 'scope_unstated'
        when nested_in = measure_code and not is_best_nested then 'nested'
        when list_no is null and best_list_no is not null then 'outside_list'
        else 'printed_later'
    end as set_aside_reason
from ranked
