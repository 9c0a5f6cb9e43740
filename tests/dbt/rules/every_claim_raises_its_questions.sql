-- Per report and rule part: the questions that the seed asks of the figures in sentences, counted straight from it,
-- equal the answers counted in fct_rule_result.
with claims as (
    select
        claims.* exclude (dimension),
        replace(claims.dimension, 'applicant=total', '') as dimension,
        string_split(figures.muted_rules, ' ') as muted_rules
    from {{ rows_of('int_claims', 'reports') }} as claims
    left join {{ rows_of('int_claim_figures', 'reports') }} as figures
        on claims.report_id = figures.report_id and claims.claim_no = figures.claim_no
    where claims.source_kind = 'claim' and not (claims.unit_printed = '%' and claims.unit != '%')
),

-- The figure that encloses a claim, and the percentage beside it, are found by distance; no plain count tells them.
terms as (
    select
        * exclude (dimension, question),
        coalesce(dimension, '') as dimension,
        concat_ws('/', rule_id, part, form_id, question) as question_id
    from {{ ref('claim_rule_terms') }}
    where rule_id not in (
        select by_distance.rule_id
        from {{ ref('claim_rule_terms') }} as by_distance
        where by_distance.source in ('parent', 'share')
    )
),

printed as (
    select distinct
        report_id,
        form_id,
        table_id
    from {{ rows_of('int_form_values', 'reports') }}
),

raised as (
    select
        claims.*,
        anchors.rule_id,
        anchors.part,
        anchors.form_id,
        anchors.question_id
    from claims
    inner join terms as anchors
        on
            anchors.source = 'claim'
            and claims.measure_code = anchors.measure_code
            and anchors.dimension in ('*', claims.dimension)
            and (anchors.state = 'zero_word') = (claims.state = 'zero_word')
            and not list_contains(claims.muted_rules, anchors.rule_id)
    where
        anchors.nested_in in ('*', claims.nested_in)
        or (left(anchors.nested_in, 1) = '-' and substr(anchors.nested_in, 2) != claims.nested_in)
),

-- Tables that the report lacks, enumerations that are too short or of two scopes, and figures that hold nothing keep a
-- question from arising.
lacking as (
    select
        raised.report_id,
        raised.claim_no,
        raised.question_id
    from raised
    inner join terms on raised.question_id = terms.question_id and terms.source = 'table'
    left join printed
        on
            raised.report_id = printed.report_id
            and raised.form_id = printed.form_id
            and terms.table_id = printed.table_id
    where printed.report_id is null
    union
    select
        raised.report_id,
        raised.claim_no,
        raised.question_id
    from raised
    inner join terms on raised.question_id = terms.question_id and terms.source in ('list', 'member')
    left join claims as members
        on
            raised.report_id = members.report_id
            and terms.measure_code = members.measure_code
            and if(
                terms.source = 'list',
                raised.list_no = members.list_no and members.nested_in in ('', raised.measure_code),
                raised.measure_code = members.nested_in
                and (raised.list_no = members.list_no or raised.place = members.place)
            )
    group by raised.report_id, raised.claim_no, raised.question_id, terms.least, raised.scope_fit
    having
        count(members.claim_no) < terms.least
        or bool_or((members.scope_fit = 'other') != (raised.scope_fit = 'other'))
),

asked as (
    select
        raised.report_id,
        raised.rule_id,
        raised.part,
        count(*) as questions
    from raised
    anti join lacking
        on
            raised.report_id = lacking.report_id
            and raised.claim_no = lacking.claim_no
            and raised.question_id = lacking.question_id
    group by raised.report_id, raised.rule_id, raised.part
),

results as (
    select * from {{ rows_of('fct_rule_result', 'reports') }}
    where rule_id in (select terms.rule_id from terms)
)

select
    coalesce(asked.report_id, results.report_id) as report_id,
    coalesce(asked.rule_id, results.rule_id) as rule_id,
    coalesce(asked.part, results.part) as part,
    asked.questions as questions_asked,
    results.questions as questions_answered
from asked
full outer join results
    on asked.report_id = results.report_id and asked.rule_id = results.rule_id and asked.part = results.part
where asked.questions is distinct from results.questions
