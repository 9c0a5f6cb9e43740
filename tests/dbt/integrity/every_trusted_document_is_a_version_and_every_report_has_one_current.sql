with trusted as (
    select
        document_id,
        report_id
    from {{ ref('stg_documents') }}
    where status in ('parsed', 'partial')
),

versions as (select * from {{ ref('int_report_versions') }})

select
    document_id,
    'not among the versions' as fault
from trusted
where document_id not in (select versions.document_id from versions)
union all
select
    report_id as document_id,
    'not exactly one current version' as fault
from versions
group by report_id
having count_if(is_current) != 1
union all
select
    report_id as document_id,
    'version not in dim_report' as fault
from versions
where is_current and report_id not in (select dim_report.report_id from {{ ref('dim_report') }})
