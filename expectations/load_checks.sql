-- One row per check of the load gate: its value over the loads not yet published ("new").
-- Relations given by the caller: new_documents, new_cells, new_claims, new_unmapped, new_issues, new_paragraphs and
-- their old_ twins; form_cells, measures, states, statuses, issue_codes hold the closed lists.
with new_counts as (
    select
        count(*) as documents,
        count(*) filter (where status in ('parsed', 'partial')) as reports,
        count(*) filter (where status = 'failed') as failed,
        count(*) filter (where status = 'unrecognised') as unrecognised,
        count(*) filter (where status = 'quarantined') as quarantined
    from new_documents
),

old_counts as (
    select count(*) as documents, count(*) filter (where status in ('parsed', 'partial')) as reports
    from old_documents
),

new_states as (
    select
        count(*) as cells,
        count(*) filter (where state in ('lost', 'corrupt')) as lost,
        count(*) filter (where state = 'not_extracted') as not_extracted,
        count(*) filter (where state not in ('absent', 'not_extracted')) as printed,
        count(*) filter (where state in ('blank', 'na')) as blank,
        count(value) as numbers,
        count(*) filter (where value is not null and state in (select state from empty_states)) as impossible,
        count(*) filter (where state is null or state not in (select state from states)) as unknown
    from new_cells
),

new_figures as (
    select
        count(*) as claims,
        count(*) filter (where state in ('lost', 'corrupt')) as lost,
        count(*) filter (where state = 'unit_unknown') as unit_unknown,
        count(*) filter (where value is not null and state in (select state from empty_states)) as impossible,
        count(*) filter (where state is null or state not in (select state from states)) as unknown_states,
        count(*) filter (where measure_code not in (select measure_code from measures)) as unknown_measures
    from new_claims
),

new_doubts as (
    select
        count(*) filter (where severity <> 'info') as doubts,
        count(*) filter (where code not in (select code from issue_codes)) as unknown,
        count(distinct document_id) filter (where code in ('row_label_unknown', 'column_label_unknown'))
            as documents_with_new_labels
    from new_issues
),

rows_of_documents as (
    select document_id, _dlt_load_id from new_cells
    union all
    select document_id, _dlt_load_id from new_claims
    union all
    select document_id, _dlt_load_id from new_paragraphs
    union all
    select document_id, _dlt_load_id from new_unmapped
    union all
    select document_id, _dlt_load_id from new_issues
),

measured as (
    select
        n.documents,
        {
            failed_share: n.failed / n.documents,
            unrecognised_share: n.unrecognised / n.documents,
            quarantined_share: n.quarantined / n.documents,
            unmapped_per_report: (select count(*) from new_unmapped) / n.reports,
            new_label_share: d.documents_with_new_labels / n.documents,
            doubts_per_document: d.doubts / n.documents,
            lost_cell_share: s.lost / s.cells,
            not_extracted_share: s.not_extracted / s.cells,
            blank_cell_share: s.blank / s.printed,
            claims_per_report: f.claims / n.reports,
            lost_claim_share: f.lost / f.claims,
            unit_unknown_claim_share: f.unit_unknown / f.claims,
            numbers_per_report_by_earlier:
                (s.numbers / n.reports) / ((select count(value) from old_cells) / o.reports),
            claims_per_report_by_earlier:
                (f.claims / n.reports) / ((select count(*) from old_claims) / o.reports),
            doubts_per_document_by_earlier:
                (d.doubts / n.documents)
                / ((select count(*) from old_issues where severity <> 'info') / o.documents),
            unknown_states: s.unknown + f.unknown_states,
            unknown_statuses:
                (select count(*) from new_documents where status not in (select status from statuses)),
            unknown_cells: (
                select count(*) from new_cells
                anti join form_cells using (form_id, table_id, row_code, column_code)
            ),
            unknown_measures: f.unknown_measures,
            unknown_issue_codes: d.unknown,
            numbers_where_none_can_be: s.impossible + f.impossible,
            rows_without_document: (
                select count(*) from rows_of_documents anti join new_documents using (document_id, _dlt_load_id)
            )
        } as checks
    from new_counts as n, old_counts as o, new_states as s, new_figures as f, new_doubts as d
),

long as (
    unpivot (select documents, unnest(checks) from measured)
    on columns(* exclude documents) into name check_id value value
)

-- A share of nothing is no number; such a check has nothing to say.
select * from long where isfinite(value)
