{{ config(**kept('answers')) }}

with results as (
    select
        report_id,
        sum(questions) as questions,
        sum(passed) as passed,
        sum(passed_imputed) as passed_imputed,
        sum(failed) as failed,
        sum(not_assessable) as not_assessable,
        -- Whether figures agree is told by the report’s own: one in time and of the right year need not add up, and
        -- what others report, or who of them was loaded, says nothing of it.
        sum(questions) filter (where family not in ('documents', 'regions')) as checks,
        sum(passed) filter (where family not in ('documents', 'regions')) as checks_passed,
        sum(failed) filter (where family not in ('documents', 'regions')) as checks_failed,
        sum(not_assessable) filter (where family not in ('documents', 'regions')) as checks_not_assessable
    from (
        select
            answers.*,
            rules.family
        from {{ rows_of('fct_rule_result', 'answers') }} as answers
        inner join {{ ref('dim_rule') }} as rules on answers.rule_key = rules.rule_key
    ) as answers
    group by report_id
),

failures as (
    select
        report_id,
        count_if(severity = 'error') as errors,
        count_if(severity = 'warning') as warnings,
        count_if(severity = 'info') as notes
    from {{ rows_of('fct_rule_exception', 'answers') }}
    where outcome = 'fail'
    group by report_id
)

select
    reports.report_id,
    reports.agency_id,
    reports.report_year,
    reports.reporter_scope,
    cast(coalesce(results.questions, 0) as bigint) as questions,
    cast(coalesce(results.passed, 0) as bigint) as passed,
    cast(coalesce(results.passed_imputed, 0) as bigint) as passed_imputed,
    cast(coalesce(results.failed, 0) as bigint) as failed,
    cast(coalesce(results.not_assessable, 0) as bigint) as not_assessable,
    cast(coalesce(failures.errors, 0) as bigint) as finding_errors,
    cast(coalesce(failures.warnings, 0) as bigint) as finding_warnings,
    cast(coalesce(failures.notes, 0) as bigint) as finding_notes,
    cast(coalesce(results.checks, 0) as bigint) as checks,
    cast(coalesce(results.checks - results.checks_not_assessable, 0) as bigint) as checks_assessed,
    1 - results.checks_not_assessable / nullif(results.checks, 0) as assessable_share,
    -- An all-blank report must not look perfect: without enough answers there is no share.
    case
        when results.checks_passed + results.checks_failed >= indicators.minimum_base
            then results.checks_passed / (results.checks_passed + results.checks_failed)
    end as ind_consistency
from {{ rows_of('dim_report', 'answers') }} as reports
inner join {{ ref('indicators') }} as indicators on indicators.indicator_code = 'ind_consistency'
left join results on reports.report_id = results.report_id
left join failures on reports.report_id = failures.report_id
