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

lists as (
    select
        report_id,
        table_id,
        form_id,
        list(case when code = 0 then cast(value as double) else 0 end order by ordinal) as amounts,
        list(cast(code as integer) order by ordinal) as missing
    from coded
    group by report_id, table_id, form_id
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
