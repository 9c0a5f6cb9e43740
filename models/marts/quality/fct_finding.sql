with exceptions as (select * from {{ ref('fct_rule_exception') }}),

-- A message calls a cell by what sets it apart from the finding's other cells; what they share is the place. A figure
-- in a sentence is called by its words.
told as (
    select
        *,
        min(row_code) over finding = max(row_code) over finding as is_one_row,
        min(column_code) over finding = max(column_code) over finding as is_one_column,
        count(*) over (partition by finding_id, side) > 1 and value = 0 and evidence_kind = 'cell' as is_silent,
        if(weight = 1, '', weight || '×') || if(
            evidence_kind = 'claim',
            '“' || value_text || '”',
            nullif(concat_ws(' ', if(is_one_row, null, row_label), if(is_one_column, null, column_label)), '')
            || ' ' || value_text
        ) as named_value,
        if(evidence_kind = 'claim', place, null) as claim_place,
        concat_ws('/', coalesce(table_id, measure_code), row_code, coalesce(column_code, column_label))
        || '=' || coalesce(value_text, state) || ' (' || place || ')' as printed
    from {{ ref('fct_finding_cell') }}
    window finding as (partition by finding_id)
),

evidence as (
    select
        finding_id,
        concat_ws(
            ' / ', min(if(is_one_row, row_label, null)) filter (where evidence_kind = 'cell'),
            min(if(is_one_column, column_label, null)) filter (where evidence_kind = 'cell')
        ) as shared_place,
        {% for side in ['left', 'right'] %}
            string_agg(named_value, ' + ' order by cell_no) filter (
                where (side = 'left') = {{ side == 'left' }} and not is_silent
            ) as {{ side }}_cells,
            string_agg(distinct claim_place, ', ' order by claim_place) filter (
                where (side = 'left') = {{ side == 'left' }}
            ) as {{ side }}_places,
        {% endfor %}
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
    failures.left_text,
    failures.right_text,

    -- One sign of doubt leaves it open whose fault it is; two at one cell point at the loader.
    case
        when evidence.is_misread then 'loader'
        when evidence.doubtful_cells > 0 or evidence.issue_codes is not null then 'mixed'
        else 'agency'
    end as responsibility,
    coalesce(evidence.doubtful_cells, 0) as doubtful_cells,
    evidence.issue_codes,
    evidence.cells,

    {{ finding_message('zh') }} as message_zh,
    {{ finding_message('en') }} as message_en,

    known.report_id is not null as is_explained,
    known.explanation,
    known.source as explanation_source
from exceptions as failures
inner join {{ ref('dim_rule') }} as rules on failures.rule_key = rules.rule_key
left join evidence on failures.exception_id = evidence.finding_id
left join {{ ref('rule_sides') }} as sides on failures.rule_id = sides.rule_id and failures.part = sides.part
left join {{ ref('dim_agency') }} as agencies on failures.agency_id = agencies.agency_id
left join {{ ref('known_findings') }} as known
    on
        failures.report_id = known.report_id
        and failures.rule_id = known.rule_id
        and failures.scope_key = known.scope_key
where failures.outcome = 'fail'
