{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__report_wide(cells) %}
with coded as (
    select
        *,
        case
            when state in ('num', 'zero_word') and value is not null then 0
            when state in ('blank', 'na') then 1
            else 1000
        end as code
    from {{ cells }}
),

-- One list sorted afterwards takes half the time of two that are aggregated in order.
printed as (
    select
        report_id,
        table_id,
        form_id,
        list_sort(
            list(
                struct_pack(
                    ordinal := ordinal,
                    code := code,
                    amount := case when code = 0 then cast(value as double) else 0 end
                )
            )
        ) as cells
    from coded
    group by report_id, table_id, form_id
),

lists as (
    select
        report_id,
        table_id,
        form_id,
        list_transform(cells, lambda cell: cell.amount) as amounts,
        list_transform(cells, lambda cell: cast(cell.code as integer)) as missing
    from printed
)

select
    report_id,
    any_value(case when table_id = 'annex2008_sh_v1' then form_id end) as f_annex2008_sh_v1,
    any_value(case when table_id = 'annex2008_sh_v1' then amounts end) as v_annex2008_sh_v1,
    any_value(case when table_id = 'annex2008_sh_v1' then missing end) as m_annex2008_sh_v1,
    any_value(case when table_id = 'annex2008_sh_v2' then form_id end) as f_annex2008_sh_v2,
    any_value(case when table_id = 'annex2008_sh_v2' then amounts end) as v_annex2008_sh_v2,
    any_value(case when table_id = 'annex2008_sh_v2' then missing end) as m_annex2008_sh_v2,
    any_value(case when table_id = 'annex2008_fj' then form_id end) as f_annex2008_fj,
    any_value(case when table_id = 'annex2008_fj' then amounts end) as v_annex2008_fj,
    any_value(case when table_id = 'annex2008_fj' then missing end) as m_annex2008_fj,
    any_value(case when table_id = 'annex2014' then form_id end) as f_annex2014,
    any_value(case when table_id = 'annex2014' then amounts end) as v_annex2014,
    any_value(case when table_id = 'annex2014' then missing end) as m_annex2014,
    any_value(case when table_id = 't2_art20_1' then form_id end) as f_t2_art20_1,
    any_value(case when table_id = 't2_art20_1' then amounts end) as v_t2_art20_1,
    any_value(case when table_id = 't2_art20_1' then missing end) as m_t2_art20_1,
    any_value(case when table_id = 't2_art20_5' then form_id end) as f_t2_art20_5,
    any_value(case when table_id = 't2_art20_5' then amounts end) as v_t2_art20_5,
    any_value(case when table_id = 't2_art20_5' then missing end) as m_t2_art20_5,
    any_value(case when table_id = 't2_art20_6' then form_id end) as f_t2_art20_6,
    any_value(case when table_id = 't2_art20_6' then amounts end) as v_t2_art20_6,
    any_value(case when table_id = 't2_art20_6' then missing end) as m_t2_art20_6,
    any_value(case when table_id = 't2_art20_8' then form_id end) as f_t2_art20_8,
    any_value(case when table_id = 't2_art20_8' then amounts end) as v_t2_art20_8,
    any_value(case when table_id = 't2_art20_8' then missing end) as m_t2_art20_8,
    any_value(case when table_id = 't2_art20_9' then form_id end) as f_t2_art20_9,
    any_value(case when table_id = 't2_art20_9' then amounts end) as v_t2_art20_9,
    any_value(case when table_id = 't2_art20_9' then missing end) as m_t2_art20_9,
    any_value(case when table_id = 't3_applications' then form_id end) as f_t3_applications,
    any_value(case when table_id = 't3_applications' then amounts end) as v_t3_applications,
    any_value(case when table_id = 't3_applications' then missing end) as m_t3_applications,
    any_value(case when table_id = 't4_review_litigation' then form_id end) as f_t4_review_litigation,
    any_value(case when table_id = 't4_review_litigation' then amounts end) as v_t4_review_litigation,
    any_value(case when table_id = 't4_review_litigation' then missing end) as m_t4_review_litigation
from lists
group by report_id
{% endmacro %}
