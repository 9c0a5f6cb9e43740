-- Every document answers what is asked of any file, every report what is asked of a report.
with asked as (
    select
        facts.document_id,
        4 as of_any,
        if(facts.is_report, 2, 0) as of_dates,
        if(facts.is_report and facts.expected_form_id is not null, 1, 0) as of_chapters
    from {{ rows_of('int_document_facts', 'documents') }} as facts
),

answered as (
    select
        document_id,
        count_if(rule_id in ('DOC-TYPE', 'DOC-SPUN', 'DOC-YEAR', 'DOC-PERIOD')) as of_any,
        count_if(rule_id in ('DOC-PUB-DEADLINE', 'DOC-PUB-AFTER')) as of_dates,
        count_if(rule_key = 'DOC-SECTIONS/present') as of_chapters
    from {{ rows_of('fct_document_check', 'documents') }}
    group by document_id
),

documents as (select * from {{ rows_of('stg_documents', 'documents') }})

select documents.document_id
from documents
left join asked on documents.document_id = asked.document_id
left join answered on documents.document_id = answered.document_id
where
    asked.of_any is distinct from answered.of_any
    or asked.of_dates is distinct from answered.of_dates
    or asked.of_chapters is distinct from answered.of_chapters
