{# The columns of the wide table that the seeds name: one list for the pivot and for the fact table.
   A test holds the lists against the seeds. #}

{% macro key_measures() %}
    {{ return([
        'app_new_received', 'app_carried_over',
        'app_res_granted', 'app_res_partial', 'app_res_denied', 'app_res_unable', 'app_res_notproc',
        'app_res_other', 'app_res_total', 'app_carried_forward',
        'review_upheld', 'review_corrected', 'review_other', 'review_pending', 'review_total',
        'lit_upheld', 'lit_corrected', 'lit_other', 'lit_pending', 'lit_total',
        'rule_made', 'rule_repealed', 'rule_in_force',
        'normative_doc_made', 'normative_doc_repealed', 'normative_doc_in_force', 'normative_doc_newly_made',
        'licence_decisions', 'penalty_decisions', 'coercion_decisions', 'admin_fee_amount',
    ]) }}
{% endmacro %}

{% macro wide_rates() %}
    {{ return([
        'ind_disclosure_rate', 'ind_full_disclosure_rate', 'ind_denial_rate', 'ind_unable_rate', 'ind_notproc_rate',
        'ind_clearance_rate', 'ind_backlog_rate', 'ind_org_share',
        'ind_review_rate', 'ind_review_correction_rate', 'ind_lit_rate', 'ind_lit_correction_rate',
        'ind_doc_turnover',
    ]) }}
{% endmacro %}

{% macro wide_indicators() %}
    {{ return(wide_rates() + ['ind_inflow', 'ind_backlog_growth']) }}
{% endmacro %}
