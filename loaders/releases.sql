-- What a release is and what changed since the one before it. Run in the database about to be published.
-- Needs the views old_releases, old_changes, old_agency_years, old_measures, old_findings and touched (the
-- reports that may differ), and the variables that loaders/releases.py sets.
create or replace table marts.releases (
    release_id varchar primary key,
    published_at timestamp not null,
    previous_release_id varchar,
    gouji_version varchar not null,
    fingerprint varchar not null,
    load_count integer not null,
    new_load_ids varchar not null,
    gone_load_ids varchar,
    documents integer not null,
    reports integer not null,
    agencies integer not null,
    agency_years integer not null,
    findings integer not null,
    agency_years_added integer,
    agency_years_revised integer,
    agency_years_removed integer,
    findings_opened integer,
    findings_closed integer
);

create or replace table marts.release_changes (
    release_id varchar not null,
    change varchar not null,
    report_id varchar not null,
    agency_id varchar not null,
    agency_name varchar not null,
    report_year integer not null,
    finding_id varchar,
    rule_id varchar,
    scope_key varchar,
    message_zh varchar,
    message_en varchar
);

insert into marts.releases by name from old_releases;
insert into marts.release_changes by name from old_changes;

-- One row per report of which a figure differs between the two releases.
create or replace temp table revised as
with now as (
    select report_id, measure_code, dimension, source_kind, hash(measure_value, state, unit) as figure
    from marts.fct_measure
    where report_id in (from touched)
),

old as (
    select report_id, measure_code, dimension, source_kind, hash(measure_value, state, unit) as figure
    from old_measures
    where report_id in (from touched)
)

select report_id, count(*) as figures
from now
full join old using (report_id, measure_code, dimension, source_kind)
where now.figure is distinct from old.figure
group by report_id;

create or replace temp table changes as
select
    'agency_year_added' as change, report_id, agency_id, agency_name, report_year,
    null::varchar as finding_id, null::varchar as rule_id, null::varchar as scope_key,
    null::varchar as message_zh, null::varchar as message_en
from marts.fct_agency_year
where report_id not in (select report_id from old_agency_years)
union all
select 'agency_year_removed', report_id, agency_id, agency_name, report_year, null, null, null, null, null
from old_agency_years
where report_id not in (select report_id from marts.fct_agency_year)
union all
select
    'agency_year_revised', report_id, agency_id, agency_name, report_year, null, null, null,
    format('{} 项数字与上次发布不同', figures),
    format('{} figures differ from the last release', figures)
from marts.fct_agency_year
inner join revised using (report_id)
where report_id in (select report_id from old_agency_years)
union all
select
    'finding_opened', report_id, agency_id, agency_name, report_year, finding_id, rule_id, scope_key,
    message_zh, message_en
from marts.fct_finding
where finding_id not in (select finding_id from old_findings)
union all
select
    'finding_closed', report_id, agency_id, agency_name, report_year, finding_id, rule_id, scope_key,
    message_zh, message_en
from old_findings
where finding_id not in (select finding_id from marts.fct_finding);

-- The first release adds everything; a list of it all would say nothing.
insert into marts.release_changes by name
select getvariable('release_id') as release_id, * from changes
where getvariable('is_comparable');

insert into marts.releases by name
select
    getvariable('release_id') as release_id,
    getvariable('published_at')::timestamp as published_at,
    getvariable('previous_release_id')::varchar as previous_release_id,
    getvariable('gouji_version') as gouji_version,
    getvariable('fingerprint') as fingerprint,
    getvariable('load_count') as load_count,
    getvariable('new_load_ids') as new_load_ids,
    getvariable('gone_load_ids') as gone_load_ids,
    (select count(*) from staging.stg_documents) as documents,
    (select count(*) from marts.dim_report) as reports,
    (select count(distinct agency_id) from marts.fct_agency_year) as agencies,
    (select count(*) from marts.fct_agency_year) as agency_years,
    (select count(*) from marts.fct_finding) as findings,
    case when is_known then count(*) filter (change = 'agency_year_added') end as agency_years_added,
    case when is_known then count(*) filter (change = 'agency_year_revised') end as agency_years_revised,
    case when is_known then count(*) filter (change = 'agency_year_removed') end as agency_years_removed,
    case when is_known then count(*) filter (change = 'finding_opened') end as findings_opened,
    case when is_known then count(*) filter (change = 'finding_closed') end as findings_closed
from (select getvariable('is_comparable') or getvariable('previous_release_id') is null as is_known)
left join changes on true
group by is_known;

comment on table marts.releases is 'One row per release: when it was published, of what, and what changed since the one before. | 每次发布一行：何时、以哪些批次发布，与上次相比有何变化。';
comment on column marts.releases.release_id is 'Date (UTC) and number of the release on that day; cite it. | 发布编号：日期（协调世界时）加当日序号，引用时注明。';
comment on column marts.releases.published_at is 'When it was published, UTC. | 发布时间（协调世界时）。';
comment on column marts.releases.previous_release_id is 'The release before it; null for the first. | 上一次发布；首次为空。';
comment on column marts.releases.gouji_version is 'Version of Gouji that built it. | 建库所用的 Gouji 版本。';
comment on column marts.releases.fingerprint is 'Digest of loads, project and options: the same one gives the same release. | 批次、项目与选项的摘要，相同则发布内容相同。';
comment on column marts.releases.load_count is 'Loads in it. | 所含批次数。';
comment on column marts.releases.new_load_ids is 'Loads that came in with it, separated by blanks. | 本次新增的批次编号，以空格分隔。';
comment on column marts.releases.gone_load_ids is 'Loads of the release before that are in the raw zone no longer, separated by blanks. | 上次发布有而原始区已无的批次编号，以空格分隔。';
comment on column marts.releases.documents is 'Documents in it. | 文件数。';
comment on column marts.releases.reports is 'Reports that count. | 采用的报告数。';
comment on column marts.releases.agencies is 'Agencies with a report. | 有报告的机关数。';
comment on column marts.releases.agency_years is 'Rows of fct_agency_year. | 机关年度数。';
comment on column marts.releases.findings is 'Rows of fct_finding. | 问题数。';
comment on column marts.releases.agency_years_added is 'Agency-years that the release before lacked; null where the two cannot be compared. | 新增的机关年度；两次发布无法比较时为空。';
comment on column marts.releases.agency_years_revised is 'Agency-years of which a figure differs. | 数字有变的机关年度。';
comment on column marts.releases.agency_years_removed is 'Agency-years that are no longer there. | 不再存在的机关年度。';
comment on column marts.releases.findings_opened is 'Findings that are new. | 新出现的问题。';
comment on column marts.releases.findings_closed is 'Findings that are gone. | 已消除的问题。';

comment on table marts.release_changes is 'One row per agency-year or finding that a release changed; none for the first release. | 每次发布中变化的机关年度或问题各一行；首次发布无。';
comment on column marts.release_changes.release_id is 'The release. | 发布编号。';
comment on column marts.release_changes.change is 'agency_year_added, _revised, _removed; finding_opened, _closed. | 变化种类：机关年度新增、改动、撤去；问题新出现、消除。';
comment on column marts.release_changes.report_id is 'The report. | 所属报告。';
comment on column marts.release_changes.agency_id is 'The agency. | 报告机关。';
comment on column marts.release_changes.agency_name is 'Name of the agency. | 机关名称。';
comment on column marts.release_changes.report_year is 'The year reported on. | 报告年度。';
comment on column marts.release_changes.finding_id is 'The finding; null for an agency-year. | 问题编号；机关年度为空。';
comment on column marts.release_changes.rule_id is 'The rule of the finding. | 问题所涉的勾稽关系。';
comment on column marts.release_changes.scope_key is 'Which question of the rule. | 关系中的哪个问题。';
comment on column marts.release_changes.message_zh is 'What the finding said, or how many figures differ, in Chinese. | 中文说明。';
comment on column marts.release_changes.message_en is 'The same in English. | 英文说明。';
