{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__claim_answers(claims, questions, beside, tables, terms) %}
with claims as (select * from {{ claims }}),

questions as (select * from {{ questions }}),

beside as (select * from {{ beside }}),

terms as (
    select
        terms.*,
        if(terms.figure = 'share', claims.share, claims.value) as value,
        case
            when claims.exactness = 'none' then 'barred'
            when claims.exactness = 'exact' then 'found'
            -- What an approximate claim still says can be held against a table.
            when claims.exactness in ('lower', 'upper') and questions.null_policy = 'N3' then 'found'
            else 'approximate'
        end as weighed
    from {{ terms }} as terms
    inner join questions on terms.question_no = questions.question_no
    inner join claims on terms.report_id = claims.report_id and terms.claim_no = claims.claim_no
),

counted as (
    select
        report_id,
        question_no,
        anchor_no,
        term_no,
        count(*) as claims
    from terms
    group by report_id, question_no, anchor_no, term_no
),

-- A term that finds fewer claims than it needs is no enumeration: the question does not arise.
complete as (
    select
        counted.report_id,
        counted.question_no,
        counted.anchor_no
    from counted
    inner join questions on counted.question_no = questions.question_no
    left join beside on counted.question_no = beside.question_no and counted.term_no = beside.term_no
    where counted.claims >= coalesce(beside.least, 1)
    group by counted.report_id, counted.question_no, counted.anchor_no
    having count(*) = any_value(questions.claim_terms)
),

sums as (
    select
        report_id,
        question_no,
        anchor_no,
        coalesce(sum(weight * value) filter (where side = 'left' and weighed = 'found'), 0) as left_value,
        coalesce(sum(weight * value) filter (where side = 'right' and weighed = 'found'), 0) as right_value,
        sum(value) filter (where side = 'base' and weighed = 'found') as base_value,
        count(*) filter (where side = 'left' and weighed = 'found') as left_found,
        count(*) filter (where side <> 'left' and weighed = 'found') as right_found,
        count(*) filter (where weighed = 'approximate') as approximate,
        count(*) filter (where weighed = 'barred') as barred,
        count(*) as terms
    from terms
    group by report_id, question_no, anchor_no
),

-- What else the percentage may be of: another figure of the paragraph, or the sum of the list.
shares as (
    select
        terms.report_id,
        terms.question_no,
        terms.anchor_no,
        terms.value as share,
        questions.tolerance,
        pow(10, anchors.share_decimals) as scale,
        anchors.value as part,
        anchors.claim_no,
        anchors.place,
        anchors.list_no,
        anchors.measure_code,
        anchors.nested_in
    from terms
    inner join questions on terms.question_no = questions.question_no
    inner join claims as anchors on terms.report_id = anchors.report_id and terms.anchor_no = anchors.claim_no
    where terms.figure = 'share' and anchors.exactness = 'exact'
),

bases as (
    select
        shares.report_id,
        shares.question_no,
        shares.anchor_no,
        others.value as base
    from shares
    inner join claims as others
        on
            shares.report_id = others.report_id and shares.place = others.place and shares.claim_no <> others.claim_no
    where others.exactness = 'exact' and others.value >= shares.part
    union all
    select
        shares.report_id,
        shares.question_no,
        shares.anchor_no,
        sum(others.value) as base
    from shares
    inner join claims as others
        on
            shares.report_id = others.report_id and shares.list_no = others.list_no
            and shares.measure_code = others.measure_code and shares.nested_in = others.nested_in
    where others.exactness = 'exact'
    group by shares.report_id, shares.question_no, shares.anchor_no
),

rivals as (
    select
        shares.report_id,
        shares.question_no,
        shares.anchor_no,
        100 * shares.part / bases.base as quotient
    from shares
    inner join bases
        on
            shares.report_id = bases.report_id
            and shares.question_no = bases.question_no
            and shares.anchor_no = bases.anchor_no
    where
        bases.base > 0
        and (
            abs(shares.share - quotient) < 0.5 / shares.scale + shares.tolerance + 0.00005
            or abs(shares.share - floor(quotient * shares.scale + 0.00005) / shares.scale) < 0.00005
        )
    qualify row_number() over (
        partition by shares.report_id, shares.question_no, shares.anchor_no
        order by abs(shares.share - quotient), quotient
    ) = 1
)

select
    sums.* replace (
        case
            when questions.relation = 'percent' then 100 * sums.right_value / nullif(sums.base_value, 0)
            else sums.right_value + coalesce(tables.table_value, 0)
        end as right_value,
        sums.barred + coalesce(tables.table_missing, 0) // 1000 as barred
    ),
    coalesce(tables.table_missing, 0) % 1000 as empty,
    coalesce(tables.is_derived, false) as is_derived,
    questions.table_terms,
    anchors.exactness,
    anchors.scope_fit,
    anchors.share_decimals,
    rivals.quotient as rival_value,
    concat_ws('/', nullif(questions.name, ''), anchors.place) as place_key,
    row_number() over (
        partition by sums.report_id, sums.question_no, anchors.place order by anchors.start_offset, sums.anchor_no
    ) as place_no
from sums
semi join complete
    on
        sums.report_id = complete.report_id
        and sums.question_no = complete.question_no
        and sums.anchor_no = complete.anchor_no
inner join questions on sums.question_no = questions.question_no
inner join claims as anchors on sums.report_id = anchors.report_id and sums.anchor_no = anchors.claim_no
left join {{ tables }} as tables on sums.report_id = tables.report_id and sums.question_no = tables.question_no
left join rivals
    on
        sums.report_id = rivals.report_id
        and sums.question_no = rivals.question_no
        and sums.anchor_no = rivals.anchor_no
{% endmacro %}
