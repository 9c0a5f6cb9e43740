with exceptions as (select * from {{ ref('fct_rule_exception') }}),

-- A message calls a cell by what sets it apart from the finding's other cells; what they share is the place.
told as (
    select
        *,
        min(row_code) over finding = max(row_code) over finding as is_one_row,
        min(column_code) over finding = max(column_code) over finding as is_one_column,
        count(*) over (partition by finding_id, side) > 1 and value = 0 as is_silent,
        if(weight = 1, '', weight || '×')
        || nullif(concat_ws(' ', if(is_one_row, null, row_label), if(is_one_column, null, column_label)), '')
        || ' ' || value_text as named_value,
        concat_ws('/', table_id, row_code, column_code)
        || '=' || coalesce(value_text, state) || ' (' || place || ')' as printed
    from {{ ref('fct_finding_cell') }}
    window finding as (partition by finding_id)
),

evidence as (
    select
        finding_id,
        concat_ws(
            ' / ', min(if(is_one_row, row_label, null)), min(if(is_one_column, column_label, null))
        ) as shared_place,
        string_agg(named_value, ' + ' order by cell_no) filter (where side = 'left' and not is_silent) as left_cells,
        string_agg(named_value, ' + ' order by cell_no) filter (where side = 'right' and not is_silent) as right_cells,
        string_agg(printed, '; ' order by cell_no) as cells,
        cast(count(*) filter (where confidence < 1) as integer) as doubtful_cells,
        bool_or(confidence < 1 and issue_codes is not null) as is_misread,
        string_agg(distinct issue_codes, ',' order by issue_codes) as issue_codes
    from told
    group by finding_id
)

select
    failures.exception_id as finding_id,

    failures.report_id,
    failures.rule_key,
    failures.rule_id,
    failures.part,
    failures.scope_key,
    failures.agency_id,
    agencies.agency_name,
    failures.report_year,
    failures.reporter_scope,

    failures.severity,
    failures.reason,
    failures.left_value,
    failures.right_value,
    failures.difference,

    -- One sign of doubt leaves it open whose fault it is; two at one cell point at the loader.
    case
        when evidence.is_misread then 'loader'
        when evidence.doubtful_cells > 0 or evidence.issue_codes is not null then 'mixed'
        else 'agency'
    end as responsibility,
    evidence.doubtful_cells,
    evidence.issue_codes,
    evidence.cells,

    {{ finding_message('zh') }} as message_zh,
    {{ finding_message('en') }} as message_en,

    known.report_id is not null as is_explained,
    known.explanation,
    known.source as explanation_source
from exceptions as failures
inner join evidence on failures.exception_id = evidence.finding_id
inner join {{ ref('dim_rule') }} as rules on failures.rule_key = rules.rule_key
left join {{ ref('dim_agency') }} as agencies on failures.agency_id = agencies.agency_id
left join {{ ref('known_findings') }} as known
    on
        failures.report_id = known.report_id
        and failures.rule_id = known.rule_id
        and failures.scope_key = known.scope_key
where failures.outcome = 'fail'
