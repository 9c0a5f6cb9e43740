{{ config(**kept('findings')) }}

-- What speaks for and against the figures that a finding looks at: how they were read, what is noted at their places,
-- whether their text says another number, and whether the words say the same.
with cells as (
    select
        looked_at.*,
        printed.value_printed,
        printed.dimension,
        try_cast(
            regexp_replace(translate(printed.value_text, '０１２３４５６７８９．－', '0123456789.-'), '[^0-9.-]', '', 'g')
            as double
        ) as told_value
    from {{ rows_of('fct_finding_cell', 'findings') }} as looked_at
    inner join {{ ref('int_reports_current') }} as reports
        on looked_at.document_id = reports.document_id
    inner join {{ rows_of('int_form_values', 'compared') }} as printed
        on
            reports.report_id = printed.report_id and looked_at.table_id = printed.table_id
            and looked_at.row_code = printed.row_code and looked_at.column_code = printed.column_code
    where looked_at.evidence_kind = 'cell'
),

signs as (
    select
        finding_id,
        unnest([
            if(confidence < 1, 'low_confidence', null),
            if(issue_codes is not null, 'loader_issue', null),
            if(state in ('blank', 'na'), 'blank_cell', null)
        ]) as sign
    from {{ rows_of('fct_finding_cell', 'findings') }}
    union all
    select
        finding_id,
        'text_differs' as sign
    from cells
    -- A number in words has no digits to compare.
    where state = 'num' and regexp_matches(value_text, '[0-9０-９]') and told_value is distinct from value_printed
    union all
    select
        cells.finding_id,
        'words_agree' as sign
    from cells
    inner join {{ rows_of('fct_measure', 'compared') }} as words
        on
            cells.report_id = words.report_id and cells.measure_code = words.measure_code
            and cells.dimension = words.dimension and cells.value = words.measure_value
    where words.source_kind = 'claim' and words.state = 'num' and cells.value <> 0
)

select
    finding_id,
    string_agg(distinct sign, ',' order by sign) as evidence_codes,
    bool_or(sign = 'text_differs') as is_text_other
from signs
where sign is not null
group by finding_id
