{# The columns of the wide table that the seeds name: one list for the pivot and for the fact table.
   A test holds the lists against the seeds. #}

{# Measures that some form prints, or that are added up from what it prints; sentences state them, too, so that each
   has a column that names its source. #}
{% macro printed_measures() %}
    {{ return([
        'app_new_received', 'app_carried_over',
        'app_res_granted', 'app_res_partial', 'app_res_denied', 'app_res_unable', 'app_res_notproc',
        'app_res_other', 'app_res_total', 'app_carried_forward',
        'app_received_total', 'app_closed_total', 'app_closed_on_time',
        'ans_total', 'ans_already_public', 'ans_granted', 'ans_partial', 'ans_denied',
        'review_upheld', 'review_corrected', 'review_other', 'review_pending', 'review_total',
        'lit_upheld', 'lit_corrected', 'lit_other', 'lit_pending', 'lit_total',
        'appeal_total', 'complaints_total',
        'rule_made', 'rule_repealed', 'rule_in_force',
        'normative_doc_made', 'normative_doc_repealed', 'normative_doc_in_force', 'normative_doc_newly_made',
        'licence_decisions', 'penalty_decisions', 'coercion_decisions', 'admin_fee_amount',
        'pro_total', 'pro_total_dedup', 'pro_normative_doc_disclosed',
        'resp_hot_topics', 'resp_press_conf', 'resp_policy_interpretations',
        'consult_online', 'consult_phone', 'visitors_received', 'web_column_visits',
        'fee_total', 'fee_on_request',
        'staff_total', 'staff_designated', 'staff_full_time', 'staff_part_time',
        'budget_dedicated', 'expenditure_actual', 'meetings', 'trainings', 'trainees',
    ]) }}
{% endmacro %}

{# Measures that only sentences state. #}
{% macro stated_measures() %}
    {{ return([
        'app_handled', 'pro_cumulative_total',
        'press_conferences', 'policy_interpretations', 'hot_topic_responses', 'gazette_issues',
        'consult_total', 'reading_point_visits',
        'info_fee_notices', 'info_fee_notice_amount', 'info_fee_collected',
        'npc_suggestions_led', 'npc_suggestions_assisted', 'cppcc_proposals_led', 'cppcc_proposals_assisted',
    ]) }}
{% endmacro %}

{% macro key_measures() %}
    {{ return(printed_measures() + stated_measures()) }}
{% endmacro %}

{% macro wide_rates() %}
    {{ return([
        'ind_disclosure_rate', 'ind_full_disclosure_rate', 'ind_disclosure_rate_processed',
        'ind_denial_rate', 'ind_unable_rate', 'ind_notproc_rate',
        'ind_clearance_rate', 'ind_backlog_rate', 'ind_org_share',
        'ind_review_rate', 'ind_review_correction_rate', 'ind_lit_rate', 'ind_lit_correction_rate',
        'ind_doc_turnover', 'ind_on_time_rate', 'ind_disclosure_rate_2014', 'ind_disclosure_rate_2014_answered',
        'ind_requests_per_10k', 'ind_text_repeat',
    ]) }}
{% endmacro %}

{% macro wide_indicators() %}
    {{ return(wide_rates() + ['ind_inflow', 'ind_backlog_growth']) }}
{% endmacro %}

{# Every column of the pivots that the wide table carries, in its order. #}
{% macro wide_measure_columns() %}
    {% set sources = [] %}
    {% for code in printed_measures() %}{% do sources.append(code ~ '_source') %}{% endfor %}
    {{ return(key_measures() + sources) }}
{% endmacro %}

{% macro wide_indicator_columns() %}
    {% set bases = [] %}
    {% for code in wide_rates() %}{% do bases.append(code ~ '_base') %}{% endfor %}
    {{ return(wide_indicators() + bases) }}
{% endmacro %}
