{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__claim_terms(claims, questions, beside, tables) %}
with claims as (select * from {{ claims }}),

questions as (select * from {{ questions }}),

beside as (select * from {{ beside }}),

addends as (
    select distinct
        beside.measure_code,
        questions.measure_code as sum_code
    from beside
    inner join questions on beside.question_no = questions.question_no
    where beside.source = 'list'
),

-- A claim raises a question that its measure, dimension and enclosing figure answer to.
raised as (
    select
        claims.*,
        questions.* exclude (measure_code, dimension, nested_in, figure_state)
    from claims
    inner join questions
        on
            claims.measure_code = questions.measure_code
            and claims.figure_state = questions.figure_state
            and questions.dimension in ('*', claims.dimension)
            and case left(questions.nested_in, 1)
                when '*' then true
                when '-' then claims.nested_in <> substr(questions.nested_in, 2)
                else claims.nested_in = questions.nested_in
            end
    union all
    -- Any measure inside another; the addends of a sum answer for themselves in the question of that sum.
    select
        claims.*,
        questions.* exclude (measure_code, dimension, nested_in, figure_state)
    from claims
    inner join questions on claims.figure_state = questions.figure_state
    where questions.measure_code = '*' and left(questions.nested_in, 1) = '+' and claims.nested_in <> ''
),

anchors as (
    select raised.*
    from raised
    left join {{ tables }} as tables on raised.report_id = tables.report_id and raised.question_no = tables.question_no
    left join addends on raised.measure_code = addends.measure_code and raised.nested_in = addends.sum_code
    where
        (raised.form_id is null or tables.report_id is not null)
        and (addends.measure_code is null or not raised.spares_addends)
        and not list_contains(string_split(raised.muted_rules, ' '), raised.rule_id)
),

-- What stands beside the claim: the others of its enumeration, what lies inside it, or the nearest that it lies inside.
neighbours as (
    select
        anchors.report_id,
        anchors.question_no,
        anchors.claim_no as anchor_no,
        others.claim_no,
        beside.term_no,
        beside.side,
        beside.weight,
        (anchors.scope_fit = 'other') <> (others.scope_fit = 'other') as is_elsewhere,
        -- Nothing between the two puts the one inside the other: 书面3件、网上5件.
        anchors.rule_id in ('NAR-NEST')
        and coalesce(anchors.opened_at < if(anchors.place = others.place, others.stops_at, 0), true) as is_unopened
    from anchors
    inner join beside on anchors.question_no = beside.question_no and beside.source in ('list', 'member', 'parent')
    inner join claims as others
        on
            anchors.report_id = others.report_id
            and if(beside.source = 'parent', anchors.nested_in, beside.measure_code) = others.measure_code
            and anchors.claim_no <> others.claim_no
    where
        case beside.source
            when 'list' then anchors.list_no = others.list_no and others.nested_in in ('', anchors.measure_code)
            when 'member'
                then
                    others.nested_in = anchors.measure_code
                    and (anchors.list_no = others.list_no or anchors.place = others.place)
            -- A percentage is of a figure of its own list.
            else (anchors.list_no = others.list_no or (anchors.place = others.place and beside.side <> 'base'))
            and (
                starts_with(anchors.dimension || ';', others.dimension || ';')
                or not contains(anchors.dimension, split_part(others.dimension, '=', 1) || '=')
                or others.dimension = ''
            )
        end
    qualify
        beside.source <> 'parent'
        or row_number() over (
            partition by anchors.report_id, anchors.question_no, anchors.claim_no, beside.term_no
            order by
                coalesce(anchors.list_no = others.list_no, false) desc,
                length(others.dimension) desc,
                abs(others.start_offset - anchors.start_offset) asc,
                others.claim_no asc
        ) = 1
)

select
    report_id,
    question_no,
    claim_no as anchor_no,
    claim_no,
    0 as term_no,
    side,
    weight,
    'value' as figure
from anchors
union all
select
    * exclude (is_elsewhere, is_unopened),
    'value' as figure
from neighbours
-- Figures of the whole county and of one office do not add up: such a question does not arise.
qualify not bool_or(is_elsewhere or is_unopened) over (partition by report_id, question_no, anchor_no)
union all
select
    anchors.report_id,
    anchors.question_no,
    anchors.claim_no as anchor_no,
    anchors.claim_no,
    beside.term_no,
    beside.side,
    beside.weight,
    'share' as figure
from anchors
inner join beside on anchors.question_no = beside.question_no
where beside.source = 'share' and anchors.share is not null
{% endmacro %}
