with open_findings as (
    select
        findings.*,
        asked.is_reference
    from marts.fct_finding as findings
    inner join intermediate.int_open_findings as asked on findings.finding_id = asked.finding_id
)

-- query pages
select
    'index' as page,
    count(distinct agency_id) as letters,
    cast(count_if(not is_reference) as bigint) as to_verify,
    cast(count_if(is_reference) as bigint) as reference
from open_findings

-- query letters
select
    'index' as page,
    row_number() over (order by count_if(not is_reference) desc, findings.agency_id asc) as letter_no,
    findings.agency_id,
    any_value(findings.agency_name) as agency_name,
    any_value(regions.full_name) as region_full_name,
    max(findings.report_year) as report_year,
    count_if(not findings.is_reference) as to_verify,
    count_if(findings.is_reference) as reference
from open_findings as findings
left join marts.dim_agency as agencies on findings.agency_id = agencies.agency_id
left join marts.dim_region as regions on agencies.region_code = regions.region_code
group by findings.agency_id
order by letter_no
limit 1000
