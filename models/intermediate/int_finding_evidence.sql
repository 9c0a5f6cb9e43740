{{ config(post_hook="{{ insert_other_parts() }}", **kept('findings')) }}

-- 余 and 近 are told as what they say.
with bounds as (
    select
        finding_id,
        any_value(bound) as left_bound
    from {{ rows_of('int_finding_claims', 'answers') }}
    where side = 'left' and bound in ('lower', 'upper')
    group by finding_id
),

evidence as (
    select
        cells.*,
        bounds.left_bound
    from {{ part_of('fct_finding_cell', 'findings', 5) }} as cells
    left join bounds on cells.finding_id = bounds.finding_id
),

-- A message calls a cell by what sets it apart from the finding's other cells; what they share is the place. A figure
-- in a sentence is called by its words.
told as (
    select
        *,
        min(row_code) over finding = max(row_code) over finding as is_one_row,
        min(column_code) over finding = max(column_code) over finding as is_one_column,
        count(*) over (partition by finding_id, side) > 1 and value = 0 and evidence_kind = 'cell' as is_silent,
        -- Cells of two years are set apart by the year.
        if(min(printed_year) over finding < max(printed_year) over finding, printed_year, null) as told_year,
        if(weight = 1, '', {{ plain_number('weight') }} || '×') as factor,
        if(
            evidence_kind = 'claim',
            factor || '“' || value_text || '”',
            nullif(concat_ws(
                ' ', told_year, if(is_one_row, null, row_label), if(is_one_column, null, column_label)
            ), '') || ' ' || factor || value_text
        ) as named_value,
        if(evidence_kind = 'claim', place, null) as claim_place,
        concat_ws('/', coalesce(table_id, measure_code), row_code, coalesce(column_code, column_label))
        || '=' || coalesce(value_text, state) || ' (' || place || ')' as printed
    from evidence
    window finding as (partition by finding_id)
)

select
    finding_id,
    any_value(left_bound) as left_bound,
    -- A figure in words against the sum of several cells is that of a group, called by what it counts.
    if(
        count(*) filter (where evidence_kind = 'cell' and side = 'right') > 1,
        min(measure_code) filter (where evidence_kind = 'claim' and side = 'left'), null
    ) as group_measure,
    concat_ws(
        ' / ', min(if(is_one_row, row_label, null)) filter (where evidence_kind = 'cell'),
        min(if(is_one_column, column_label, null)) filter (where evidence_kind = 'cell')
    ) as shared_place,
    {% for side in ['left', 'right'] %}
        string_agg(named_value, ' + ' order by cell_no) filter (
            where side = '{{ side }}' and not is_silent
        ) {% if side == 'right' -%}
            || coalesce(' ÷ ' || string_agg(named_value, ' + ' order by cell_no) filter (where side = 'base'), '')
        {%- endif %} as {{ side }}_cells,
        string_agg(distinct claim_place, ', ' order by claim_place) filter (
            where (side = 'left') = {{ side == 'left' }}
        ) as {{ side }}_places,
    {% endfor %}
    string_agg(printed, '; ' order by cell_no) as cells,
    cast(count(*) filter (where confidence < 1) as integer) as doubtful_cells,
    string_agg(distinct issue_codes, ',' order by issue_codes) as issue_codes,
    -- One sign of doubt leaves it open whose fault it is; two at one cell point at the loader.
    case
        when bool_or(confidence < 1 and issue_codes is not null) then 'loader'
        when bool_or(confidence < 1 or issue_codes is not null) then 'mixed'
        else 'agency'
    end as responsibility
from told
group by finding_id
