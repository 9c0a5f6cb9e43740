-- Per report and rule part: the questions that the seed asks of the figures in sentences, counted straight from it,
-- equal the answers counted in fct_rule_result.
with claims as (
    select * from {{ ref('int_claims') }}
    where source_kind = 'claim' and not (unit_printed = '%' and unit <> '%')
),

terms as (select * from {{ ref('claim_rule_terms') }}),

printed as (
    select distinct
        report_id,
        form_id,
        table_id
    from {{ ref('int_form_values') }}
),

raised as (
    select
        claims.*,
        anchors.rule_id,
        anchors.part,
        anchors.form_id,
        coalesce(anchors.question, '') as question
    from claims
    inner join terms as anchors
        on
            anchors.source = 'claim'
            and anchors.measure_code in ('*', claims.measure_code)
            and (anchors.dimension = '*' or coalesce(anchors.dimension, '') = claims.dimension)
            and (anchors.state = 'zero_word') = (claims.state = 'zero_word')
    where
        (anchors.nested_in[1] <> '+' or claims.nested_in <> '')
        and (anchors.nested_in[1] <> '-' or claims.nested_in <> anchors.nested_in[2:])
        and (anchors.nested_in[1] in ('*', '+', '-') or claims.nested_in = anchors.nested_in)
        and not (
            anchors.nested_in = '+alone'
            and claims.nested_in = 'pro_total' and claims.measure_code in ('pro_category', 'pro_channel')
        )
),

asked as (
    select
        raised.report_id,
        raised.rule_id,
        raised.part,
        count(*) as questions
    from raised
    where
        not exists (
            select 1 from terms
            where
                terms.rule_id = raised.rule_id and terms.part = raised.part and terms.form_id = raised.form_id
                and coalesce(terms.question, '') = raised.question and terms.source = 'table'
                and not exists (
                    select 1 from printed
                    where
                        printed.report_id = raised.report_id and printed.form_id = raised.form_id
                        and printed.table_id = terms.table_id
                )
        )
        and not exists (
            select 1 from terms
            where
                terms.rule_id = raised.rule_id and terms.part = raised.part and terms.source = 'list'
                and terms.least > (
                    select count(*) from claims as members
                    where
                        members.report_id = raised.report_id and members.list_no = raised.list_no
                        and members.measure_code = terms.measure_code
                        and members.nested_in in ('', raised.measure_code)
                )
        )
    group by raised.report_id, raised.rule_id, raised.part
),

-- The figure that encloses a claim, and the percentage beside it, are found by distance; no plain count tells them.
results as (
    select * from {{ ref('fct_rule_result') }}
    where
        rule_id in (select terms.rule_id from terms)
        and rule_id not in (select terms.rule_id from terms where terms.source in ('parent', 'share'))
)

select
    coalesce(asked.report_id, results.report_id) as report_id,
    coalesce(asked.rule_id, results.rule_id) as rule_id,
    coalesce(asked.part, results.part) as part,
    asked.questions as questions_asked,
    results.questions as questions_answered
from (
    select * from asked
    where rule_id not in (select terms.rule_id from terms where terms.source in ('parent', 'share'))
) as asked
full outer join results
    on asked.report_id = results.report_id and asked.rule_id = results.rule_id and asked.part = results.part
where asked.questions is distinct from results.questions
