{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__rule_answers(wide, lookback, concerned) %}
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        1, -- APP-COL-BAL main natural_person
        2, -- APP-COL-BAL main commercial_enterprise
        3, -- APP-COL-BAL main research_institution
        4, -- APP-COL-BAL main public_interest_org
        5, -- APP-COL-BAL main legal_service_org
        6, -- APP-COL-BAL main other_org
        7, -- APP-COL-BAL main total
        15, -- APP-RES-SUM main natural_person
        16, -- APP-RES-SUM main commercial_enterprise
        17, -- APP-RES-SUM main research_institution
        18, -- APP-RES-SUM main public_interest_org
        19, -- APP-RES-SUM main legal_service_org
        20, -- APP-RES-SUM main other_org
        21, -- APP-RES-SUM main total
        29, -- APP-ROW-SUM main app_new_received
        30, -- APP-ROW-SUM main app_carried_over
        31, -- APP-ROW-SUM main app_res_granted
        32, -- APP-ROW-SUM main app_res_partial
        33, -- APP-ROW-SUM main app_res_denied_state_secret
        34, -- APP-ROW-SUM main app_res_denied_law_prohibits
        35, -- APP-ROW-SUM main app_res_denied_security_stability
        36, -- APP-ROW-SUM main app_res_denied_third_party
        37, -- APP-ROW-SUM main app_res_denied_internal_affairs
        38, -- APP-ROW-SUM main app_res_denied_deliberative
        39, -- APP-ROW-SUM main app_res_denied_enforcement_file
        40, -- APP-ROW-SUM main app_res_denied_admin_inquiry
        41, -- APP-ROW-SUM main app_res_unable_not_held
        42, -- APP-ROW-SUM main app_res_unable_needs_creation
        43, -- APP-ROW-SUM main app_res_unable_unclear
        44, -- APP-ROW-SUM main app_res_notproc_petition
        45, -- APP-ROW-SUM main app_res_notproc_duplicate
        46, -- APP-ROW-SUM main app_res_notproc_publication
        47, -- APP-ROW-SUM main app_res_notproc_excessive
        48, -- APP-ROW-SUM main app_res_notproc_reconfirm
        49, -- APP-ROW-SUM main app_res_other
        50, -- APP-ROW-SUM main app_res_total
        51, -- APP-ROW-SUM main app_carried_forward
        91, -- APP-INT main app_new_received/natural_person
        92, -- APP-INT main app_new_received/commercial_enterprise
        93, -- APP-INT main app_new_received/research_institution
        94, -- APP-INT main app_new_received/public_interest_org
        95, -- APP-INT main app_new_received/legal_service_org
        96, -- APP-INT main app_new_received/other_org
        97, -- APP-INT main app_new_received/total
        98, -- APP-INT main app_carried_over/natural_person
        99, -- APP-INT main app_carried_over/commercial_enterprise
        100, -- APP-INT main app_carried_over/research_institution
        101, -- APP-INT main app_carried_over/public_interest_org
        102, -- APP-INT main app_carried_over/legal_service_org
        103, -- APP-INT main app_carried_over/other_org
        104, -- APP-INT main app_carried_over/total
        105, -- APP-INT main app_res_granted/natural_person
        106, -- APP-INT main app_res_granted/commercial_enterprise
        107, -- APP-INT main app_res_granted/research_institution
        108, -- APP-INT main app_res_granted/public_interest_org
        109, -- APP-INT main app_res_granted/legal_service_org
        110, -- APP-INT main app_res_granted/other_org
        111, -- APP-INT main app_res_granted/total
        112, -- APP-INT main app_res_partial/natural_person
        113, -- APP-INT main app_res_partial/commercial_enterprise
        114, -- APP-INT main app_res_partial/research_institution
        115, -- APP-INT main app_res_partial/public_interest_org
        116, -- APP-INT main app_res_partial/legal_service_org
        117, -- APP-INT main app_res_partial/other_org
        118, -- APP-INT main app_res_partial/total
        119, -- APP-INT main app_res_denied_state_secret/natural_person
        120, -- APP-INT main app_res_denied_state_secret/commercial_enterprise
        121, -- APP-INT main app_res_denied_state_secret/research_institution
        122, -- APP-INT main app_res_denied_state_secret/public_interest_org
        123, -- APP-INT main app_res_denied_state_secret/legal_service_org
        124, -- APP-INT main app_res_denied_state_secret/other_org
        125, -- APP-INT main app_res_denied_state_secret/total
        126, -- APP-INT main app_res_denied_law_prohibits/natural_person
        127, -- APP-INT main app_res_denied_law_prohibits/commercial_enterprise
        128, -- APP-INT main app_res_denied_law_prohibits/research_institution
        129, -- APP-INT main app_res_denied_law_prohibits/public_interest_org
        130, -- APP-INT main app_res_denied_law_prohibits/legal_service_org
        131, -- APP-INT main app_res_denied_law_prohibits/other_org
        132, -- APP-INT main app_res_denied_law_prohibits/total
        133, -- APP-INT main app_res_denied_security_stability/natural_person
        134, -- APP-INT main app_res_denied_security_stability/commercial_enterprise
        135, -- APP-INT main app_res_denied_security_stability/research_institution
        136, -- APP-INT main app_res_denied_security_stability/public_interest_org
        137, -- APP-INT main app_res_denied_security_stability/legal_service_org
        138, -- APP-INT main app_res_denied_security_stability/other_org
        139, -- APP-INT main app_res_denied_security_stability/total
        140, -- APP-INT main app_res_denied_third_party/natural_person
        141, -- APP-INT main app_res_denied_third_party/commercial_enterprise
        142, -- APP-INT main app_res_denied_third_party/research_institution
        143, -- APP-INT main app_res_denied_third_party/public_interest_org
        144, -- APP-INT main app_res_denied_third_party/legal_service_org
        145, -- APP-INT main app_res_denied_third_party/other_org
        146, -- APP-INT main app_res_denied_third_party/total
        147, -- APP-INT main app_res_denied_internal_affairs/natural_person
        148, -- APP-INT main app_res_denied_internal_affairs/commercial_enterprise
        149, -- APP-INT main app_res_denied_internal_affairs/research_institution
        150, -- APP-INT main app_res_denied_internal_affairs/public_interest_org
        151, -- APP-INT main app_res_denied_internal_affairs/legal_service_org
        152, -- APP-INT main app_res_denied_internal_affairs/other_org
        153, -- APP-INT main app_res_denied_internal_affairs/total
        154, -- APP-INT main app_res_denied_deliberative/natural_person
        155, -- APP-INT main app_res_denied_deliberative/commercial_enterprise
        156, -- APP-INT main app_res_denied_deliberative/research_institution
        157, -- APP-INT main app_res_denied_deliberative/public_interest_org
        158, -- APP-INT main app_res_denied_deliberative/legal_service_org
        159, -- APP-INT main app_res_denied_deliberative/other_org
        160, -- APP-INT main app_res_denied_deliberative/total
        161, -- APP-INT main app_res_denied_enforcement_file/natural_person
        162, -- APP-INT main app_res_denied_enforcement_file/commercial_enterprise
        163, -- APP-INT main app_res_denied_enforcement_file/research_institution
        164, -- APP-INT main app_res_denied_enforcement_file/public_interest_org
        165, -- APP-INT main app_res_denied_enforcement_file/legal_service_org
        166, -- APP-INT main app_res_denied_enforcement_file/other_org
        167, -- APP-INT main app_res_denied_enforcement_file/total
        168, -- APP-INT main app_res_denied_admin_inquiry/natural_person
        169, -- APP-INT main app_res_denied_admin_inquiry/commercial_enterprise
        170, -- APP-INT main app_res_denied_admin_inquiry/research_institution
        171, -- APP-INT main app_res_denied_admin_inquiry/public_interest_org
        172, -- APP-INT main app_res_denied_admin_inquiry/legal_service_org
        173, -- APP-INT main app_res_denied_admin_inquiry/other_org
        174, -- APP-INT main app_res_denied_admin_inquiry/total
        175, -- APP-INT main app_res_unable_not_held/natural_person
        176, -- APP-INT main app_res_unable_not_held/commercial_enterprise
        177, -- APP-INT main app_res_unable_not_held/research_institution
        178, -- APP-INT main app_res_unable_not_held/public_interest_org
        179, -- APP-INT main app_res_unable_not_held/legal_service_org
        180, -- APP-INT main app_res_unable_not_held/other_org
        181, -- APP-INT main app_res_unable_not_held/total
        182, -- APP-INT main app_res_unable_needs_creation/natural_person
        183, -- APP-INT main app_res_unable_needs_creation/commercial_enterprise
        184, -- APP-INT main app_res_unable_needs_creation/research_institution
        185, -- APP-INT main app_res_unable_needs_creation/public_interest_org
        186, -- APP-INT main app_res_unable_needs_creation/legal_service_org
        187, -- APP-INT main app_res_unable_needs_creation/other_org
        188, -- APP-INT main app_res_unable_needs_creation/total
        189, -- APP-INT main app_res_unable_unclear/natural_person
        190, -- APP-INT main app_res_unable_unclear/commercial_enterprise
        191, -- APP-INT main app_res_unable_unclear/research_institution
        192, -- APP-INT main app_res_unable_unclear/public_interest_org
        193, -- APP-INT main app_res_unable_unclear/legal_service_org
        194, -- APP-INT main app_res_unable_unclear/other_org
        195, -- APP-INT main app_res_unable_unclear/total
        196, -- APP-INT main app_res_notproc_petition/natural_person
        197, -- APP-INT main app_res_notproc_petition/commercial_enterprise
        198, -- APP-INT main app_res_notproc_petition/research_institution
        199, -- APP-INT main app_res_notproc_petition/public_interest_org
        200, -- APP-INT main app_res_notproc_petition/legal_service_org
        201, -- APP-INT main app_res_notproc_petition/other_org
        202, -- APP-INT main app_res_notproc_petition/total
        203, -- APP-INT main app_res_notproc_duplicate/natural_person
        204, -- APP-INT main app_res_notproc_duplicate/commercial_enterprise
        205, -- APP-INT main app_res_notproc_duplicate/research_institution
        206, -- APP-INT main app_res_notproc_duplicate/public_interest_org
        207, -- APP-INT main app_res_notproc_duplicate/legal_service_org
        208, -- APP-INT main app_res_notproc_duplicate/other_org
        209, -- APP-INT main app_res_notproc_duplicate/total
        210, -- APP-INT main app_res_notproc_publication/natural_person
        211, -- APP-INT main app_res_notproc_publication/commercial_enterprise
        212, -- APP-INT main app_res_notproc_publication/research_institution
        213, -- APP-INT main app_res_notproc_publication/public_interest_org
        214, -- APP-INT main app_res_notproc_publication/legal_service_org
        215, -- APP-INT main app_res_notproc_publication/other_org
        216, -- APP-INT main app_res_notproc_publication/total
        217, -- APP-INT main app_res_notproc_excessive/natural_person
        218, -- APP-INT main app_res_notproc_excessive/commercial_enterprise
        219, -- APP-INT main app_res_notproc_excessive/research_institution
        220, -- APP-INT main app_res_notproc_excessive/public_interest_org
        221, -- APP-INT main app_res_notproc_excessive/legal_service_org
        222, -- APP-INT main app_res_notproc_excessive/other_org
        223, -- APP-INT main app_res_notproc_excessive/total
        224, -- APP-INT main app_res_notproc_reconfirm/natural_person
        225, -- APP-INT main app_res_notproc_reconfirm/commercial_enterprise
        226, -- APP-INT main app_res_notproc_reconfirm/research_institution
        227, -- APP-INT main app_res_notproc_reconfirm/public_interest_org
        228, -- APP-INT main app_res_notproc_reconfirm/legal_service_org
        229, -- APP-INT main app_res_notproc_reconfirm/other_org
        230, -- APP-INT main app_res_notproc_reconfirm/total
        231, -- APP-INT main app_res_other/natural_person
        232, -- APP-INT main app_res_other/commercial_enterprise
        233, -- APP-INT main app_res_other/research_institution
        234, -- APP-INT main app_res_other/public_interest_org
        235, -- APP-INT main app_res_other/legal_service_org
        236, -- APP-INT main app_res_other/other_org
        237, -- APP-INT main app_res_other/total
        238, -- APP-INT main app_res_total/natural_person
        239, -- APP-INT main app_res_total/commercial_enterprise
        240, -- APP-INT main app_res_total/research_institution
        241, -- APP-INT main app_res_total/public_interest_org
        242, -- APP-INT main app_res_total/legal_service_org
        243, -- APP-INT main app_res_total/other_org
        244, -- APP-INT main app_res_total/total
        245, -- APP-INT main app_carried_forward/natural_person
        246, -- APP-INT main app_carried_forward/commercial_enterprise
        247, -- APP-INT main app_carried_forward/research_institution
        248, -- APP-INT main app_carried_forward/public_interest_org
        249, -- APP-INT main app_carried_forward/legal_service_org
        250, -- APP-INT main app_carried_forward/other_org
        251, -- APP-INT main app_carried_forward/total
        483, -- APP-LEAF-LE-TOTAL result app_res_granted/natural_person
        484, -- APP-LEAF-LE-TOTAL result app_res_granted/commercial_enterprise
        485, -- APP-LEAF-LE-TOTAL result app_res_granted/research_institution
        486, -- APP-LEAF-LE-TOTAL result app_res_granted/public_interest_org
        487, -- APP-LEAF-LE-TOTAL result app_res_granted/legal_service_org
        488, -- APP-LEAF-LE-TOTAL result app_res_granted/other_org
        489, -- APP-LEAF-LE-TOTAL result app_res_granted/total
        490, -- APP-LEAF-LE-TOTAL result app_res_partial/natural_person
        491, -- APP-LEAF-LE-TOTAL result app_res_partial/commercial_enterprise
        492, -- APP-LEAF-LE-TOTAL result app_res_partial/research_institution
        493, -- APP-LEAF-LE-TOTAL result app_res_partial/public_interest_org
        494, -- APP-LEAF-LE-TOTAL result app_res_partial/legal_service_org
        495, -- APP-LEAF-LE-TOTAL result app_res_partial/other_org
        496, -- APP-LEAF-LE-TOTAL result app_res_partial/total
        497, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/natural_person
        498, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/commercial_enterprise
        499, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/research_institution
        500, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/public_interest_org
        501, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/legal_service_org
        502, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/other_org
        503, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/total
        504, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/natural_person
        505, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/commercial_enterprise
        506, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/research_institution
        507, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/public_interest_org
        508, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/legal_service_org
        509, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/other_org
        510, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/total
        511, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/natural_person
        512, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/commercial_enterprise
        513, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/research_institution
        514, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/public_interest_org
        515, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/legal_service_org
        516, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/other_org
        517, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/total
        518, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/natural_person
        519, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/commercial_enterprise
        520, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/research_institution
        521, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/public_interest_org
        522, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/legal_service_org
        523, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/other_org
        524, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/total
        525, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/natural_person
        526, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/commercial_enterprise
        527, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/research_institution
        528, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/public_interest_org
        529, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/legal_service_org
        530, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/other_org
        531, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/total
        532, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/natural_person
        533, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/commercial_enterprise
        534, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/research_institution
        535, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/public_interest_org
        536, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/legal_service_org
        537, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/other_org
        538, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/total
        539, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/natural_person
        540, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/commercial_enterprise
        541, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/research_institution
        542, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/public_interest_org
        543, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/legal_service_org
        544, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/other_org
        545, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/total
        546, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/natural_person
        547, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/commercial_enterprise
        548, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/research_institution
        549, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/public_interest_org
        550, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/legal_service_org
        551, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/other_org
        552, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/total
        553, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/natural_person
        554, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/commercial_enterprise
        555, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/research_institution
        556, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/public_interest_org
        557, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/legal_service_org
        558, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/other_org
        559, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/total
        560, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/natural_person
        561, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/commercial_enterprise
        562, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/research_institution
        563, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/public_interest_org
        564, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/legal_service_org
        565, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/other_org
        566, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/total
        567, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/natural_person
        568, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/commercial_enterprise
        569, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/research_institution
        570, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/public_interest_org
        571, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/legal_service_org
        572, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/other_org
        573, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/total
        574, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/natural_person
        575, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/commercial_enterprise
        576, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/research_institution
        577, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/public_interest_org
        578, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/legal_service_org
        579, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/other_org
        580, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/total
        581, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/natural_person
        582, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/commercial_enterprise
        583, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/research_institution
        584, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/public_interest_org
        585, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/legal_service_org
        586, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/other_org
        587, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/total
        588, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/natural_person
        589, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/commercial_enterprise
        590, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/research_institution
        591, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/public_interest_org
        592, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/legal_service_org
        593, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/other_org
        594, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/total
        595, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/natural_person
        596, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/commercial_enterprise
        597, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/research_institution
        598, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/public_interest_org
        599, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/legal_service_org
        600, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/other_org
        601, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/total
        602, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/natural_person
        603, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/commercial_enterprise
        604, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/research_institution
        605, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/public_interest_org
        606, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/legal_service_org
        607, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/other_org
        608, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/total
        609, -- APP-LEAF-LE-TOTAL result app_res_other/natural_person
        610, -- APP-LEAF-LE-TOTAL result app_res_other/commercial_enterprise
        611, -- APP-LEAF-LE-TOTAL result app_res_other/research_institution
        612, -- APP-LEAF-LE-TOTAL result app_res_other/public_interest_org
        613, -- APP-LEAF-LE-TOTAL result app_res_other/legal_service_org
        614, -- APP-LEAF-LE-TOTAL result app_res_other/other_org
        615, -- APP-LEAF-LE-TOTAL result app_res_other/total
        763, -- APP-LEAF-LE-TOTAL applicant app_new_received
        764, -- APP-LEAF-LE-TOTAL applicant app_carried_over
        765, -- APP-LEAF-LE-TOTAL applicant app_res_granted
        766, -- APP-LEAF-LE-TOTAL applicant app_res_partial
        767, -- APP-LEAF-LE-TOTAL applicant app_res_denied_state_secret
        768, -- APP-LEAF-LE-TOTAL applicant app_res_denied_law_prohibits
        769, -- APP-LEAF-LE-TOTAL applicant app_res_denied_security_stability
        770, -- APP-LEAF-LE-TOTAL applicant app_res_denied_third_party
        771, -- APP-LEAF-LE-TOTAL applicant app_res_denied_internal_affairs
        772, -- APP-LEAF-LE-TOTAL applicant app_res_denied_deliberative
        773, -- APP-LEAF-LE-TOTAL applicant app_res_denied_enforcement_file
        774, -- APP-LEAF-LE-TOTAL applicant app_res_denied_admin_inquiry
        775, -- APP-LEAF-LE-TOTAL applicant app_res_unable_not_held
        776, -- APP-LEAF-LE-TOTAL applicant app_res_unable_needs_creation
        777, -- APP-LEAF-LE-TOTAL applicant app_res_unable_unclear
        778, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_petition
        779, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_duplicate
        780, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_publication
        781, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_excessive
        782, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_reconfirm
        783, -- APP-LEAF-LE-TOTAL applicant app_res_other
        784, -- APP-LEAF-LE-TOTAL applicant app_res_total
        785, -- APP-LEAF-LE-TOTAL applicant app_carried_forward
        811, -- APP-FWD-LE-INFLOW main natural_person
        812, -- APP-FWD-LE-INFLOW main commercial_enterprise
        813, -- APP-FWD-LE-INFLOW main research_institution
        814, -- APP-FWD-LE-INFLOW main public_interest_org
        815, -- APP-FWD-LE-INFLOW main legal_service_org
        816, -- APP-FWD-LE-INFLOW main other_org
        817, -- APP-FWD-LE-INFLOW main total
        1101, -- PLA-RATE-EXTREME none all
        1103 -- PLA-RATE-EXTREME all all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t3_applications[1] + wide.v_t3_applications[8],
        wide.v_t3_applications[2] + wide.v_t3_applications[9],
        wide.v_t3_applications[3] + wide.v_t3_applications[10],
        wide.v_t3_applications[4] + wide.v_t3_applications[11],
        wide.v_t3_applications[5] + wide.v_t3_applications[12],
        wide.v_t3_applications[6] + wide.v_t3_applications[13],
        wide.v_t3_applications[7] + wide.v_t3_applications[14],
        wide.v_t3_applications[15] + wide.v_t3_applications[22] + wide.v_t3_applications[29] + wide.v_t3_applications[36] + wide.v_t3_applications[43] + wide.v_t3_applications[50] + wide.v_t3_applications[57] + wide.v_t3_applications[64] + wide.v_t3_applications[71] + wide.v_t3_applications[78] + wide.v_t3_applications[85] + wide.v_t3_applications[92] + wide.v_t3_applications[99] + wide.v_t3_applications[106] + wide.v_t3_applications[113] + wide.v_t3_applications[120] + wide.v_t3_applications[127] + wide.v_t3_applications[134] + wide.v_t3_applications[141],
        wide.v_t3_applications[16] + wide.v_t3_applications[23] + wide.v_t3_applications[30] + wide.v_t3_applications[37] + wide.v_t3_applications[44] + wide.v_t3_applications[51] + wide.v_t3_applications[58] + wide.v_t3_applications[65] + wide.v_t3_applications[72] + wide.v_t3_applications[79] + wide.v_t3_applications[86] + wide.v_t3_applications[93] + wide.v_t3_applications[100] + wide.v_t3_applications[107] + wide.v_t3_applications[114] + wide.v_t3_applications[121] + wide.v_t3_applications[128] + wide.v_t3_applications[135] + wide.v_t3_applications[142],
        wide.v_t3_applications[17] + wide.v_t3_applications[24] + wide.v_t3_applications[31] + wide.v_t3_applications[38] + wide.v_t3_applications[45] + wide.v_t3_applications[52] + wide.v_t3_applications[59] + wide.v_t3_applications[66] + wide.v_t3_applications[73] + wide.v_t3_applications[80] + wide.v_t3_applications[87] + wide.v_t3_applications[94] + wide.v_t3_applications[101] + wide.v_t3_applications[108] + wide.v_t3_applications[115] + wide.v_t3_applications[122] + wide.v_t3_applications[129] + wide.v_t3_applications[136] + wide.v_t3_applications[143],
        wide.v_t3_applications[18] + wide.v_t3_applications[25] + wide.v_t3_applications[32] + wide.v_t3_applications[39] + wide.v_t3_applications[46] + wide.v_t3_applications[53] + wide.v_t3_applications[60] + wide.v_t3_applications[67] + wide.v_t3_applications[74] + wide.v_t3_applications[81] + wide.v_t3_applications[88] + wide.v_t3_applications[95] + wide.v_t3_applications[102] + wide.v_t3_applications[109] + wide.v_t3_applications[116] + wide.v_t3_applications[123] + wide.v_t3_applications[130] + wide.v_t3_applications[137] + wide.v_t3_applications[144],
        wide.v_t3_applications[19] + wide.v_t3_applications[26] + wide.v_t3_applications[33] + wide.v_t3_applications[40] + wide.v_t3_applications[47] + wide.v_t3_applications[54] + wide.v_t3_applications[61] + wide.v_t3_applications[68] + wide.v_t3_applications[75] + wide.v_t3_applications[82] + wide.v_t3_applications[89] + wide.v_t3_applications[96] + wide.v_t3_applications[103] + wide.v_t3_applications[110] + wide.v_t3_applications[117] + wide.v_t3_applications[124] + wide.v_t3_applications[131] + wide.v_t3_applications[138] + wide.v_t3_applications[145],
        wide.v_t3_applications[20] + wide.v_t3_applications[27] + wide.v_t3_applications[34] + wide.v_t3_applications[41] + wide.v_t3_applications[48] + wide.v_t3_applications[55] + wide.v_t3_applications[62] + wide.v_t3_applications[69] + wide.v_t3_applications[76] + wide.v_t3_applications[83] + wide.v_t3_applications[90] + wide.v_t3_applications[97] + wide.v_t3_applications[104] + wide.v_t3_applications[111] + wide.v_t3_applications[118] + wide.v_t3_applications[125] + wide.v_t3_applications[132] + wide.v_t3_applications[139] + wide.v_t3_applications[146],
        wide.v_t3_applications[21] + wide.v_t3_applications[28] + wide.v_t3_applications[35] + wide.v_t3_applications[42] + wide.v_t3_applications[49] + wide.v_t3_applications[56] + wide.v_t3_applications[63] + wide.v_t3_applications[70] + wide.v_t3_applications[77] + wide.v_t3_applications[84] + wide.v_t3_applications[91] + wide.v_t3_applications[98] + wide.v_t3_applications[105] + wide.v_t3_applications[112] + wide.v_t3_applications[119] + wide.v_t3_applications[126] + wide.v_t3_applications[133] + wide.v_t3_applications[140] + wide.v_t3_applications[147],
        wide.v_t3_applications[1] + wide.v_t3_applications[2] + wide.v_t3_applications[3] + wide.v_t3_applications[4] + wide.v_t3_applications[5] + wide.v_t3_applications[6],
        wide.v_t3_applications[8] + wide.v_t3_applications[9] + wide.v_t3_applications[10] + wide.v_t3_applications[11] + wide.v_t3_applications[12] + wide.v_t3_applications[13],
        wide.v_t3_applications[15] + wide.v_t3_applications[16] + wide.v_t3_applications[17] + wide.v_t3_applications[18] + wide.v_t3_applications[19] + wide.v_t3_applications[20],
        wide.v_t3_applications[22] + wide.v_t3_applications[23] + wide.v_t3_applications[24] + wide.v_t3_applications[25] + wide.v_t3_applications[26] + wide.v_t3_applications[27],
        wide.v_t3_applications[29] + wide.v_t3_applications[30] + wide.v_t3_applications[31] + wide.v_t3_applications[32] + wide.v_t3_applications[33] + wide.v_t3_applications[34],
        wide.v_t3_applications[36] + wide.v_t3_applications[37] + wide.v_t3_applications[38] + wide.v_t3_applications[39] + wide.v_t3_applications[40] + wide.v_t3_applications[41],
        wide.v_t3_applications[43] + wide.v_t3_applications[44] + wide.v_t3_applications[45] + wide.v_t3_applications[46] + wide.v_t3_applications[47] + wide.v_t3_applications[48],
        wide.v_t3_applications[50] + wide.v_t3_applications[51] + wide.v_t3_applications[52] + wide.v_t3_applications[53] + wide.v_t3_applications[54] + wide.v_t3_applications[55],
        wide.v_t3_applications[57] + wide.v_t3_applications[58] + wide.v_t3_applications[59] + wide.v_t3_applications[60] + wide.v_t3_applications[61] + wide.v_t3_applications[62],
        wide.v_t3_applications[64] + wide.v_t3_applications[65] + wide.v_t3_applications[66] + wide.v_t3_applications[67] + wide.v_t3_applications[68] + wide.v_t3_applications[69],
        wide.v_t3_applications[71] + wide.v_t3_applications[72] + wide.v_t3_applications[73] + wide.v_t3_applications[74] + wide.v_t3_applications[75] + wide.v_t3_applications[76],
        wide.v_t3_applications[78] + wide.v_t3_applications[79] + wide.v_t3_applications[80] + wide.v_t3_applications[81] + wide.v_t3_applications[82] + wide.v_t3_applications[83],
        wide.v_t3_applications[85] + wide.v_t3_applications[86] + wide.v_t3_applications[87] + wide.v_t3_applications[88] + wide.v_t3_applications[89] + wide.v_t3_applications[90],
        wide.v_t3_applications[92] + wide.v_t3_applications[93] + wide.v_t3_applications[94] + wide.v_t3_applications[95] + wide.v_t3_applications[96] + wide.v_t3_applications[97],
        wide.v_t3_applications[99] + wide.v_t3_applications[100] + wide.v_t3_applications[101] + wide.v_t3_applications[102] + wide.v_t3_applications[103] + wide.v_t3_applications[104],
        wide.v_t3_applications[106] + wide.v_t3_applications[107] + wide.v_t3_applications[108] + wide.v_t3_applications[109] + wide.v_t3_applications[110] + wide.v_t3_applications[111],
        wide.v_t3_applications[113] + wide.v_t3_applications[114] + wide.v_t3_applications[115] + wide.v_t3_applications[116] + wide.v_t3_applications[117] + wide.v_t3_applications[118],
        wide.v_t3_applications[120] + wide.v_t3_applications[121] + wide.v_t3_applications[122] + wide.v_t3_applications[123] + wide.v_t3_applications[124] + wide.v_t3_applications[125],
        wide.v_t3_applications[127] + wide.v_t3_applications[128] + wide.v_t3_applications[129] + wide.v_t3_applications[130] + wide.v_t3_applications[131] + wide.v_t3_applications[132],
        wide.v_t3_applications[134] + wide.v_t3_applications[135] + wide.v_t3_applications[136] + wide.v_t3_applications[137] + wide.v_t3_applications[138] + wide.v_t3_applications[139],
        wide.v_t3_applications[141] + wide.v_t3_applications[142] + wide.v_t3_applications[143] + wide.v_t3_applications[144] + wide.v_t3_applications[145] + wide.v_t3_applications[146],
        wide.v_t3_applications[148] + wide.v_t3_applications[149] + wide.v_t3_applications[150] + wide.v_t3_applications[151] + wide.v_t3_applications[152] + wide.v_t3_applications[153],
        wide.v_t3_applications[155] + wide.v_t3_applications[156] + wide.v_t3_applications[157] + wide.v_t3_applications[158] + wide.v_t3_applications[159] + wide.v_t3_applications[160],
        wide.v_t3_applications[1],
        wide.v_t3_applications[2],
        wide.v_t3_applications[3],
        wide.v_t3_applications[4],
        wide.v_t3_applications[5],
        wide.v_t3_applications[6],
        wide.v_t3_applications[7],
        wide.v_t3_applications[8],
        wide.v_t3_applications[9],
        wide.v_t3_applications[10],
        wide.v_t3_applications[11],
        wide.v_t3_applications[12],
        wide.v_t3_applications[13],
        wide.v_t3_applications[14],
        wide.v_t3_applications[15],
        wide.v_t3_applications[16],
        wide.v_t3_applications[17],
        wide.v_t3_applications[18],
        wide.v_t3_applications[19],
        wide.v_t3_applications[20],
        wide.v_t3_applications[21],
        wide.v_t3_applications[22],
        wide.v_t3_applications[23],
        wide.v_t3_applications[24],
        wide.v_t3_applications[25],
        wide.v_t3_applications[26],
        wide.v_t3_applications[27],
        wide.v_t3_applications[28],
        wide.v_t3_applications[29],
        wide.v_t3_applications[30],
        wide.v_t3_applications[31],
        wide.v_t3_applications[32],
        wide.v_t3_applications[33],
        wide.v_t3_applications[34],
        wide.v_t3_applications[35],
        wide.v_t3_applications[36],
        wide.v_t3_applications[37],
        wide.v_t3_applications[38],
        wide.v_t3_applications[39],
        wide.v_t3_applications[40],
        wide.v_t3_applications[41],
        wide.v_t3_applications[42],
        wide.v_t3_applications[43],
        wide.v_t3_applications[44],
        wide.v_t3_applications[45],
        wide.v_t3_applications[46],
        wide.v_t3_applications[47],
        wide.v_t3_applications[48],
        wide.v_t3_applications[49],
        wide.v_t3_applications[50],
        wide.v_t3_applications[51],
        wide.v_t3_applications[52],
        wide.v_t3_applications[53],
        wide.v_t3_applications[54],
        wide.v_t3_applications[55],
        wide.v_t3_applications[56],
        wide.v_t3_applications[57],
        wide.v_t3_applications[58],
        wide.v_t3_applications[59],
        wide.v_t3_applications[60],
        wide.v_t3_applications[61],
        wide.v_t3_applications[62],
        wide.v_t3_applications[63],
        wide.v_t3_applications[64],
        wide.v_t3_applications[65],
        wide.v_t3_applications[66],
        wide.v_t3_applications[67],
        wide.v_t3_applications[68],
        wide.v_t3_applications[69],
        wide.v_t3_applications[70],
        wide.v_t3_applications[71],
        wide.v_t3_applications[72],
        wide.v_t3_applications[73],
        wide.v_t3_applications[74],
        wide.v_t3_applications[75],
        wide.v_t3_applications[76],
        wide.v_t3_applications[77],
        wide.v_t3_applications[78],
        wide.v_t3_applications[79],
        wide.v_t3_applications[80],
        wide.v_t3_applications[81],
        wide.v_t3_applications[82],
        wide.v_t3_applications[83],
        wide.v_t3_applications[84],
        wide.v_t3_applications[85],
        wide.v_t3_applications[86],
        wide.v_t3_applications[87],
        wide.v_t3_applications[88],
        wide.v_t3_applications[89],
        wide.v_t3_applications[90],
        wide.v_t3_applications[91],
        wide.v_t3_applications[92],
        wide.v_t3_applications[93],
        wide.v_t3_applications[94],
        wide.v_t3_applications[95],
        wide.v_t3_applications[96],
        wide.v_t3_applications[97],
        wide.v_t3_applications[98],
        wide.v_t3_applications[99],
        wide.v_t3_applications[100],
        wide.v_t3_applications[101],
        wide.v_t3_applications[102],
        wide.v_t3_applications[103],
        wide.v_t3_applications[104],
        wide.v_t3_applications[105],
        wide.v_t3_applications[106],
        wide.v_t3_applications[107],
        wide.v_t3_applications[108],
        wide.v_t3_applications[109],
        wide.v_t3_applications[110],
        wide.v_t3_applications[111],
        wide.v_t3_applications[112],
        wide.v_t3_applications[113],
        wide.v_t3_applications[114],
        wide.v_t3_applications[115],
        wide.v_t3_applications[116],
        wide.v_t3_applications[117],
        wide.v_t3_applications[118],
        wide.v_t3_applications[119],
        wide.v_t3_applications[120],
        wide.v_t3_applications[121],
        wide.v_t3_applications[122],
        wide.v_t3_applications[123],
        wide.v_t3_applications[124],
        wide.v_t3_applications[125],
        wide.v_t3_applications[126],
        wide.v_t3_applications[127],
        wide.v_t3_applications[128],
        wide.v_t3_applications[129],
        wide.v_t3_applications[130],
        wide.v_t3_applications[131],
        wide.v_t3_applications[132],
        wide.v_t3_applications[133],
        wide.v_t3_applications[134],
        wide.v_t3_applications[135],
        wide.v_t3_applications[136],
        wide.v_t3_applications[137],
        wide.v_t3_applications[138],
        wide.v_t3_applications[139],
        wide.v_t3_applications[140],
        wide.v_t3_applications[141],
        wide.v_t3_applications[142],
        wide.v_t3_applications[143],
        wide.v_t3_applications[144],
        wide.v_t3_applications[145],
        wide.v_t3_applications[146],
        wide.v_t3_applications[147],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[155],
        wide.v_t3_applications[156],
        wide.v_t3_applications[157],
        wide.v_t3_applications[158],
        wide.v_t3_applications[159],
        wide.v_t3_applications[160],
        wide.v_t3_applications[161],
        wide.v_t3_applications[15],
        wide.v_t3_applications[16],
        wide.v_t3_applications[17],
        wide.v_t3_applications[18],
        wide.v_t3_applications[19],
        wide.v_t3_applications[20],
        wide.v_t3_applications[21],
        wide.v_t3_applications[22],
        wide.v_t3_applications[23],
        wide.v_t3_applications[24],
        wide.v_t3_applications[25],
        wide.v_t3_applications[26],
        wide.v_t3_applications[27],
        wide.v_t3_applications[28],
        wide.v_t3_applications[29],
        wide.v_t3_applications[30],
        wide.v_t3_applications[31],
        wide.v_t3_applications[32],
        wide.v_t3_applications[33],
        wide.v_t3_applications[34],
        wide.v_t3_applications[35],
        wide.v_t3_applications[36],
        wide.v_t3_applications[37],
        wide.v_t3_applications[38],
        wide.v_t3_applications[39],
        wide.v_t3_applications[40],
        wide.v_t3_applications[41],
        wide.v_t3_applications[42],
        wide.v_t3_applications[43],
        wide.v_t3_applications[44],
        wide.v_t3_applications[45],
        wide.v_t3_applications[46],
        wide.v_t3_applications[47],
        wide.v_t3_applications[48],
        wide.v_t3_applications[49],
        wide.v_t3_applications[50],
        wide.v_t3_applications[51],
        wide.v_t3_applications[52],
        wide.v_t3_applications[53],
        wide.v_t3_applications[54],
        wide.v_t3_applications[55],
        wide.v_t3_applications[56],
        wide.v_t3_applications[57],
        wide.v_t3_applications[58],
        wide.v_t3_applications[59],
        wide.v_t3_applications[60],
        wide.v_t3_applications[61],
        wide.v_t3_applications[62],
        wide.v_t3_applications[63],
        wide.v_t3_applications[64],
        wide.v_t3_applications[65],
        wide.v_t3_applications[66],
        wide.v_t3_applications[67],
        wide.v_t3_applications[68],
        wide.v_t3_applications[69],
        wide.v_t3_applications[70],
        wide.v_t3_applications[71],
        wide.v_t3_applications[72],
        wide.v_t3_applications[73],
        wide.v_t3_applications[74],
        wide.v_t3_applications[75],
        wide.v_t3_applications[76],
        wide.v_t3_applications[77],
        wide.v_t3_applications[78],
        wide.v_t3_applications[79],
        wide.v_t3_applications[80],
        wide.v_t3_applications[81],
        wide.v_t3_applications[82],
        wide.v_t3_applications[83],
        wide.v_t3_applications[84],
        wide.v_t3_applications[85],
        wide.v_t3_applications[86],
        wide.v_t3_applications[87],
        wide.v_t3_applications[88],
        wide.v_t3_applications[89],
        wide.v_t3_applications[90],
        wide.v_t3_applications[91],
        wide.v_t3_applications[92],
        wide.v_t3_applications[93],
        wide.v_t3_applications[94],
        wide.v_t3_applications[95],
        wide.v_t3_applications[96],
        wide.v_t3_applications[97],
        wide.v_t3_applications[98],
        wide.v_t3_applications[99],
        wide.v_t3_applications[100],
        wide.v_t3_applications[101],
        wide.v_t3_applications[102],
        wide.v_t3_applications[103],
        wide.v_t3_applications[104],
        wide.v_t3_applications[105],
        wide.v_t3_applications[106],
        wide.v_t3_applications[107],
        wide.v_t3_applications[108],
        wide.v_t3_applications[109],
        wide.v_t3_applications[110],
        wide.v_t3_applications[111],
        wide.v_t3_applications[112],
        wide.v_t3_applications[113],
        wide.v_t3_applications[114],
        wide.v_t3_applications[115],
        wide.v_t3_applications[116],
        wide.v_t3_applications[117],
        wide.v_t3_applications[118],
        wide.v_t3_applications[119],
        wide.v_t3_applications[120],
        wide.v_t3_applications[121],
        wide.v_t3_applications[122],
        wide.v_t3_applications[123],
        wide.v_t3_applications[124],
        wide.v_t3_applications[125],
        wide.v_t3_applications[126],
        wide.v_t3_applications[127],
        wide.v_t3_applications[128],
        wide.v_t3_applications[129],
        wide.v_t3_applications[130],
        wide.v_t3_applications[131],
        wide.v_t3_applications[132],
        wide.v_t3_applications[133],
        wide.v_t3_applications[134],
        wide.v_t3_applications[135],
        wide.v_t3_applications[136],
        wide.v_t3_applications[137],
        wide.v_t3_applications[138],
        wide.v_t3_applications[139],
        wide.v_t3_applications[140],
        wide.v_t3_applications[141],
        wide.v_t3_applications[142],
        wide.v_t3_applications[143],
        wide.v_t3_applications[144],
        wide.v_t3_applications[145],
        wide.v_t3_applications[146],
        wide.v_t3_applications[147],
        wide.v_t3_applications[1],
        wide.v_t3_applications[8],
        wide.v_t3_applications[15],
        wide.v_t3_applications[22],
        wide.v_t3_applications[29],
        wide.v_t3_applications[36],
        wide.v_t3_applications[43],
        wide.v_t3_applications[50],
        wide.v_t3_applications[57],
        wide.v_t3_applications[64],
        wide.v_t3_applications[71],
        wide.v_t3_applications[78],
        wide.v_t3_applications[85],
        wide.v_t3_applications[92],
        wide.v_t3_applications[99],
        wide.v_t3_applications[106],
        wide.v_t3_applications[113],
        wide.v_t3_applications[120],
        wide.v_t3_applications[127],
        wide.v_t3_applications[134],
        wide.v_t3_applications[141],
        wide.v_t3_applications[148],
        wide.v_t3_applications[155],
        wide.v_t3_applications[155],
        wide.v_t3_applications[156],
        wide.v_t3_applications[157],
        wide.v_t3_applications[158],
        wide.v_t3_applications[159],
        wide.v_t3_applications[160],
        wide.v_t3_applications[161],
        wide.v_t3_applications[21] + wide.v_t3_applications[28],
        wide.v_t3_applications[154] + -1 * wide.v_t3_applications[21] + -1 * wide.v_t3_applications[28]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t3_applications[148] + wide.v_t3_applications[155],
        wide.v_t3_applications[149] + wide.v_t3_applications[156],
        wide.v_t3_applications[150] + wide.v_t3_applications[157],
        wide.v_t3_applications[151] + wide.v_t3_applications[158],
        wide.v_t3_applications[152] + wide.v_t3_applications[159],
        wide.v_t3_applications[153] + wide.v_t3_applications[160],
        wide.v_t3_applications[154] + wide.v_t3_applications[161],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[7],
        wide.v_t3_applications[14],
        wide.v_t3_applications[21],
        wide.v_t3_applications[28],
        wide.v_t3_applications[35],
        wide.v_t3_applications[42],
        wide.v_t3_applications[49],
        wide.v_t3_applications[56],
        wide.v_t3_applications[63],
        wide.v_t3_applications[70],
        wide.v_t3_applications[77],
        wide.v_t3_applications[84],
        wide.v_t3_applications[91],
        wide.v_t3_applications[98],
        wide.v_t3_applications[105],
        wide.v_t3_applications[112],
        wide.v_t3_applications[119],
        wide.v_t3_applications[126],
        wide.v_t3_applications[133],
        wide.v_t3_applications[140],
        wide.v_t3_applications[147],
        wide.v_t3_applications[154],
        wide.v_t3_applications[161],
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[7],
        wide.v_t3_applications[14],
        wide.v_t3_applications[21],
        wide.v_t3_applications[28],
        wide.v_t3_applications[35],
        wide.v_t3_applications[42],
        wide.v_t3_applications[49],
        wide.v_t3_applications[56],
        wide.v_t3_applications[63],
        wide.v_t3_applications[70],
        wide.v_t3_applications[77],
        wide.v_t3_applications[84],
        wide.v_t3_applications[91],
        wide.v_t3_applications[98],
        wide.v_t3_applications[105],
        wide.v_t3_applications[112],
        wide.v_t3_applications[119],
        wide.v_t3_applications[126],
        wide.v_t3_applications[133],
        wide.v_t3_applications[140],
        wide.v_t3_applications[147],
        wide.v_t3_applications[154],
        wide.v_t3_applications[161],
        wide.v_t3_applications[1] + wide.v_t3_applications[8],
        wide.v_t3_applications[2] + wide.v_t3_applications[9],
        wide.v_t3_applications[3] + wide.v_t3_applications[10],
        wide.v_t3_applications[4] + wide.v_t3_applications[11],
        wide.v_t3_applications[5] + wide.v_t3_applications[12],
        wide.v_t3_applications[6] + wide.v_t3_applications[13],
        wide.v_t3_applications[7] + wide.v_t3_applications[14],
        wide.v_t3_applications[154],
        wide.v_t3_applications[154]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t3_applications[1] + wide.m_t3_applications[8],
        wide.m_t3_applications[2] + wide.m_t3_applications[9],
        wide.m_t3_applications[3] + wide.m_t3_applications[10],
        wide.m_t3_applications[4] + wide.m_t3_applications[11],
        wide.m_t3_applications[5] + wide.m_t3_applications[12],
        wide.m_t3_applications[6] + wide.m_t3_applications[13],
        wide.m_t3_applications[7] + wide.m_t3_applications[14],
        wide.m_t3_applications[15] + wide.m_t3_applications[22] + wide.m_t3_applications[29] + wide.m_t3_applications[36] + wide.m_t3_applications[43] + wide.m_t3_applications[50] + wide.m_t3_applications[57] + wide.m_t3_applications[64] + wide.m_t3_applications[71] + wide.m_t3_applications[78] + wide.m_t3_applications[85] + wide.m_t3_applications[92] + wide.m_t3_applications[99] + wide.m_t3_applications[106] + wide.m_t3_applications[113] + wide.m_t3_applications[120] + wide.m_t3_applications[127] + wide.m_t3_applications[134] + wide.m_t3_applications[141],
        wide.m_t3_applications[16] + wide.m_t3_applications[23] + wide.m_t3_applications[30] + wide.m_t3_applications[37] + wide.m_t3_applications[44] + wide.m_t3_applications[51] + wide.m_t3_applications[58] + wide.m_t3_applications[65] + wide.m_t3_applications[72] + wide.m_t3_applications[79] + wide.m_t3_applications[86] + wide.m_t3_applications[93] + wide.m_t3_applications[100] + wide.m_t3_applications[107] + wide.m_t3_applications[114] + wide.m_t3_applications[121] + wide.m_t3_applications[128] + wide.m_t3_applications[135] + wide.m_t3_applications[142],
        wide.m_t3_applications[17] + wide.m_t3_applications[24] + wide.m_t3_applications[31] + wide.m_t3_applications[38] + wide.m_t3_applications[45] + wide.m_t3_applications[52] + wide.m_t3_applications[59] + wide.m_t3_applications[66] + wide.m_t3_applications[73] + wide.m_t3_applications[80] + wide.m_t3_applications[87] + wide.m_t3_applications[94] + wide.m_t3_applications[101] + wide.m_t3_applications[108] + wide.m_t3_applications[115] + wide.m_t3_applications[122] + wide.m_t3_applications[129] + wide.m_t3_applications[136] + wide.m_t3_applications[143],
        wide.m_t3_applications[18] + wide.m_t3_applications[25] + wide.m_t3_applications[32] + wide.m_t3_applications[39] + wide.m_t3_applications[46] + wide.m_t3_applications[53] + wide.m_t3_applications[60] + wide.m_t3_applications[67] + wide.m_t3_applications[74] + wide.m_t3_applications[81] + wide.m_t3_applications[88] + wide.m_t3_applications[95] + wide.m_t3_applications[102] + wide.m_t3_applications[109] + wide.m_t3_applications[116] + wide.m_t3_applications[123] + wide.m_t3_applications[130] + wide.m_t3_applications[137] + wide.m_t3_applications[144],
        wide.m_t3_applications[19] + wide.m_t3_applications[26] + wide.m_t3_applications[33] + wide.m_t3_applications[40] + wide.m_t3_applications[47] + wide.m_t3_applications[54] + wide.m_t3_applications[61] + wide.m_t3_applications[68] + wide.m_t3_applications[75] + wide.m_t3_applications[82] + wide.m_t3_applications[89] + wide.m_t3_applications[96] + wide.m_t3_applications[103] + wide.m_t3_applications[110] + wide.m_t3_applications[117] + wide.m_t3_applications[124] + wide.m_t3_applications[131] + wide.m_t3_applications[138] + wide.m_t3_applications[145],
        wide.m_t3_applications[20] + wide.m_t3_applications[27] + wide.m_t3_applications[34] + wide.m_t3_applications[41] + wide.m_t3_applications[48] + wide.m_t3_applications[55] + wide.m_t3_applications[62] + wide.m_t3_applications[69] + wide.m_t3_applications[76] + wide.m_t3_applications[83] + wide.m_t3_applications[90] + wide.m_t3_applications[97] + wide.m_t3_applications[104] + wide.m_t3_applications[111] + wide.m_t3_applications[118] + wide.m_t3_applications[125] + wide.m_t3_applications[132] + wide.m_t3_applications[139] + wide.m_t3_applications[146],
        wide.m_t3_applications[21] + wide.m_t3_applications[28] + wide.m_t3_applications[35] + wide.m_t3_applications[42] + wide.m_t3_applications[49] + wide.m_t3_applications[56] + wide.m_t3_applications[63] + wide.m_t3_applications[70] + wide.m_t3_applications[77] + wide.m_t3_applications[84] + wide.m_t3_applications[91] + wide.m_t3_applications[98] + wide.m_t3_applications[105] + wide.m_t3_applications[112] + wide.m_t3_applications[119] + wide.m_t3_applications[126] + wide.m_t3_applications[133] + wide.m_t3_applications[140] + wide.m_t3_applications[147],
        wide.m_t3_applications[1] + wide.m_t3_applications[2] + wide.m_t3_applications[3] + wide.m_t3_applications[4] + wide.m_t3_applications[5] + wide.m_t3_applications[6],
        wide.m_t3_applications[8] + wide.m_t3_applications[9] + wide.m_t3_applications[10] + wide.m_t3_applications[11] + wide.m_t3_applications[12] + wide.m_t3_applications[13],
        wide.m_t3_applications[15] + wide.m_t3_applications[16] + wide.m_t3_applications[17] + wide.m_t3_applications[18] + wide.m_t3_applications[19] + wide.m_t3_applications[20],
        wide.m_t3_applications[22] + wide.m_t3_applications[23] + wide.m_t3_applications[24] + wide.m_t3_applications[25] + wide.m_t3_applications[26] + wide.m_t3_applications[27],
        wide.m_t3_applications[29] + wide.m_t3_applications[30] + wide.m_t3_applications[31] + wide.m_t3_applications[32] + wide.m_t3_applications[33] + wide.m_t3_applications[34],
        wide.m_t3_applications[36] + wide.m_t3_applications[37] + wide.m_t3_applications[38] + wide.m_t3_applications[39] + wide.m_t3_applications[40] + wide.m_t3_applications[41],
        wide.m_t3_applications[43] + wide.m_t3_applications[44] + wide.m_t3_applications[45] + wide.m_t3_applications[46] + wide.m_t3_applications[47] + wide.m_t3_applications[48],
        wide.m_t3_applications[50] + wide.m_t3_applications[51] + wide.m_t3_applications[52] + wide.m_t3_applications[53] + wide.m_t3_applications[54] + wide.m_t3_applications[55],
        wide.m_t3_applications[57] + wide.m_t3_applications[58] + wide.m_t3_applications[59] + wide.m_t3_applications[60] + wide.m_t3_applications[61] + wide.m_t3_applications[62],
        wide.m_t3_applications[64] + wide.m_t3_applications[65] + wide.m_t3_applications[66] + wide.m_t3_applications[67] + wide.m_t3_applications[68] + wide.m_t3_applications[69],
        wide.m_t3_applications[71] + wide.m_t3_applications[72] + wide.m_t3_applications[73] + wide.m_t3_applications[74] + wide.m_t3_applications[75] + wide.m_t3_applications[76],
        wide.m_t3_applications[78] + wide.m_t3_applications[79] + wide.m_t3_applications[80] + wide.m_t3_applications[81] + wide.m_t3_applications[82] + wide.m_t3_applications[83],
        wide.m_t3_applications[85] + wide.m_t3_applications[86] + wide.m_t3_applications[87] + wide.m_t3_applications[88] + wide.m_t3_applications[89] + wide.m_t3_applications[90],
        wide.m_t3_applications[92] + wide.m_t3_applications[93] + wide.m_t3_applications[94] + wide.m_t3_applications[95] + wide.m_t3_applications[96] + wide.m_t3_applications[97],
        wide.m_t3_applications[99] + wide.m_t3_applications[100] + wide.m_t3_applications[101] + wide.m_t3_applications[102] + wide.m_t3_applications[103] + wide.m_t3_applications[104],
        wide.m_t3_applications[106] + wide.m_t3_applications[107] + wide.m_t3_applications[108] + wide.m_t3_applications[109] + wide.m_t3_applications[110] + wide.m_t3_applications[111],
        wide.m_t3_applications[113] + wide.m_t3_applications[114] + wide.m_t3_applications[115] + wide.m_t3_applications[116] + wide.m_t3_applications[117] + wide.m_t3_applications[118],
        wide.m_t3_applications[120] + wide.m_t3_applications[121] + wide.m_t3_applications[122] + wide.m_t3_applications[123] + wide.m_t3_applications[124] + wide.m_t3_applications[125],
        wide.m_t3_applications[127] + wide.m_t3_applications[128] + wide.m_t3_applications[129] + wide.m_t3_applications[130] + wide.m_t3_applications[131] + wide.m_t3_applications[132],
        wide.m_t3_applications[134] + wide.m_t3_applications[135] + wide.m_t3_applications[136] + wide.m_t3_applications[137] + wide.m_t3_applications[138] + wide.m_t3_applications[139],
        wide.m_t3_applications[141] + wide.m_t3_applications[142] + wide.m_t3_applications[143] + wide.m_t3_applications[144] + wide.m_t3_applications[145] + wide.m_t3_applications[146],
        wide.m_t3_applications[148] + wide.m_t3_applications[149] + wide.m_t3_applications[150] + wide.m_t3_applications[151] + wide.m_t3_applications[152] + wide.m_t3_applications[153],
        wide.m_t3_applications[155] + wide.m_t3_applications[156] + wide.m_t3_applications[157] + wide.m_t3_applications[158] + wide.m_t3_applications[159] + wide.m_t3_applications[160],
        wide.m_t3_applications[1],
        wide.m_t3_applications[2],
        wide.m_t3_applications[3],
        wide.m_t3_applications[4],
        wide.m_t3_applications[5],
        wide.m_t3_applications[6],
        wide.m_t3_applications[7],
        wide.m_t3_applications[8],
        wide.m_t3_applications[9],
        wide.m_t3_applications[10],
        wide.m_t3_applications[11],
        wide.m_t3_applications[12],
        wide.m_t3_applications[13],
        wide.m_t3_applications[14],
        wide.m_t3_applications[15],
        wide.m_t3_applications[16],
        wide.m_t3_applications[17],
        wide.m_t3_applications[18],
        wide.m_t3_applications[19],
        wide.m_t3_applications[20],
        wide.m_t3_applications[21],
        wide.m_t3_applications[22],
        wide.m_t3_applications[23],
        wide.m_t3_applications[24],
        wide.m_t3_applications[25],
        wide.m_t3_applications[26],
        wide.m_t3_applications[27],
        wide.m_t3_applications[28],
        wide.m_t3_applications[29],
        wide.m_t3_applications[30],
        wide.m_t3_applications[31],
        wide.m_t3_applications[32],
        wide.m_t3_applications[33],
        wide.m_t3_applications[34],
        wide.m_t3_applications[35],
        wide.m_t3_applications[36],
        wide.m_t3_applications[37],
        wide.m_t3_applications[38],
        wide.m_t3_applications[39],
        wide.m_t3_applications[40],
        wide.m_t3_applications[41],
        wide.m_t3_applications[42],
        wide.m_t3_applications[43],
        wide.m_t3_applications[44],
        wide.m_t3_applications[45],
        wide.m_t3_applications[46],
        wide.m_t3_applications[47],
        wide.m_t3_applications[48],
        wide.m_t3_applications[49],
        wide.m_t3_applications[50],
        wide.m_t3_applications[51],
        wide.m_t3_applications[52],
        wide.m_t3_applications[53],
        wide.m_t3_applications[54],
        wide.m_t3_applications[55],
        wide.m_t3_applications[56],
        wide.m_t3_applications[57],
        wide.m_t3_applications[58],
        wide.m_t3_applications[59],
        wide.m_t3_applications[60],
        wide.m_t3_applications[61],
        wide.m_t3_applications[62],
        wide.m_t3_applications[63],
        wide.m_t3_applications[64],
        wide.m_t3_applications[65],
        wide.m_t3_applications[66],
        wide.m_t3_applications[67],
        wide.m_t3_applications[68],
        wide.m_t3_applications[69],
        wide.m_t3_applications[70],
        wide.m_t3_applications[71],
        wide.m_t3_applications[72],
        wide.m_t3_applications[73],
        wide.m_t3_applications[74],
        wide.m_t3_applications[75],
        wide.m_t3_applications[76],
        wide.m_t3_applications[77],
        wide.m_t3_applications[78],
        wide.m_t3_applications[79],
        wide.m_t3_applications[80],
        wide.m_t3_applications[81],
        wide.m_t3_applications[82],
        wide.m_t3_applications[83],
        wide.m_t3_applications[84],
        wide.m_t3_applications[85],
        wide.m_t3_applications[86],
        wide.m_t3_applications[87],
        wide.m_t3_applications[88],
        wide.m_t3_applications[89],
        wide.m_t3_applications[90],
        wide.m_t3_applications[91],
        wide.m_t3_applications[92],
        wide.m_t3_applications[93],
        wide.m_t3_applications[94],
        wide.m_t3_applications[95],
        wide.m_t3_applications[96],
        wide.m_t3_applications[97],
        wide.m_t3_applications[98],
        wide.m_t3_applications[99],
        wide.m_t3_applications[100],
        wide.m_t3_applications[101],
        wide.m_t3_applications[102],
        wide.m_t3_applications[103],
        wide.m_t3_applications[104],
        wide.m_t3_applications[105],
        wide.m_t3_applications[106],
        wide.m_t3_applications[107],
        wide.m_t3_applications[108],
        wide.m_t3_applications[109],
        wide.m_t3_applications[110],
        wide.m_t3_applications[111],
        wide.m_t3_applications[112],
        wide.m_t3_applications[113],
        wide.m_t3_applications[114],
        wide.m_t3_applications[115],
        wide.m_t3_applications[116],
        wide.m_t3_applications[117],
        wide.m_t3_applications[118],
        wide.m_t3_applications[119],
        wide.m_t3_applications[120],
        wide.m_t3_applications[121],
        wide.m_t3_applications[122],
        wide.m_t3_applications[123],
        wide.m_t3_applications[124],
        wide.m_t3_applications[125],
        wide.m_t3_applications[126],
        wide.m_t3_applications[127],
        wide.m_t3_applications[128],
        wide.m_t3_applications[129],
        wide.m_t3_applications[130],
        wide.m_t3_applications[131],
        wide.m_t3_applications[132],
        wide.m_t3_applications[133],
        wide.m_t3_applications[134],
        wide.m_t3_applications[135],
        wide.m_t3_applications[136],
        wide.m_t3_applications[137],
        wide.m_t3_applications[138],
        wide.m_t3_applications[139],
        wide.m_t3_applications[140],
        wide.m_t3_applications[141],
        wide.m_t3_applications[142],
        wide.m_t3_applications[143],
        wide.m_t3_applications[144],
        wide.m_t3_applications[145],
        wide.m_t3_applications[146],
        wide.m_t3_applications[147],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[155],
        wide.m_t3_applications[156],
        wide.m_t3_applications[157],
        wide.m_t3_applications[158],
        wide.m_t3_applications[159],
        wide.m_t3_applications[160],
        wide.m_t3_applications[161],
        wide.m_t3_applications[15],
        wide.m_t3_applications[16],
        wide.m_t3_applications[17],
        wide.m_t3_applications[18],
        wide.m_t3_applications[19],
        wide.m_t3_applications[20],
        wide.m_t3_applications[21],
        wide.m_t3_applications[22],
        wide.m_t3_applications[23],
        wide.m_t3_applications[24],
        wide.m_t3_applications[25],
        wide.m_t3_applications[26],
        wide.m_t3_applications[27],
        wide.m_t3_applications[28],
        wide.m_t3_applications[29],
        wide.m_t3_applications[30],
        wide.m_t3_applications[31],
        wide.m_t3_applications[32],
        wide.m_t3_applications[33],
        wide.m_t3_applications[34],
        wide.m_t3_applications[35],
        wide.m_t3_applications[36],
        wide.m_t3_applications[37],
        wide.m_t3_applications[38],
        wide.m_t3_applications[39],
        wide.m_t3_applications[40],
        wide.m_t3_applications[41],
        wide.m_t3_applications[42],
        wide.m_t3_applications[43],
        wide.m_t3_applications[44],
        wide.m_t3_applications[45],
        wide.m_t3_applications[46],
        wide.m_t3_applications[47],
        wide.m_t3_applications[48],
        wide.m_t3_applications[49],
        wide.m_t3_applications[50],
        wide.m_t3_applications[51],
        wide.m_t3_applications[52],
        wide.m_t3_applications[53],
        wide.m_t3_applications[54],
        wide.m_t3_applications[55],
        wide.m_t3_applications[56],
        wide.m_t3_applications[57],
        wide.m_t3_applications[58],
        wide.m_t3_applications[59],
        wide.m_t3_applications[60],
        wide.m_t3_applications[61],
        wide.m_t3_applications[62],
        wide.m_t3_applications[63],
        wide.m_t3_applications[64],
        wide.m_t3_applications[65],
        wide.m_t3_applications[66],
        wide.m_t3_applications[67],
        wide.m_t3_applications[68],
        wide.m_t3_applications[69],
        wide.m_t3_applications[70],
        wide.m_t3_applications[71],
        wide.m_t3_applications[72],
        wide.m_t3_applications[73],
        wide.m_t3_applications[74],
        wide.m_t3_applications[75],
        wide.m_t3_applications[76],
        wide.m_t3_applications[77],
        wide.m_t3_applications[78],
        wide.m_t3_applications[79],
        wide.m_t3_applications[80],
        wide.m_t3_applications[81],
        wide.m_t3_applications[82],
        wide.m_t3_applications[83],
        wide.m_t3_applications[84],
        wide.m_t3_applications[85],
        wide.m_t3_applications[86],
        wide.m_t3_applications[87],
        wide.m_t3_applications[88],
        wide.m_t3_applications[89],
        wide.m_t3_applications[90],
        wide.m_t3_applications[91],
        wide.m_t3_applications[92],
        wide.m_t3_applications[93],
        wide.m_t3_applications[94],
        wide.m_t3_applications[95],
        wide.m_t3_applications[96],
        wide.m_t3_applications[97],
        wide.m_t3_applications[98],
        wide.m_t3_applications[99],
        wide.m_t3_applications[100],
        wide.m_t3_applications[101],
        wide.m_t3_applications[102],
        wide.m_t3_applications[103],
        wide.m_t3_applications[104],
        wide.m_t3_applications[105],
        wide.m_t3_applications[106],
        wide.m_t3_applications[107],
        wide.m_t3_applications[108],
        wide.m_t3_applications[109],
        wide.m_t3_applications[110],
        wide.m_t3_applications[111],
        wide.m_t3_applications[112],
        wide.m_t3_applications[113],
        wide.m_t3_applications[114],
        wide.m_t3_applications[115],
        wide.m_t3_applications[116],
        wide.m_t3_applications[117],
        wide.m_t3_applications[118],
        wide.m_t3_applications[119],
        wide.m_t3_applications[120],
        wide.m_t3_applications[121],
        wide.m_t3_applications[122],
        wide.m_t3_applications[123],
        wide.m_t3_applications[124],
        wide.m_t3_applications[125],
        wide.m_t3_applications[126],
        wide.m_t3_applications[127],
        wide.m_t3_applications[128],
        wide.m_t3_applications[129],
        wide.m_t3_applications[130],
        wide.m_t3_applications[131],
        wide.m_t3_applications[132],
        wide.m_t3_applications[133],
        wide.m_t3_applications[134],
        wide.m_t3_applications[135],
        wide.m_t3_applications[136],
        wide.m_t3_applications[137],
        wide.m_t3_applications[138],
        wide.m_t3_applications[139],
        wide.m_t3_applications[140],
        wide.m_t3_applications[141],
        wide.m_t3_applications[142],
        wide.m_t3_applications[143],
        wide.m_t3_applications[144],
        wide.m_t3_applications[145],
        wide.m_t3_applications[146],
        wide.m_t3_applications[147],
        wide.m_t3_applications[1],
        wide.m_t3_applications[8],
        wide.m_t3_applications[15],
        wide.m_t3_applications[22],
        wide.m_t3_applications[29],
        wide.m_t3_applications[36],
        wide.m_t3_applications[43],
        wide.m_t3_applications[50],
        wide.m_t3_applications[57],
        wide.m_t3_applications[64],
        wide.m_t3_applications[71],
        wide.m_t3_applications[78],
        wide.m_t3_applications[85],
        wide.m_t3_applications[92],
        wide.m_t3_applications[99],
        wide.m_t3_applications[106],
        wide.m_t3_applications[113],
        wide.m_t3_applications[120],
        wide.m_t3_applications[127],
        wide.m_t3_applications[134],
        wide.m_t3_applications[141],
        wide.m_t3_applications[148],
        wide.m_t3_applications[155],
        wide.m_t3_applications[155],
        wide.m_t3_applications[156],
        wide.m_t3_applications[157],
        wide.m_t3_applications[158],
        wide.m_t3_applications[159],
        wide.m_t3_applications[160],
        wide.m_t3_applications[161],
        wide.m_t3_applications[21] + wide.m_t3_applications[28],
        wide.m_t3_applications[154] + wide.m_t3_applications[21] + wide.m_t3_applications[28]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t3_applications[148] + wide.m_t3_applications[155],
        wide.m_t3_applications[149] + wide.m_t3_applications[156],
        wide.m_t3_applications[150] + wide.m_t3_applications[157],
        wide.m_t3_applications[151] + wide.m_t3_applications[158],
        wide.m_t3_applications[152] + wide.m_t3_applications[159],
        wide.m_t3_applications[153] + wide.m_t3_applications[160],
        wide.m_t3_applications[154] + wide.m_t3_applications[161],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[7],
        wide.m_t3_applications[14],
        wide.m_t3_applications[21],
        wide.m_t3_applications[28],
        wide.m_t3_applications[35],
        wide.m_t3_applications[42],
        wide.m_t3_applications[49],
        wide.m_t3_applications[56],
        wide.m_t3_applications[63],
        wide.m_t3_applications[70],
        wide.m_t3_applications[77],
        wide.m_t3_applications[84],
        wide.m_t3_applications[91],
        wide.m_t3_applications[98],
        wide.m_t3_applications[105],
        wide.m_t3_applications[112],
        wide.m_t3_applications[119],
        wide.m_t3_applications[126],
        wide.m_t3_applications[133],
        wide.m_t3_applications[140],
        wide.m_t3_applications[147],
        wide.m_t3_applications[154],
        wide.m_t3_applications[161],
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[7],
        wide.m_t3_applications[14],
        wide.m_t3_applications[21],
        wide.m_t3_applications[28],
        wide.m_t3_applications[35],
        wide.m_t3_applications[42],
        wide.m_t3_applications[49],
        wide.m_t3_applications[56],
        wide.m_t3_applications[63],
        wide.m_t3_applications[70],
        wide.m_t3_applications[77],
        wide.m_t3_applications[84],
        wide.m_t3_applications[91],
        wide.m_t3_applications[98],
        wide.m_t3_applications[105],
        wide.m_t3_applications[112],
        wide.m_t3_applications[119],
        wide.m_t3_applications[126],
        wide.m_t3_applications[133],
        wide.m_t3_applications[140],
        wide.m_t3_applications[147],
        wide.m_t3_applications[154],
        wide.m_t3_applications[161],
        wide.m_t3_applications[1] + wide.m_t3_applications[8],
        wide.m_t3_applications[2] + wide.m_t3_applications[9],
        wide.m_t3_applications[3] + wide.m_t3_applications[10],
        wide.m_t3_applications[4] + wide.m_t3_applications[11],
        wide.m_t3_applications[5] + wide.m_t3_applications[12],
        wide.m_t3_applications[6] + wide.m_t3_applications[13],
        wide.m_t3_applications[7] + wide.m_t3_applications[14],
        wide.m_t3_applications[154],
        wide.m_t3_applications[154]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t3_applications = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        8, -- APP-COL-BAL main natural_person
        9, -- APP-COL-BAL main commercial_enterprise
        10, -- APP-COL-BAL main research_institution
        11, -- APP-COL-BAL main public_interest_org
        12, -- APP-COL-BAL main legal_service_org
        13, -- APP-COL-BAL main other_org
        14, -- APP-COL-BAL main total
        22, -- APP-RES-SUM main natural_person
        23, -- APP-RES-SUM main commercial_enterprise
        24, -- APP-RES-SUM main research_institution
        25, -- APP-RES-SUM main public_interest_org
        26, -- APP-RES-SUM main legal_service_org
        27, -- APP-RES-SUM main other_org
        28, -- APP-RES-SUM main total
        52, -- APP-ROW-SUM main app_new_received
        53, -- APP-ROW-SUM main app_carried_over
        54, -- APP-ROW-SUM main app_res_granted
        55, -- APP-ROW-SUM main app_res_partial
        56, -- APP-ROW-SUM main app_res_denied_state_secret
        57, -- APP-ROW-SUM main app_res_denied_law_prohibits
        58, -- APP-ROW-SUM main app_res_denied_security_stability
        59, -- APP-ROW-SUM main app_res_denied_third_party
        60, -- APP-ROW-SUM main app_res_denied_internal_affairs
        61, -- APP-ROW-SUM main app_res_denied_deliberative
        62, -- APP-ROW-SUM main app_res_denied_enforcement_file
        63, -- APP-ROW-SUM main app_res_denied_admin_inquiry
        64, -- APP-ROW-SUM main app_res_unable_not_held
        65, -- APP-ROW-SUM main app_res_unable_needs_creation
        66, -- APP-ROW-SUM main app_res_unable_unclear
        67, -- APP-ROW-SUM main app_res_notproc_petition
        68, -- APP-ROW-SUM main app_res_notproc_duplicate
        69, -- APP-ROW-SUM main app_res_notproc_publication
        70, -- APP-ROW-SUM main app_res_notproc_excessive
        71, -- APP-ROW-SUM main app_res_notproc_reconfirm
        72, -- APP-ROW-SUM main app_res_other_no_correction
        73, -- APP-ROW-SUM main app_res_other_fee_unpaid
        74, -- APP-ROW-SUM main app_res_other_misc
        75, -- APP-ROW-SUM main app_res_total
        76, -- APP-ROW-SUM main app_carried_forward
        252, -- APP-INT main app_new_received/natural_person
        253, -- APP-INT main app_new_received/commercial_enterprise
        254, -- APP-INT main app_new_received/research_institution
        255, -- APP-INT main app_new_received/public_interest_org
        256, -- APP-INT main app_new_received/legal_service_org
        257, -- APP-INT main app_new_received/other_org
        258, -- APP-INT main app_new_received/total
        259, -- APP-INT main app_carried_over/natural_person
        260, -- APP-INT main app_carried_over/commercial_enterprise
        261, -- APP-INT main app_carried_over/research_institution
        262, -- APP-INT main app_carried_over/public_interest_org
        263, -- APP-INT main app_carried_over/legal_service_org
        264, -- APP-INT main app_carried_over/other_org
        265, -- APP-INT main app_carried_over/total
        266, -- APP-INT main app_res_granted/natural_person
        267, -- APP-INT main app_res_granted/commercial_enterprise
        268, -- APP-INT main app_res_granted/research_institution
        269, -- APP-INT main app_res_granted/public_interest_org
        270, -- APP-INT main app_res_granted/legal_service_org
        271, -- APP-INT main app_res_granted/other_org
        272, -- APP-INT main app_res_granted/total
        273, -- APP-INT main app_res_partial/natural_person
        274, -- APP-INT main app_res_partial/commercial_enterprise
        275, -- APP-INT main app_res_partial/research_institution
        276, -- APP-INT main app_res_partial/public_interest_org
        277, -- APP-INT main app_res_partial/legal_service_org
        278, -- APP-INT main app_res_partial/other_org
        279, -- APP-INT main app_res_partial/total
        280, -- APP-INT main app_res_denied_state_secret/natural_person
        281, -- APP-INT main app_res_denied_state_secret/commercial_enterprise
        282, -- APP-INT main app_res_denied_state_secret/research_institution
        283, -- APP-INT main app_res_denied_state_secret/public_interest_org
        284, -- APP-INT main app_res_denied_state_secret/legal_service_org
        285, -- APP-INT main app_res_denied_state_secret/other_org
        286, -- APP-INT main app_res_denied_state_secret/total
        287, -- APP-INT main app_res_denied_law_prohibits/natural_person
        288, -- APP-INT main app_res_denied_law_prohibits/commercial_enterprise
        289, -- APP-INT main app_res_denied_law_prohibits/research_institution
        290, -- APP-INT main app_res_denied_law_prohibits/public_interest_org
        291, -- APP-INT main app_res_denied_law_prohibits/legal_service_org
        292, -- APP-INT main app_res_denied_law_prohibits/other_org
        293, -- APP-INT main app_res_denied_law_prohibits/total
        294, -- APP-INT main app_res_denied_security_stability/natural_person
        295, -- APP-INT main app_res_denied_security_stability/commercial_enterprise
        296, -- APP-INT main app_res_denied_security_stability/research_institution
        297, -- APP-INT main app_res_denied_security_stability/public_interest_org
        298, -- APP-INT main app_res_denied_security_stability/legal_service_org
        299, -- APP-INT main app_res_denied_security_stability/other_org
        300, -- APP-INT main app_res_denied_security_stability/total
        301, -- APP-INT main app_res_denied_third_party/natural_person
        302, -- APP-INT main app_res_denied_third_party/commercial_enterprise
        303, -- APP-INT main app_res_denied_third_party/research_institution
        304, -- APP-INT main app_res_denied_third_party/public_interest_org
        305, -- APP-INT main app_res_denied_third_party/legal_service_org
        306, -- APP-INT main app_res_denied_third_party/other_org
        307, -- APP-INT main app_res_denied_third_party/total
        308, -- APP-INT main app_res_denied_internal_affairs/natural_person
        309, -- APP-INT main app_res_denied_internal_affairs/commercial_enterprise
        310, -- APP-INT main app_res_denied_internal_affairs/research_institution
        311, -- APP-INT main app_res_denied_internal_affairs/public_interest_org
        312, -- APP-INT main app_res_denied_internal_affairs/legal_service_org
        313, -- APP-INT main app_res_denied_internal_affairs/other_org
        314, -- APP-INT main app_res_denied_internal_affairs/total
        315, -- APP-INT main app_res_denied_deliberative/natural_person
        316, -- APP-INT main app_res_denied_deliberative/commercial_enterprise
        317, -- APP-INT main app_res_denied_deliberative/research_institution
        318, -- APP-INT main app_res_denied_deliberative/public_interest_org
        319, -- APP-INT main app_res_denied_deliberative/legal_service_org
        320, -- APP-INT main app_res_denied_deliberative/other_org
        321, -- APP-INT main app_res_denied_deliberative/total
        322, -- APP-INT main app_res_denied_enforcement_file/natural_person
        323, -- APP-INT main app_res_denied_enforcement_file/commercial_enterprise
        324, -- APP-INT main app_res_denied_enforcement_file/research_institution
        325, -- APP-INT main app_res_denied_enforcement_file/public_interest_org
        326, -- APP-INT main app_res_denied_enforcement_file/legal_service_org
        327, -- APP-INT main app_res_denied_enforcement_file/other_org
        328, -- APP-INT main app_res_denied_enforcement_file/total
        329, -- APP-INT main app_res_denied_admin_inquiry/natural_person
        330, -- APP-INT main app_res_denied_admin_inquiry/commercial_enterprise
        331, -- APP-INT main app_res_denied_admin_inquiry/research_institution
        332, -- APP-INT main app_res_denied_admin_inquiry/public_interest_org
        333, -- APP-INT main app_res_denied_admin_inquiry/legal_service_org
        334, -- APP-INT main app_res_denied_admin_inquiry/other_org
        335, -- APP-INT main app_res_denied_admin_inquiry/total
        336, -- APP-INT main app_res_unable_not_held/natural_person
        337, -- APP-INT main app_res_unable_not_held/commercial_enterprise
        338, -- APP-INT main app_res_unable_not_held/research_institution
        339, -- APP-INT main app_res_unable_not_held/public_interest_org
        340, -- APP-INT main app_res_unable_not_held/legal_service_org
        341, -- APP-INT main app_res_unable_not_held/other_org
        342, -- APP-INT main app_res_unable_not_held/total
        343, -- APP-INT main app_res_unable_needs_creation/natural_person
        344, -- APP-INT main app_res_unable_needs_creation/commercial_enterprise
        345, -- APP-INT main app_res_unable_needs_creation/research_institution
        346, -- APP-INT main app_res_unable_needs_creation/public_interest_org
        347, -- APP-INT main app_res_unable_needs_creation/legal_service_org
        348, -- APP-INT main app_res_unable_needs_creation/other_org
        349, -- APP-INT main app_res_unable_needs_creation/total
        350, -- APP-INT main app_res_unable_unclear/natural_person
        351, -- APP-INT main app_res_unable_unclear/commercial_enterprise
        352, -- APP-INT main app_res_unable_unclear/research_institution
        353, -- APP-INT main app_res_unable_unclear/public_interest_org
        354, -- APP-INT main app_res_unable_unclear/legal_service_org
        355, -- APP-INT main app_res_unable_unclear/other_org
        356, -- APP-INT main app_res_unable_unclear/total
        357, -- APP-INT main app_res_notproc_petition/natural_person
        358, -- APP-INT main app_res_notproc_petition/commercial_enterprise
        359, -- APP-INT main app_res_notproc_petition/research_institution
        360, -- APP-INT main app_res_notproc_petition/public_interest_org
        361, -- APP-INT main app_res_notproc_petition/legal_service_org
        362, -- APP-INT main app_res_notproc_petition/other_org
        363, -- APP-INT main app_res_notproc_petition/total
        364, -- APP-INT main app_res_notproc_duplicate/natural_person
        365, -- APP-INT main app_res_notproc_duplicate/commercial_enterprise
        366, -- APP-INT main app_res_notproc_duplicate/research_institution
        367, -- APP-INT main app_res_notproc_duplicate/public_interest_org
        368, -- APP-INT main app_res_notproc_duplicate/legal_service_org
        369, -- APP-INT main app_res_notproc_duplicate/other_org
        370, -- APP-INT main app_res_notproc_duplicate/total
        371, -- APP-INT main app_res_notproc_publication/natural_person
        372, -- APP-INT main app_res_notproc_publication/commercial_enterprise
        373, -- APP-INT main app_res_notproc_publication/research_institution
        374, -- APP-INT main app_res_notproc_publication/public_interest_org
        375, -- APP-INT main app_res_notproc_publication/legal_service_org
        376, -- APP-INT main app_res_notproc_publication/other_org
        377, -- APP-INT main app_res_notproc_publication/total
        378, -- APP-INT main app_res_notproc_excessive/natural_person
        379, -- APP-INT main app_res_notproc_excessive/commercial_enterprise
        380, -- APP-INT main app_res_notproc_excessive/research_institution
        381, -- APP-INT main app_res_notproc_excessive/public_interest_org
        382, -- APP-INT main app_res_notproc_excessive/legal_service_org
        383, -- APP-INT main app_res_notproc_excessive/other_org
        384, -- APP-INT main app_res_notproc_excessive/total
        385, -- APP-INT main app_res_notproc_reconfirm/natural_person
        386, -- APP-INT main app_res_notproc_reconfirm/commercial_enterprise
        387, -- APP-INT main app_res_notproc_reconfirm/research_institution
        388, -- APP-INT main app_res_notproc_reconfirm/public_interest_org
        389, -- APP-INT main app_res_notproc_reconfirm/legal_service_org
        390, -- APP-INT main app_res_notproc_reconfirm/other_org
        391, -- APP-INT main app_res_notproc_reconfirm/total
        392, -- APP-INT main app_res_other_no_correction/natural_person
        393, -- APP-INT main app_res_other_no_correction/commercial_enterprise
        394, -- APP-INT main app_res_other_no_correction/research_institution
        395, -- APP-INT main app_res_other_no_correction/public_interest_org
        396, -- APP-INT main app_res_other_no_correction/legal_service_org
        397, -- APP-INT main app_res_other_no_correction/other_org
        398, -- APP-INT main app_res_other_no_correction/total
        399, -- APP-INT main app_res_other_fee_unpaid/natural_person
        400, -- APP-INT main app_res_other_fee_unpaid/commercial_enterprise
        401, -- APP-INT main app_res_other_fee_unpaid/research_institution
        402, -- APP-INT main app_res_other_fee_unpaid/public_interest_org
        403, -- APP-INT main app_res_other_fee_unpaid/legal_service_org
        404, -- APP-INT main app_res_other_fee_unpaid/other_org
        405, -- APP-INT main app_res_other_fee_unpaid/total
        406, -- APP-INT main app_res_other_misc/natural_person
        407, -- APP-INT main app_res_other_misc/commercial_enterprise
        408, -- APP-INT main app_res_other_misc/research_institution
        409, -- APP-INT main app_res_other_misc/public_interest_org
        410, -- APP-INT main app_res_other_misc/legal_service_org
        411, -- APP-INT main app_res_other_misc/other_org
        412, -- APP-INT main app_res_other_misc/total
        413, -- APP-INT main app_res_total/natural_person
        414, -- APP-INT main app_res_total/commercial_enterprise
        415, -- APP-INT main app_res_total/research_institution
        416, -- APP-INT main app_res_total/public_interest_org
        417, -- APP-INT main app_res_total/legal_service_org
        418, -- APP-INT main app_res_total/other_org
        419, -- APP-INT main app_res_total/total
        420, -- APP-INT main app_carried_forward/natural_person
        421, -- APP-INT main app_carried_forward/commercial_enterprise
        422, -- APP-INT main app_carried_forward/research_institution
        423, -- APP-INT main app_carried_forward/public_interest_org
        424, -- APP-INT main app_carried_forward/legal_service_org
        425, -- APP-INT main app_carried_forward/other_org
        426, -- APP-INT main app_carried_forward/total
        616, -- APP-LEAF-LE-TOTAL result app_res_granted/natural_person
        617, -- APP-LEAF-LE-TOTAL result app_res_granted/commercial_enterprise
        618, -- APP-LEAF-LE-TOTAL result app_res_granted/research_institution
        619, -- APP-LEAF-LE-TOTAL result app_res_granted/public_interest_org
        620, -- APP-LEAF-LE-TOTAL result app_res_granted/legal_service_org
        621, -- APP-LEAF-LE-TOTAL result app_res_granted/other_org
        622, -- APP-LEAF-LE-TOTAL result app_res_granted/total
        623, -- APP-LEAF-LE-TOTAL result app_res_partial/natural_person
        624, -- APP-LEAF-LE-TOTAL result app_res_partial/commercial_enterprise
        625, -- APP-LEAF-LE-TOTAL result app_res_partial/research_institution
        626, -- APP-LEAF-LE-TOTAL result app_res_partial/public_interest_org
        627, -- APP-LEAF-LE-TOTAL result app_res_partial/legal_service_org
        628, -- APP-LEAF-LE-TOTAL result app_res_partial/other_org
        629, -- APP-LEAF-LE-TOTAL result app_res_partial/total
        630, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/natural_person
        631, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/commercial_enterprise
        632, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/research_institution
        633, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/public_interest_org
        634, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/legal_service_org
        635, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/other_org
        636, -- APP-LEAF-LE-TOTAL result app_res_denied_state_secret/total
        637, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/natural_person
        638, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/commercial_enterprise
        639, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/research_institution
        640, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/public_interest_org
        641, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/legal_service_org
        642, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/other_org
        643, -- APP-LEAF-LE-TOTAL result app_res_denied_law_prohibits/total
        644, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/natural_person
        645, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/commercial_enterprise
        646, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/research_institution
        647, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/public_interest_org
        648, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/legal_service_org
        649, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/other_org
        650, -- APP-LEAF-LE-TOTAL result app_res_denied_security_stability/total
        651, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/natural_person
        652, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/commercial_enterprise
        653, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/research_institution
        654, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/public_interest_org
        655, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/legal_service_org
        656, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/other_org
        657, -- APP-LEAF-LE-TOTAL result app_res_denied_third_party/total
        658, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/natural_person
        659, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/commercial_enterprise
        660, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/research_institution
        661, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/public_interest_org
        662, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/legal_service_org
        663, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/other_org
        664, -- APP-LEAF-LE-TOTAL result app_res_denied_internal_affairs/total
        665, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/natural_person
        666, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/commercial_enterprise
        667, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/research_institution
        668, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/public_interest_org
        669, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/legal_service_org
        670, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/other_org
        671, -- APP-LEAF-LE-TOTAL result app_res_denied_deliberative/total
        672, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/natural_person
        673, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/commercial_enterprise
        674, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/research_institution
        675, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/public_interest_org
        676, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/legal_service_org
        677, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/other_org
        678, -- APP-LEAF-LE-TOTAL result app_res_denied_enforcement_file/total
        679, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/natural_person
        680, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/commercial_enterprise
        681, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/research_institution
        682, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/public_interest_org
        683, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/legal_service_org
        684, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/other_org
        685, -- APP-LEAF-LE-TOTAL result app_res_denied_admin_inquiry/total
        686, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/natural_person
        687, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/commercial_enterprise
        688, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/research_institution
        689, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/public_interest_org
        690, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/legal_service_org
        691, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/other_org
        692, -- APP-LEAF-LE-TOTAL result app_res_unable_not_held/total
        693, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/natural_person
        694, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/commercial_enterprise
        695, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/research_institution
        696, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/public_interest_org
        697, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/legal_service_org
        698, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/other_org
        699, -- APP-LEAF-LE-TOTAL result app_res_unable_needs_creation/total
        700, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/natural_person
        701, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/commercial_enterprise
        702, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/research_institution
        703, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/public_interest_org
        704, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/legal_service_org
        705, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/other_org
        706, -- APP-LEAF-LE-TOTAL result app_res_unable_unclear/total
        707, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/natural_person
        708, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/commercial_enterprise
        709, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/research_institution
        710, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/public_interest_org
        711, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/legal_service_org
        712, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/other_org
        713, -- APP-LEAF-LE-TOTAL result app_res_notproc_petition/total
        714, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/natural_person
        715, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/commercial_enterprise
        716, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/research_institution
        717, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/public_interest_org
        718, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/legal_service_org
        719, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/other_org
        720, -- APP-LEAF-LE-TOTAL result app_res_notproc_duplicate/total
        721, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/natural_person
        722, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/commercial_enterprise
        723, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/research_institution
        724, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/public_interest_org
        725, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/legal_service_org
        726, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/other_org
        727, -- APP-LEAF-LE-TOTAL result app_res_notproc_publication/total
        728, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/natural_person
        729, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/commercial_enterprise
        730, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/research_institution
        731, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/public_interest_org
        732, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/legal_service_org
        733, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/other_org
        734, -- APP-LEAF-LE-TOTAL result app_res_notproc_excessive/total
        735, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/natural_person
        736, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/commercial_enterprise
        737, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/research_institution
        738, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/public_interest_org
        739, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/legal_service_org
        740, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/other_org
        741, -- APP-LEAF-LE-TOTAL result app_res_notproc_reconfirm/total
        742, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/natural_person
        743, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/commercial_enterprise
        744, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/research_institution
        745, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/public_interest_org
        746, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/legal_service_org
        747, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/other_org
        748, -- APP-LEAF-LE-TOTAL result app_res_other_no_correction/total
        749, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/natural_person
        750, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/commercial_enterprise
        751, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/research_institution
        752, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/public_interest_org
        753, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/legal_service_org
        754, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/other_org
        755, -- APP-LEAF-LE-TOTAL result app_res_other_fee_unpaid/total
        756, -- APP-LEAF-LE-TOTAL result app_res_other_misc/natural_person
        757, -- APP-LEAF-LE-TOTAL result app_res_other_misc/commercial_enterprise
        758, -- APP-LEAF-LE-TOTAL result app_res_other_misc/research_institution
        759, -- APP-LEAF-LE-TOTAL result app_res_other_misc/public_interest_org
        760, -- APP-LEAF-LE-TOTAL result app_res_other_misc/legal_service_org
        761, -- APP-LEAF-LE-TOTAL result app_res_other_misc/other_org
        762, -- APP-LEAF-LE-TOTAL result app_res_other_misc/total
        786, -- APP-LEAF-LE-TOTAL applicant app_new_received
        787, -- APP-LEAF-LE-TOTAL applicant app_carried_over
        788, -- APP-LEAF-LE-TOTAL applicant app_res_granted
        789, -- APP-LEAF-LE-TOTAL applicant app_res_partial
        790, -- APP-LEAF-LE-TOTAL applicant app_res_denied_state_secret
        791, -- APP-LEAF-LE-TOTAL applicant app_res_denied_law_prohibits
        792, -- APP-LEAF-LE-TOTAL applicant app_res_denied_security_stability
        793, -- APP-LEAF-LE-TOTAL applicant app_res_denied_third_party
        794, -- APP-LEAF-LE-TOTAL applicant app_res_denied_internal_affairs
        795, -- APP-LEAF-LE-TOTAL applicant app_res_denied_deliberative
        796, -- APP-LEAF-LE-TOTAL applicant app_res_denied_enforcement_file
        797, -- APP-LEAF-LE-TOTAL applicant app_res_denied_admin_inquiry
        798, -- APP-LEAF-LE-TOTAL applicant app_res_unable_not_held
        799, -- APP-LEAF-LE-TOTAL applicant app_res_unable_needs_creation
        800, -- APP-LEAF-LE-TOTAL applicant app_res_unable_unclear
        801, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_petition
        802, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_duplicate
        803, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_publication
        804, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_excessive
        805, -- APP-LEAF-LE-TOTAL applicant app_res_notproc_reconfirm
        806, -- APP-LEAF-LE-TOTAL applicant app_res_other_no_correction
        807, -- APP-LEAF-LE-TOTAL applicant app_res_other_fee_unpaid
        808, -- APP-LEAF-LE-TOTAL applicant app_res_other_misc
        809, -- APP-LEAF-LE-TOTAL applicant app_res_total
        810, -- APP-LEAF-LE-TOTAL applicant app_carried_forward
        818, -- APP-FWD-LE-INFLOW main natural_person
        819, -- APP-FWD-LE-INFLOW main commercial_enterprise
        820, -- APP-FWD-LE-INFLOW main research_institution
        821, -- APP-FWD-LE-INFLOW main public_interest_org
        822, -- APP-FWD-LE-INFLOW main legal_service_org
        823, -- APP-FWD-LE-INFLOW main other_org
        824, -- APP-FWD-LE-INFLOW main total
        1102, -- PLA-RATE-EXTREME none all
        1104 -- PLA-RATE-EXTREME all all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t3_applications[1] + wide.v_t3_applications[8],
        wide.v_t3_applications[2] + wide.v_t3_applications[9],
        wide.v_t3_applications[3] + wide.v_t3_applications[10],
        wide.v_t3_applications[4] + wide.v_t3_applications[11],
        wide.v_t3_applications[5] + wide.v_t3_applications[12],
        wide.v_t3_applications[6] + wide.v_t3_applications[13],
        wide.v_t3_applications[7] + wide.v_t3_applications[14],
        wide.v_t3_applications[15] + wide.v_t3_applications[22] + wide.v_t3_applications[29] + wide.v_t3_applications[36] + wide.v_t3_applications[43] + wide.v_t3_applications[50] + wide.v_t3_applications[57] + wide.v_t3_applications[64] + wide.v_t3_applications[71] + wide.v_t3_applications[78] + wide.v_t3_applications[85] + wide.v_t3_applications[92] + wide.v_t3_applications[99] + wide.v_t3_applications[106] + wide.v_t3_applications[113] + wide.v_t3_applications[120] + wide.v_t3_applications[127] + wide.v_t3_applications[134] + wide.v_t3_applications[141] + wide.v_t3_applications[148] + wide.v_t3_applications[155],
        wide.v_t3_applications[16] + wide.v_t3_applications[23] + wide.v_t3_applications[30] + wide.v_t3_applications[37] + wide.v_t3_applications[44] + wide.v_t3_applications[51] + wide.v_t3_applications[58] + wide.v_t3_applications[65] + wide.v_t3_applications[72] + wide.v_t3_applications[79] + wide.v_t3_applications[86] + wide.v_t3_applications[93] + wide.v_t3_applications[100] + wide.v_t3_applications[107] + wide.v_t3_applications[114] + wide.v_t3_applications[121] + wide.v_t3_applications[128] + wide.v_t3_applications[135] + wide.v_t3_applications[142] + wide.v_t3_applications[149] + wide.v_t3_applications[156],
        wide.v_t3_applications[17] + wide.v_t3_applications[24] + wide.v_t3_applications[31] + wide.v_t3_applications[38] + wide.v_t3_applications[45] + wide.v_t3_applications[52] + wide.v_t3_applications[59] + wide.v_t3_applications[66] + wide.v_t3_applications[73] + wide.v_t3_applications[80] + wide.v_t3_applications[87] + wide.v_t3_applications[94] + wide.v_t3_applications[101] + wide.v_t3_applications[108] + wide.v_t3_applications[115] + wide.v_t3_applications[122] + wide.v_t3_applications[129] + wide.v_t3_applications[136] + wide.v_t3_applications[143] + wide.v_t3_applications[150] + wide.v_t3_applications[157],
        wide.v_t3_applications[18] + wide.v_t3_applications[25] + wide.v_t3_applications[32] + wide.v_t3_applications[39] + wide.v_t3_applications[46] + wide.v_t3_applications[53] + wide.v_t3_applications[60] + wide.v_t3_applications[67] + wide.v_t3_applications[74] + wide.v_t3_applications[81] + wide.v_t3_applications[88] + wide.v_t3_applications[95] + wide.v_t3_applications[102] + wide.v_t3_applications[109] + wide.v_t3_applications[116] + wide.v_t3_applications[123] + wide.v_t3_applications[130] + wide.v_t3_applications[137] + wide.v_t3_applications[144] + wide.v_t3_applications[151] + wide.v_t3_applications[158],
        wide.v_t3_applications[19] + wide.v_t3_applications[26] + wide.v_t3_applications[33] + wide.v_t3_applications[40] + wide.v_t3_applications[47] + wide.v_t3_applications[54] + wide.v_t3_applications[61] + wide.v_t3_applications[68] + wide.v_t3_applications[75] + wide.v_t3_applications[82] + wide.v_t3_applications[89] + wide.v_t3_applications[96] + wide.v_t3_applications[103] + wide.v_t3_applications[110] + wide.v_t3_applications[117] + wide.v_t3_applications[124] + wide.v_t3_applications[131] + wide.v_t3_applications[138] + wide.v_t3_applications[145] + wide.v_t3_applications[152] + wide.v_t3_applications[159],
        wide.v_t3_applications[20] + wide.v_t3_applications[27] + wide.v_t3_applications[34] + wide.v_t3_applications[41] + wide.v_t3_applications[48] + wide.v_t3_applications[55] + wide.v_t3_applications[62] + wide.v_t3_applications[69] + wide.v_t3_applications[76] + wide.v_t3_applications[83] + wide.v_t3_applications[90] + wide.v_t3_applications[97] + wide.v_t3_applications[104] + wide.v_t3_applications[111] + wide.v_t3_applications[118] + wide.v_t3_applications[125] + wide.v_t3_applications[132] + wide.v_t3_applications[139] + wide.v_t3_applications[146] + wide.v_t3_applications[153] + wide.v_t3_applications[160],
        wide.v_t3_applications[21] + wide.v_t3_applications[28] + wide.v_t3_applications[35] + wide.v_t3_applications[42] + wide.v_t3_applications[49] + wide.v_t3_applications[56] + wide.v_t3_applications[63] + wide.v_t3_applications[70] + wide.v_t3_applications[77] + wide.v_t3_applications[84] + wide.v_t3_applications[91] + wide.v_t3_applications[98] + wide.v_t3_applications[105] + wide.v_t3_applications[112] + wide.v_t3_applications[119] + wide.v_t3_applications[126] + wide.v_t3_applications[133] + wide.v_t3_applications[140] + wide.v_t3_applications[147] + wide.v_t3_applications[154] + wide.v_t3_applications[161],
        wide.v_t3_applications[1] + wide.v_t3_applications[2] + wide.v_t3_applications[3] + wide.v_t3_applications[4] + wide.v_t3_applications[5] + wide.v_t3_applications[6],
        wide.v_t3_applications[8] + wide.v_t3_applications[9] + wide.v_t3_applications[10] + wide.v_t3_applications[11] + wide.v_t3_applications[12] + wide.v_t3_applications[13],
        wide.v_t3_applications[15] + wide.v_t3_applications[16] + wide.v_t3_applications[17] + wide.v_t3_applications[18] + wide.v_t3_applications[19] + wide.v_t3_applications[20],
        wide.v_t3_applications[22] + wide.v_t3_applications[23] + wide.v_t3_applications[24] + wide.v_t3_applications[25] + wide.v_t3_applications[26] + wide.v_t3_applications[27],
        wide.v_t3_applications[29] + wide.v_t3_applications[30] + wide.v_t3_applications[31] + wide.v_t3_applications[32] + wide.v_t3_applications[33] + wide.v_t3_applications[34],
        wide.v_t3_applications[36] + wide.v_t3_applications[37] + wide.v_t3_applications[38] + wide.v_t3_applications[39] + wide.v_t3_applications[40] + wide.v_t3_applications[41],
        wide.v_t3_applications[43] + wide.v_t3_applications[44] + wide.v_t3_applications[45] + wide.v_t3_applications[46] + wide.v_t3_applications[47] + wide.v_t3_applications[48],
        wide.v_t3_applications[50] + wide.v_t3_applications[51] + wide.v_t3_applications[52] + wide.v_t3_applications[53] + wide.v_t3_applications[54] + wide.v_t3_applications[55],
        wide.v_t3_applications[57] + wide.v_t3_applications[58] + wide.v_t3_applications[59] + wide.v_t3_applications[60] + wide.v_t3_applications[61] + wide.v_t3_applications[62],
        wide.v_t3_applications[64] + wide.v_t3_applications[65] + wide.v_t3_applications[66] + wide.v_t3_applications[67] + wide.v_t3_applications[68] + wide.v_t3_applications[69],
        wide.v_t3_applications[71] + wide.v_t3_applications[72] + wide.v_t3_applications[73] + wide.v_t3_applications[74] + wide.v_t3_applications[75] + wide.v_t3_applications[76],
        wide.v_t3_applications[78] + wide.v_t3_applications[79] + wide.v_t3_applications[80] + wide.v_t3_applications[81] + wide.v_t3_applications[82] + wide.v_t3_applications[83],
        wide.v_t3_applications[85] + wide.v_t3_applications[86] + wide.v_t3_applications[87] + wide.v_t3_applications[88] + wide.v_t3_applications[89] + wide.v_t3_applications[90],
        wide.v_t3_applications[92] + wide.v_t3_applications[93] + wide.v_t3_applications[94] + wide.v_t3_applications[95] + wide.v_t3_applications[96] + wide.v_t3_applications[97],
        wide.v_t3_applications[99] + wide.v_t3_applications[100] + wide.v_t3_applications[101] + wide.v_t3_applications[102] + wide.v_t3_applications[103] + wide.v_t3_applications[104],
        wide.v_t3_applications[106] + wide.v_t3_applications[107] + wide.v_t3_applications[108] + wide.v_t3_applications[109] + wide.v_t3_applications[110] + wide.v_t3_applications[111],
        wide.v_t3_applications[113] + wide.v_t3_applications[114] + wide.v_t3_applications[115] + wide.v_t3_applications[116] + wide.v_t3_applications[117] + wide.v_t3_applications[118],
        wide.v_t3_applications[120] + wide.v_t3_applications[121] + wide.v_t3_applications[122] + wide.v_t3_applications[123] + wide.v_t3_applications[124] + wide.v_t3_applications[125],
        wide.v_t3_applications[127] + wide.v_t3_applications[128] + wide.v_t3_applications[129] + wide.v_t3_applications[130] + wide.v_t3_applications[131] + wide.v_t3_applications[132],
        wide.v_t3_applications[134] + wide.v_t3_applications[135] + wide.v_t3_applications[136] + wide.v_t3_applications[137] + wide.v_t3_applications[138] + wide.v_t3_applications[139],
        wide.v_t3_applications[141] + wide.v_t3_applications[142] + wide.v_t3_applications[143] + wide.v_t3_applications[144] + wide.v_t3_applications[145] + wide.v_t3_applications[146],
        wide.v_t3_applications[148] + wide.v_t3_applications[149] + wide.v_t3_applications[150] + wide.v_t3_applications[151] + wide.v_t3_applications[152] + wide.v_t3_applications[153],
        wide.v_t3_applications[155] + wide.v_t3_applications[156] + wide.v_t3_applications[157] + wide.v_t3_applications[158] + wide.v_t3_applications[159] + wide.v_t3_applications[160],
        wide.v_t3_applications[162] + wide.v_t3_applications[163] + wide.v_t3_applications[164] + wide.v_t3_applications[165] + wide.v_t3_applications[166] + wide.v_t3_applications[167],
        wide.v_t3_applications[169] + wide.v_t3_applications[170] + wide.v_t3_applications[171] + wide.v_t3_applications[172] + wide.v_t3_applications[173] + wide.v_t3_applications[174],
        wide.v_t3_applications[1],
        wide.v_t3_applications[2],
        wide.v_t3_applications[3],
        wide.v_t3_applications[4],
        wide.v_t3_applications[5],
        wide.v_t3_applications[6],
        wide.v_t3_applications[7],
        wide.v_t3_applications[8],
        wide.v_t3_applications[9],
        wide.v_t3_applications[10],
        wide.v_t3_applications[11],
        wide.v_t3_applications[12],
        wide.v_t3_applications[13],
        wide.v_t3_applications[14],
        wide.v_t3_applications[15],
        wide.v_t3_applications[16],
        wide.v_t3_applications[17],
        wide.v_t3_applications[18],
        wide.v_t3_applications[19],
        wide.v_t3_applications[20],
        wide.v_t3_applications[21],
        wide.v_t3_applications[22],
        wide.v_t3_applications[23],
        wide.v_t3_applications[24],
        wide.v_t3_applications[25],
        wide.v_t3_applications[26],
        wide.v_t3_applications[27],
        wide.v_t3_applications[28],
        wide.v_t3_applications[29],
        wide.v_t3_applications[30],
        wide.v_t3_applications[31],
        wide.v_t3_applications[32],
        wide.v_t3_applications[33],
        wide.v_t3_applications[34],
        wide.v_t3_applications[35],
        wide.v_t3_applications[36],
        wide.v_t3_applications[37],
        wide.v_t3_applications[38],
        wide.v_t3_applications[39],
        wide.v_t3_applications[40],
        wide.v_t3_applications[41],
        wide.v_t3_applications[42],
        wide.v_t3_applications[43],
        wide.v_t3_applications[44],
        wide.v_t3_applications[45],
        wide.v_t3_applications[46],
        wide.v_t3_applications[47],
        wide.v_t3_applications[48],
        wide.v_t3_applications[49],
        wide.v_t3_applications[50],
        wide.v_t3_applications[51],
        wide.v_t3_applications[52],
        wide.v_t3_applications[53],
        wide.v_t3_applications[54],
        wide.v_t3_applications[55],
        wide.v_t3_applications[56],
        wide.v_t3_applications[57],
        wide.v_t3_applications[58],
        wide.v_t3_applications[59],
        wide.v_t3_applications[60],
        wide.v_t3_applications[61],
        wide.v_t3_applications[62],
        wide.v_t3_applications[63],
        wide.v_t3_applications[64],
        wide.v_t3_applications[65],
        wide.v_t3_applications[66],
        wide.v_t3_applications[67],
        wide.v_t3_applications[68],
        wide.v_t3_applications[69],
        wide.v_t3_applications[70],
        wide.v_t3_applications[71],
        wide.v_t3_applications[72],
        wide.v_t3_applications[73],
        wide.v_t3_applications[74],
        wide.v_t3_applications[75],
        wide.v_t3_applications[76],
        wide.v_t3_applications[77],
        wide.v_t3_applications[78],
        wide.v_t3_applications[79],
        wide.v_t3_applications[80],
        wide.v_t3_applications[81],
        wide.v_t3_applications[82],
        wide.v_t3_applications[83],
        wide.v_t3_applications[84],
        wide.v_t3_applications[85],
        wide.v_t3_applications[86],
        wide.v_t3_applications[87],
        wide.v_t3_applications[88],
        wide.v_t3_applications[89],
        wide.v_t3_applications[90],
        wide.v_t3_applications[91],
        wide.v_t3_applications[92],
        wide.v_t3_applications[93],
        wide.v_t3_applications[94],
        wide.v_t3_applications[95],
        wide.v_t3_applications[96],
        wide.v_t3_applications[97],
        wide.v_t3_applications[98],
        wide.v_t3_applications[99],
        wide.v_t3_applications[100],
        wide.v_t3_applications[101],
        wide.v_t3_applications[102],
        wide.v_t3_applications[103],
        wide.v_t3_applications[104],
        wide.v_t3_applications[105],
        wide.v_t3_applications[106],
        wide.v_t3_applications[107],
        wide.v_t3_applications[108],
        wide.v_t3_applications[109],
        wide.v_t3_applications[110],
        wide.v_t3_applications[111],
        wide.v_t3_applications[112],
        wide.v_t3_applications[113],
        wide.v_t3_applications[114],
        wide.v_t3_applications[115],
        wide.v_t3_applications[116],
        wide.v_t3_applications[117],
        wide.v_t3_applications[118],
        wide.v_t3_applications[119],
        wide.v_t3_applications[120],
        wide.v_t3_applications[121],
        wide.v_t3_applications[122],
        wide.v_t3_applications[123],
        wide.v_t3_applications[124],
        wide.v_t3_applications[125],
        wide.v_t3_applications[126],
        wide.v_t3_applications[127],
        wide.v_t3_applications[128],
        wide.v_t3_applications[129],
        wide.v_t3_applications[130],
        wide.v_t3_applications[131],
        wide.v_t3_applications[132],
        wide.v_t3_applications[133],
        wide.v_t3_applications[134],
        wide.v_t3_applications[135],
        wide.v_t3_applications[136],
        wide.v_t3_applications[137],
        wide.v_t3_applications[138],
        wide.v_t3_applications[139],
        wide.v_t3_applications[140],
        wide.v_t3_applications[141],
        wide.v_t3_applications[142],
        wide.v_t3_applications[143],
        wide.v_t3_applications[144],
        wide.v_t3_applications[145],
        wide.v_t3_applications[146],
        wide.v_t3_applications[147],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[155],
        wide.v_t3_applications[156],
        wide.v_t3_applications[157],
        wide.v_t3_applications[158],
        wide.v_t3_applications[159],
        wide.v_t3_applications[160],
        wide.v_t3_applications[161],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[169],
        wide.v_t3_applications[170],
        wide.v_t3_applications[171],
        wide.v_t3_applications[172],
        wide.v_t3_applications[173],
        wide.v_t3_applications[174],
        wide.v_t3_applications[175],
        wide.v_t3_applications[15],
        wide.v_t3_applications[16],
        wide.v_t3_applications[17],
        wide.v_t3_applications[18],
        wide.v_t3_applications[19],
        wide.v_t3_applications[20],
        wide.v_t3_applications[21],
        wide.v_t3_applications[22],
        wide.v_t3_applications[23],
        wide.v_t3_applications[24],
        wide.v_t3_applications[25],
        wide.v_t3_applications[26],
        wide.v_t3_applications[27],
        wide.v_t3_applications[28],
        wide.v_t3_applications[29],
        wide.v_t3_applications[30],
        wide.v_t3_applications[31],
        wide.v_t3_applications[32],
        wide.v_t3_applications[33],
        wide.v_t3_applications[34],
        wide.v_t3_applications[35],
        wide.v_t3_applications[36],
        wide.v_t3_applications[37],
        wide.v_t3_applications[38],
        wide.v_t3_applications[39],
        wide.v_t3_applications[40],
        wide.v_t3_applications[41],
        wide.v_t3_applications[42],
        wide.v_t3_applications[43],
        wide.v_t3_applications[44],
        wide.v_t3_applications[45],
        wide.v_t3_applications[46],
        wide.v_t3_applications[47],
        wide.v_t3_applications[48],
        wide.v_t3_applications[49],
        wide.v_t3_applications[50],
        wide.v_t3_applications[51],
        wide.v_t3_applications[52],
        wide.v_t3_applications[53],
        wide.v_t3_applications[54],
        wide.v_t3_applications[55],
        wide.v_t3_applications[56],
        wide.v_t3_applications[57],
        wide.v_t3_applications[58],
        wide.v_t3_applications[59],
        wide.v_t3_applications[60],
        wide.v_t3_applications[61],
        wide.v_t3_applications[62],
        wide.v_t3_applications[63],
        wide.v_t3_applications[64],
        wide.v_t3_applications[65],
        wide.v_t3_applications[66],
        wide.v_t3_applications[67],
        wide.v_t3_applications[68],
        wide.v_t3_applications[69],
        wide.v_t3_applications[70],
        wide.v_t3_applications[71],
        wide.v_t3_applications[72],
        wide.v_t3_applications[73],
        wide.v_t3_applications[74],
        wide.v_t3_applications[75],
        wide.v_t3_applications[76],
        wide.v_t3_applications[77],
        wide.v_t3_applications[78],
        wide.v_t3_applications[79],
        wide.v_t3_applications[80],
        wide.v_t3_applications[81],
        wide.v_t3_applications[82],
        wide.v_t3_applications[83],
        wide.v_t3_applications[84],
        wide.v_t3_applications[85],
        wide.v_t3_applications[86],
        wide.v_t3_applications[87],
        wide.v_t3_applications[88],
        wide.v_t3_applications[89],
        wide.v_t3_applications[90],
        wide.v_t3_applications[91],
        wide.v_t3_applications[92],
        wide.v_t3_applications[93],
        wide.v_t3_applications[94],
        wide.v_t3_applications[95],
        wide.v_t3_applications[96],
        wide.v_t3_applications[97],
        wide.v_t3_applications[98],
        wide.v_t3_applications[99],
        wide.v_t3_applications[100],
        wide.v_t3_applications[101],
        wide.v_t3_applications[102],
        wide.v_t3_applications[103],
        wide.v_t3_applications[104],
        wide.v_t3_applications[105],
        wide.v_t3_applications[106],
        wide.v_t3_applications[107],
        wide.v_t3_applications[108],
        wide.v_t3_applications[109],
        wide.v_t3_applications[110],
        wide.v_t3_applications[111],
        wide.v_t3_applications[112],
        wide.v_t3_applications[113],
        wide.v_t3_applications[114],
        wide.v_t3_applications[115],
        wide.v_t3_applications[116],
        wide.v_t3_applications[117],
        wide.v_t3_applications[118],
        wide.v_t3_applications[119],
        wide.v_t3_applications[120],
        wide.v_t3_applications[121],
        wide.v_t3_applications[122],
        wide.v_t3_applications[123],
        wide.v_t3_applications[124],
        wide.v_t3_applications[125],
        wide.v_t3_applications[126],
        wide.v_t3_applications[127],
        wide.v_t3_applications[128],
        wide.v_t3_applications[129],
        wide.v_t3_applications[130],
        wide.v_t3_applications[131],
        wide.v_t3_applications[132],
        wide.v_t3_applications[133],
        wide.v_t3_applications[134],
        wide.v_t3_applications[135],
        wide.v_t3_applications[136],
        wide.v_t3_applications[137],
        wide.v_t3_applications[138],
        wide.v_t3_applications[139],
        wide.v_t3_applications[140],
        wide.v_t3_applications[141],
        wide.v_t3_applications[142],
        wide.v_t3_applications[143],
        wide.v_t3_applications[144],
        wide.v_t3_applications[145],
        wide.v_t3_applications[146],
        wide.v_t3_applications[147],
        wide.v_t3_applications[148],
        wide.v_t3_applications[149],
        wide.v_t3_applications[150],
        wide.v_t3_applications[151],
        wide.v_t3_applications[152],
        wide.v_t3_applications[153],
        wide.v_t3_applications[154],
        wide.v_t3_applications[155],
        wide.v_t3_applications[156],
        wide.v_t3_applications[157],
        wide.v_t3_applications[158],
        wide.v_t3_applications[159],
        wide.v_t3_applications[160],
        wide.v_t3_applications[161],
        wide.v_t3_applications[1],
        wide.v_t3_applications[8],
        wide.v_t3_applications[15],
        wide.v_t3_applications[22],
        wide.v_t3_applications[29],
        wide.v_t3_applications[36],
        wide.v_t3_applications[43],
        wide.v_t3_applications[50],
        wide.v_t3_applications[57],
        wide.v_t3_applications[64],
        wide.v_t3_applications[71],
        wide.v_t3_applications[78],
        wide.v_t3_applications[85],
        wide.v_t3_applications[92],
        wide.v_t3_applications[99],
        wide.v_t3_applications[106],
        wide.v_t3_applications[113],
        wide.v_t3_applications[120],
        wide.v_t3_applications[127],
        wide.v_t3_applications[134],
        wide.v_t3_applications[141],
        wide.v_t3_applications[148],
        wide.v_t3_applications[155],
        wide.v_t3_applications[162],
        wide.v_t3_applications[169],
        wide.v_t3_applications[169],
        wide.v_t3_applications[170],
        wide.v_t3_applications[171],
        wide.v_t3_applications[172],
        wide.v_t3_applications[173],
        wide.v_t3_applications[174],
        wide.v_t3_applications[175],
        wide.v_t3_applications[21] + wide.v_t3_applications[28],
        wide.v_t3_applications[168] + -1 * wide.v_t3_applications[21] + -1 * wide.v_t3_applications[28]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t3_applications[162] + wide.v_t3_applications[169],
        wide.v_t3_applications[163] + wide.v_t3_applications[170],
        wide.v_t3_applications[164] + wide.v_t3_applications[171],
        wide.v_t3_applications[165] + wide.v_t3_applications[172],
        wide.v_t3_applications[166] + wide.v_t3_applications[173],
        wide.v_t3_applications[167] + wide.v_t3_applications[174],
        wide.v_t3_applications[168] + wide.v_t3_applications[175],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[7],
        wide.v_t3_applications[14],
        wide.v_t3_applications[21],
        wide.v_t3_applications[28],
        wide.v_t3_applications[35],
        wide.v_t3_applications[42],
        wide.v_t3_applications[49],
        wide.v_t3_applications[56],
        wide.v_t3_applications[63],
        wide.v_t3_applications[70],
        wide.v_t3_applications[77],
        wide.v_t3_applications[84],
        wide.v_t3_applications[91],
        wide.v_t3_applications[98],
        wide.v_t3_applications[105],
        wide.v_t3_applications[112],
        wide.v_t3_applications[119],
        wide.v_t3_applications[126],
        wide.v_t3_applications[133],
        wide.v_t3_applications[140],
        wide.v_t3_applications[147],
        wide.v_t3_applications[154],
        wide.v_t3_applications[161],
        wide.v_t3_applications[168],
        wide.v_t3_applications[175],
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[162],
        wide.v_t3_applications[163],
        wide.v_t3_applications[164],
        wide.v_t3_applications[165],
        wide.v_t3_applications[166],
        wide.v_t3_applications[167],
        wide.v_t3_applications[168],
        wide.v_t3_applications[7],
        wide.v_t3_applications[14],
        wide.v_t3_applications[21],
        wide.v_t3_applications[28],
        wide.v_t3_applications[35],
        wide.v_t3_applications[42],
        wide.v_t3_applications[49],
        wide.v_t3_applications[56],
        wide.v_t3_applications[63],
        wide.v_t3_applications[70],
        wide.v_t3_applications[77],
        wide.v_t3_applications[84],
        wide.v_t3_applications[91],
        wide.v_t3_applications[98],
        wide.v_t3_applications[105],
        wide.v_t3_applications[112],
        wide.v_t3_applications[119],
        wide.v_t3_applications[126],
        wide.v_t3_applications[133],
        wide.v_t3_applications[140],
        wide.v_t3_applications[147],
        wide.v_t3_applications[154],
        wide.v_t3_applications[161],
        wide.v_t3_applications[168],
        wide.v_t3_applications[175],
        wide.v_t3_applications[1] + wide.v_t3_applications[8],
        wide.v_t3_applications[2] + wide.v_t3_applications[9],
        wide.v_t3_applications[3] + wide.v_t3_applications[10],
        wide.v_t3_applications[4] + wide.v_t3_applications[11],
        wide.v_t3_applications[5] + wide.v_t3_applications[12],
        wide.v_t3_applications[6] + wide.v_t3_applications[13],
        wide.v_t3_applications[7] + wide.v_t3_applications[14],
        wide.v_t3_applications[168],
        wide.v_t3_applications[168]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t3_applications[1] + wide.m_t3_applications[8],
        wide.m_t3_applications[2] + wide.m_t3_applications[9],
        wide.m_t3_applications[3] + wide.m_t3_applications[10],
        wide.m_t3_applications[4] + wide.m_t3_applications[11],
        wide.m_t3_applications[5] + wide.m_t3_applications[12],
        wide.m_t3_applications[6] + wide.m_t3_applications[13],
        wide.m_t3_applications[7] + wide.m_t3_applications[14],
        wide.m_t3_applications[15] + wide.m_t3_applications[22] + wide.m_t3_applications[29] + wide.m_t3_applications[36] + wide.m_t3_applications[43] + wide.m_t3_applications[50] + wide.m_t3_applications[57] + wide.m_t3_applications[64] + wide.m_t3_applications[71] + wide.m_t3_applications[78] + wide.m_t3_applications[85] + wide.m_t3_applications[92] + wide.m_t3_applications[99] + wide.m_t3_applications[106] + wide.m_t3_applications[113] + wide.m_t3_applications[120] + wide.m_t3_applications[127] + wide.m_t3_applications[134] + wide.m_t3_applications[141] + wide.m_t3_applications[148] + wide.m_t3_applications[155],
        wide.m_t3_applications[16] + wide.m_t3_applications[23] + wide.m_t3_applications[30] + wide.m_t3_applications[37] + wide.m_t3_applications[44] + wide.m_t3_applications[51] + wide.m_t3_applications[58] + wide.m_t3_applications[65] + wide.m_t3_applications[72] + wide.m_t3_applications[79] + wide.m_t3_applications[86] + wide.m_t3_applications[93] + wide.m_t3_applications[100] + wide.m_t3_applications[107] + wide.m_t3_applications[114] + wide.m_t3_applications[121] + wide.m_t3_applications[128] + wide.m_t3_applications[135] + wide.m_t3_applications[142] + wide.m_t3_applications[149] + wide.m_t3_applications[156],
        wide.m_t3_applications[17] + wide.m_t3_applications[24] + wide.m_t3_applications[31] + wide.m_t3_applications[38] + wide.m_t3_applications[45] + wide.m_t3_applications[52] + wide.m_t3_applications[59] + wide.m_t3_applications[66] + wide.m_t3_applications[73] + wide.m_t3_applications[80] + wide.m_t3_applications[87] + wide.m_t3_applications[94] + wide.m_t3_applications[101] + wide.m_t3_applications[108] + wide.m_t3_applications[115] + wide.m_t3_applications[122] + wide.m_t3_applications[129] + wide.m_t3_applications[136] + wide.m_t3_applications[143] + wide.m_t3_applications[150] + wide.m_t3_applications[157],
        wide.m_t3_applications[18] + wide.m_t3_applications[25] + wide.m_t3_applications[32] + wide.m_t3_applications[39] + wide.m_t3_applications[46] + wide.m_t3_applications[53] + wide.m_t3_applications[60] + wide.m_t3_applications[67] + wide.m_t3_applications[74] + wide.m_t3_applications[81] + wide.m_t3_applications[88] + wide.m_t3_applications[95] + wide.m_t3_applications[102] + wide.m_t3_applications[109] + wide.m_t3_applications[116] + wide.m_t3_applications[123] + wide.m_t3_applications[130] + wide.m_t3_applications[137] + wide.m_t3_applications[144] + wide.m_t3_applications[151] + wide.m_t3_applications[158],
        wide.m_t3_applications[19] + wide.m_t3_applications[26] + wide.m_t3_applications[33] + wide.m_t3_applications[40] + wide.m_t3_applications[47] + wide.m_t3_applications[54] + wide.m_t3_applications[61] + wide.m_t3_applications[68] + wide.m_t3_applications[75] + wide.m_t3_applications[82] + wide.m_t3_applications[89] + wide.m_t3_applications[96] + wide.m_t3_applications[103] + wide.m_t3_applications[110] + wide.m_t3_applications[117] + wide.m_t3_applications[124] + wide.m_t3_applications[131] + wide.m_t3_applications[138] + wide.m_t3_applications[145] + wide.m_t3_applications[152] + wide.m_t3_applications[159],
        wide.m_t3_applications[20] + wide.m_t3_applications[27] + wide.m_t3_applications[34] + wide.m_t3_applications[41] + wide.m_t3_applications[48] + wide.m_t3_applications[55] + wide.m_t3_applications[62] + wide.m_t3_applications[69] + wide.m_t3_applications[76] + wide.m_t3_applications[83] + wide.m_t3_applications[90] + wide.m_t3_applications[97] + wide.m_t3_applications[104] + wide.m_t3_applications[111] + wide.m_t3_applications[118] + wide.m_t3_applications[125] + wide.m_t3_applications[132] + wide.m_t3_applications[139] + wide.m_t3_applications[146] + wide.m_t3_applications[153] + wide.m_t3_applications[160],
        wide.m_t3_applications[21] + wide.m_t3_applications[28] + wide.m_t3_applications[35] + wide.m_t3_applications[42] + wide.m_t3_applications[49] + wide.m_t3_applications[56] + wide.m_t3_applications[63] + wide.m_t3_applications[70] + wide.m_t3_applications[77] + wide.m_t3_applications[84] + wide.m_t3_applications[91] + wide.m_t3_applications[98] + wide.m_t3_applications[105] + wide.m_t3_applications[112] + wide.m_t3_applications[119] + wide.m_t3_applications[126] + wide.m_t3_applications[133] + wide.m_t3_applications[140] + wide.m_t3_applications[147] + wide.m_t3_applications[154] + wide.m_t3_applications[161],
        wide.m_t3_applications[1] + wide.m_t3_applications[2] + wide.m_t3_applications[3] + wide.m_t3_applications[4] + wide.m_t3_applications[5] + wide.m_t3_applications[6],
        wide.m_t3_applications[8] + wide.m_t3_applications[9] + wide.m_t3_applications[10] + wide.m_t3_applications[11] + wide.m_t3_applications[12] + wide.m_t3_applications[13],
        wide.m_t3_applications[15] + wide.m_t3_applications[16] + wide.m_t3_applications[17] + wide.m_t3_applications[18] + wide.m_t3_applications[19] + wide.m_t3_applications[20],
        wide.m_t3_applications[22] + wide.m_t3_applications[23] + wide.m_t3_applications[24] + wide.m_t3_applications[25] + wide.m_t3_applications[26] + wide.m_t3_applications[27],
        wide.m_t3_applications[29] + wide.m_t3_applications[30] + wide.m_t3_applications[31] + wide.m_t3_applications[32] + wide.m_t3_applications[33] + wide.m_t3_applications[34],
        wide.m_t3_applications[36] + wide.m_t3_applications[37] + wide.m_t3_applications[38] + wide.m_t3_applications[39] + wide.m_t3_applications[40] + wide.m_t3_applications[41],
        wide.m_t3_applications[43] + wide.m_t3_applications[44] + wide.m_t3_applications[45] + wide.m_t3_applications[46] + wide.m_t3_applications[47] + wide.m_t3_applications[48],
        wide.m_t3_applications[50] + wide.m_t3_applications[51] + wide.m_t3_applications[52] + wide.m_t3_applications[53] + wide.m_t3_applications[54] + wide.m_t3_applications[55],
        wide.m_t3_applications[57] + wide.m_t3_applications[58] + wide.m_t3_applications[59] + wide.m_t3_applications[60] + wide.m_t3_applications[61] + wide.m_t3_applications[62],
        wide.m_t3_applications[64] + wide.m_t3_applications[65] + wide.m_t3_applications[66] + wide.m_t3_applications[67] + wide.m_t3_applications[68] + wide.m_t3_applications[69],
        wide.m_t3_applications[71] + wide.m_t3_applications[72] + wide.m_t3_applications[73] + wide.m_t3_applications[74] + wide.m_t3_applications[75] + wide.m_t3_applications[76],
        wide.m_t3_applications[78] + wide.m_t3_applications[79] + wide.m_t3_applications[80] + wide.m_t3_applications[81] + wide.m_t3_applications[82] + wide.m_t3_applications[83],
        wide.m_t3_applications[85] + wide.m_t3_applications[86] + wide.m_t3_applications[87] + wide.m_t3_applications[88] + wide.m_t3_applications[89] + wide.m_t3_applications[90],
        wide.m_t3_applications[92] + wide.m_t3_applications[93] + wide.m_t3_applications[94] + wide.m_t3_applications[95] + wide.m_t3_applications[96] + wide.m_t3_applications[97],
        wide.m_t3_applications[99] + wide.m_t3_applications[100] + wide.m_t3_applications[101] + wide.m_t3_applications[102] + wide.m_t3_applications[103] + wide.m_t3_applications[104],
        wide.m_t3_applications[106] + wide.m_t3_applications[107] + wide.m_t3_applications[108] + wide.m_t3_applications[109] + wide.m_t3_applications[110] + wide.m_t3_applications[111],
        wide.m_t3_applications[113] + wide.m_t3_applications[114] + wide.m_t3_applications[115] + wide.m_t3_applications[116] + wide.m_t3_applications[117] + wide.m_t3_applications[118],
        wide.m_t3_applications[120] + wide.m_t3_applications[121] + wide.m_t3_applications[122] + wide.m_t3_applications[123] + wide.m_t3_applications[124] + wide.m_t3_applications[125],
        wide.m_t3_applications[127] + wide.m_t3_applications[128] + wide.m_t3_applications[129] + wide.m_t3_applications[130] + wide.m_t3_applications[131] + wide.m_t3_applications[132],
        wide.m_t3_applications[134] + wide.m_t3_applications[135] + wide.m_t3_applications[136] + wide.m_t3_applications[137] + wide.m_t3_applications[138] + wide.m_t3_applications[139],
        wide.m_t3_applications[141] + wide.m_t3_applications[142] + wide.m_t3_applications[143] + wide.m_t3_applications[144] + wide.m_t3_applications[145] + wide.m_t3_applications[146],
        wide.m_t3_applications[148] + wide.m_t3_applications[149] + wide.m_t3_applications[150] + wide.m_t3_applications[151] + wide.m_t3_applications[152] + wide.m_t3_applications[153],
        wide.m_t3_applications[155] + wide.m_t3_applications[156] + wide.m_t3_applications[157] + wide.m_t3_applications[158] + wide.m_t3_applications[159] + wide.m_t3_applications[160],
        wide.m_t3_applications[162] + wide.m_t3_applications[163] + wide.m_t3_applications[164] + wide.m_t3_applications[165] + wide.m_t3_applications[166] + wide.m_t3_applications[167],
        wide.m_t3_applications[169] + wide.m_t3_applications[170] + wide.m_t3_applications[171] + wide.m_t3_applications[172] + wide.m_t3_applications[173] + wide.m_t3_applications[174],
        wide.m_t3_applications[1],
        wide.m_t3_applications[2],
        wide.m_t3_applications[3],
        wide.m_t3_applications[4],
        wide.m_t3_applications[5],
        wide.m_t3_applications[6],
        wide.m_t3_applications[7],
        wide.m_t3_applications[8],
        wide.m_t3_applications[9],
        wide.m_t3_applications[10],
        wide.m_t3_applications[11],
        wide.m_t3_applications[12],
        wide.m_t3_applications[13],
        wide.m_t3_applications[14],
        wide.m_t3_applications[15],
        wide.m_t3_applications[16],
        wide.m_t3_applications[17],
        wide.m_t3_applications[18],
        wide.m_t3_applications[19],
        wide.m_t3_applications[20],
        wide.m_t3_applications[21],
        wide.m_t3_applications[22],
        wide.m_t3_applications[23],
        wide.m_t3_applications[24],
        wide.m_t3_applications[25],
        wide.m_t3_applications[26],
        wide.m_t3_applications[27],
        wide.m_t3_applications[28],
        wide.m_t3_applications[29],
        wide.m_t3_applications[30],
        wide.m_t3_applications[31],
        wide.m_t3_applications[32],
        wide.m_t3_applications[33],
        wide.m_t3_applications[34],
        wide.m_t3_applications[35],
        wide.m_t3_applications[36],
        wide.m_t3_applications[37],
        wide.m_t3_applications[38],
        wide.m_t3_applications[39],
        wide.m_t3_applications[40],
        wide.m_t3_applications[41],
        wide.m_t3_applications[42],
        wide.m_t3_applications[43],
        wide.m_t3_applications[44],
        wide.m_t3_applications[45],
        wide.m_t3_applications[46],
        wide.m_t3_applications[47],
        wide.m_t3_applications[48],
        wide.m_t3_applications[49],
        wide.m_t3_applications[50],
        wide.m_t3_applications[51],
        wide.m_t3_applications[52],
        wide.m_t3_applications[53],
        wide.m_t3_applications[54],
        wide.m_t3_applications[55],
        wide.m_t3_applications[56],
        wide.m_t3_applications[57],
        wide.m_t3_applications[58],
        wide.m_t3_applications[59],
        wide.m_t3_applications[60],
        wide.m_t3_applications[61],
        wide.m_t3_applications[62],
        wide.m_t3_applications[63],
        wide.m_t3_applications[64],
        wide.m_t3_applications[65],
        wide.m_t3_applications[66],
        wide.m_t3_applications[67],
        wide.m_t3_applications[68],
        wide.m_t3_applications[69],
        wide.m_t3_applications[70],
        wide.m_t3_applications[71],
        wide.m_t3_applications[72],
        wide.m_t3_applications[73],
        wide.m_t3_applications[74],
        wide.m_t3_applications[75],
        wide.m_t3_applications[76],
        wide.m_t3_applications[77],
        wide.m_t3_applications[78],
        wide.m_t3_applications[79],
        wide.m_t3_applications[80],
        wide.m_t3_applications[81],
        wide.m_t3_applications[82],
        wide.m_t3_applications[83],
        wide.m_t3_applications[84],
        wide.m_t3_applications[85],
        wide.m_t3_applications[86],
        wide.m_t3_applications[87],
        wide.m_t3_applications[88],
        wide.m_t3_applications[89],
        wide.m_t3_applications[90],
        wide.m_t3_applications[91],
        wide.m_t3_applications[92],
        wide.m_t3_applications[93],
        wide.m_t3_applications[94],
        wide.m_t3_applications[95],
        wide.m_t3_applications[96],
        wide.m_t3_applications[97],
        wide.m_t3_applications[98],
        wide.m_t3_applications[99],
        wide.m_t3_applications[100],
        wide.m_t3_applications[101],
        wide.m_t3_applications[102],
        wide.m_t3_applications[103],
        wide.m_t3_applications[104],
        wide.m_t3_applications[105],
        wide.m_t3_applications[106],
        wide.m_t3_applications[107],
        wide.m_t3_applications[108],
        wide.m_t3_applications[109],
        wide.m_t3_applications[110],
        wide.m_t3_applications[111],
        wide.m_t3_applications[112],
        wide.m_t3_applications[113],
        wide.m_t3_applications[114],
        wide.m_t3_applications[115],
        wide.m_t3_applications[116],
        wide.m_t3_applications[117],
        wide.m_t3_applications[118],
        wide.m_t3_applications[119],
        wide.m_t3_applications[120],
        wide.m_t3_applications[121],
        wide.m_t3_applications[122],
        wide.m_t3_applications[123],
        wide.m_t3_applications[124],
        wide.m_t3_applications[125],
        wide.m_t3_applications[126],
        wide.m_t3_applications[127],
        wide.m_t3_applications[128],
        wide.m_t3_applications[129],
        wide.m_t3_applications[130],
        wide.m_t3_applications[131],
        wide.m_t3_applications[132],
        wide.m_t3_applications[133],
        wide.m_t3_applications[134],
        wide.m_t3_applications[135],
        wide.m_t3_applications[136],
        wide.m_t3_applications[137],
        wide.m_t3_applications[138],
        wide.m_t3_applications[139],
        wide.m_t3_applications[140],
        wide.m_t3_applications[141],
        wide.m_t3_applications[142],
        wide.m_t3_applications[143],
        wide.m_t3_applications[144],
        wide.m_t3_applications[145],
        wide.m_t3_applications[146],
        wide.m_t3_applications[147],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[155],
        wide.m_t3_applications[156],
        wide.m_t3_applications[157],
        wide.m_t3_applications[158],
        wide.m_t3_applications[159],
        wide.m_t3_applications[160],
        wide.m_t3_applications[161],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[169],
        wide.m_t3_applications[170],
        wide.m_t3_applications[171],
        wide.m_t3_applications[172],
        wide.m_t3_applications[173],
        wide.m_t3_applications[174],
        wide.m_t3_applications[175],
        wide.m_t3_applications[15],
        wide.m_t3_applications[16],
        wide.m_t3_applications[17],
        wide.m_t3_applications[18],
        wide.m_t3_applications[19],
        wide.m_t3_applications[20],
        wide.m_t3_applications[21],
        wide.m_t3_applications[22],
        wide.m_t3_applications[23],
        wide.m_t3_applications[24],
        wide.m_t3_applications[25],
        wide.m_t3_applications[26],
        wide.m_t3_applications[27],
        wide.m_t3_applications[28],
        wide.m_t3_applications[29],
        wide.m_t3_applications[30],
        wide.m_t3_applications[31],
        wide.m_t3_applications[32],
        wide.m_t3_applications[33],
        wide.m_t3_applications[34],
        wide.m_t3_applications[35],
        wide.m_t3_applications[36],
        wide.m_t3_applications[37],
        wide.m_t3_applications[38],
        wide.m_t3_applications[39],
        wide.m_t3_applications[40],
        wide.m_t3_applications[41],
        wide.m_t3_applications[42],
        wide.m_t3_applications[43],
        wide.m_t3_applications[44],
        wide.m_t3_applications[45],
        wide.m_t3_applications[46],
        wide.m_t3_applications[47],
        wide.m_t3_applications[48],
        wide.m_t3_applications[49],
        wide.m_t3_applications[50],
        wide.m_t3_applications[51],
        wide.m_t3_applications[52],
        wide.m_t3_applications[53],
        wide.m_t3_applications[54],
        wide.m_t3_applications[55],
        wide.m_t3_applications[56],
        wide.m_t3_applications[57],
        wide.m_t3_applications[58],
        wide.m_t3_applications[59],
        wide.m_t3_applications[60],
        wide.m_t3_applications[61],
        wide.m_t3_applications[62],
        wide.m_t3_applications[63],
        wide.m_t3_applications[64],
        wide.m_t3_applications[65],
        wide.m_t3_applications[66],
        wide.m_t3_applications[67],
        wide.m_t3_applications[68],
        wide.m_t3_applications[69],
        wide.m_t3_applications[70],
        wide.m_t3_applications[71],
        wide.m_t3_applications[72],
        wide.m_t3_applications[73],
        wide.m_t3_applications[74],
        wide.m_t3_applications[75],
        wide.m_t3_applications[76],
        wide.m_t3_applications[77],
        wide.m_t3_applications[78],
        wide.m_t3_applications[79],
        wide.m_t3_applications[80],
        wide.m_t3_applications[81],
        wide.m_t3_applications[82],
        wide.m_t3_applications[83],
        wide.m_t3_applications[84],
        wide.m_t3_applications[85],
        wide.m_t3_applications[86],
        wide.m_t3_applications[87],
        wide.m_t3_applications[88],
        wide.m_t3_applications[89],
        wide.m_t3_applications[90],
        wide.m_t3_applications[91],
        wide.m_t3_applications[92],
        wide.m_t3_applications[93],
        wide.m_t3_applications[94],
        wide.m_t3_applications[95],
        wide.m_t3_applications[96],
        wide.m_t3_applications[97],
        wide.m_t3_applications[98],
        wide.m_t3_applications[99],
        wide.m_t3_applications[100],
        wide.m_t3_applications[101],
        wide.m_t3_applications[102],
        wide.m_t3_applications[103],
        wide.m_t3_applications[104],
        wide.m_t3_applications[105],
        wide.m_t3_applications[106],
        wide.m_t3_applications[107],
        wide.m_t3_applications[108],
        wide.m_t3_applications[109],
        wide.m_t3_applications[110],
        wide.m_t3_applications[111],
        wide.m_t3_applications[112],
        wide.m_t3_applications[113],
        wide.m_t3_applications[114],
        wide.m_t3_applications[115],
        wide.m_t3_applications[116],
        wide.m_t3_applications[117],
        wide.m_t3_applications[118],
        wide.m_t3_applications[119],
        wide.m_t3_applications[120],
        wide.m_t3_applications[121],
        wide.m_t3_applications[122],
        wide.m_t3_applications[123],
        wide.m_t3_applications[124],
        wide.m_t3_applications[125],
        wide.m_t3_applications[126],
        wide.m_t3_applications[127],
        wide.m_t3_applications[128],
        wide.m_t3_applications[129],
        wide.m_t3_applications[130],
        wide.m_t3_applications[131],
        wide.m_t3_applications[132],
        wide.m_t3_applications[133],
        wide.m_t3_applications[134],
        wide.m_t3_applications[135],
        wide.m_t3_applications[136],
        wide.m_t3_applications[137],
        wide.m_t3_applications[138],
        wide.m_t3_applications[139],
        wide.m_t3_applications[140],
        wide.m_t3_applications[141],
        wide.m_t3_applications[142],
        wide.m_t3_applications[143],
        wide.m_t3_applications[144],
        wide.m_t3_applications[145],
        wide.m_t3_applications[146],
        wide.m_t3_applications[147],
        wide.m_t3_applications[148],
        wide.m_t3_applications[149],
        wide.m_t3_applications[150],
        wide.m_t3_applications[151],
        wide.m_t3_applications[152],
        wide.m_t3_applications[153],
        wide.m_t3_applications[154],
        wide.m_t3_applications[155],
        wide.m_t3_applications[156],
        wide.m_t3_applications[157],
        wide.m_t3_applications[158],
        wide.m_t3_applications[159],
        wide.m_t3_applications[160],
        wide.m_t3_applications[161],
        wide.m_t3_applications[1],
        wide.m_t3_applications[8],
        wide.m_t3_applications[15],
        wide.m_t3_applications[22],
        wide.m_t3_applications[29],
        wide.m_t3_applications[36],
        wide.m_t3_applications[43],
        wide.m_t3_applications[50],
        wide.m_t3_applications[57],
        wide.m_t3_applications[64],
        wide.m_t3_applications[71],
        wide.m_t3_applications[78],
        wide.m_t3_applications[85],
        wide.m_t3_applications[92],
        wide.m_t3_applications[99],
        wide.m_t3_applications[106],
        wide.m_t3_applications[113],
        wide.m_t3_applications[120],
        wide.m_t3_applications[127],
        wide.m_t3_applications[134],
        wide.m_t3_applications[141],
        wide.m_t3_applications[148],
        wide.m_t3_applications[155],
        wide.m_t3_applications[162],
        wide.m_t3_applications[169],
        wide.m_t3_applications[169],
        wide.m_t3_applications[170],
        wide.m_t3_applications[171],
        wide.m_t3_applications[172],
        wide.m_t3_applications[173],
        wide.m_t3_applications[174],
        wide.m_t3_applications[175],
        wide.m_t3_applications[21] + wide.m_t3_applications[28],
        wide.m_t3_applications[168] + wide.m_t3_applications[21] + wide.m_t3_applications[28]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t3_applications[162] + wide.m_t3_applications[169],
        wide.m_t3_applications[163] + wide.m_t3_applications[170],
        wide.m_t3_applications[164] + wide.m_t3_applications[171],
        wide.m_t3_applications[165] + wide.m_t3_applications[172],
        wide.m_t3_applications[166] + wide.m_t3_applications[173],
        wide.m_t3_applications[167] + wide.m_t3_applications[174],
        wide.m_t3_applications[168] + wide.m_t3_applications[175],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[7],
        wide.m_t3_applications[14],
        wide.m_t3_applications[21],
        wide.m_t3_applications[28],
        wide.m_t3_applications[35],
        wide.m_t3_applications[42],
        wide.m_t3_applications[49],
        wide.m_t3_applications[56],
        wide.m_t3_applications[63],
        wide.m_t3_applications[70],
        wide.m_t3_applications[77],
        wide.m_t3_applications[84],
        wide.m_t3_applications[91],
        wide.m_t3_applications[98],
        wide.m_t3_applications[105],
        wide.m_t3_applications[112],
        wide.m_t3_applications[119],
        wide.m_t3_applications[126],
        wide.m_t3_applications[133],
        wide.m_t3_applications[140],
        wide.m_t3_applications[147],
        wide.m_t3_applications[154],
        wide.m_t3_applications[161],
        wide.m_t3_applications[168],
        wide.m_t3_applications[175],
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[162],
        wide.m_t3_applications[163],
        wide.m_t3_applications[164],
        wide.m_t3_applications[165],
        wide.m_t3_applications[166],
        wide.m_t3_applications[167],
        wide.m_t3_applications[168],
        wide.m_t3_applications[7],
        wide.m_t3_applications[14],
        wide.m_t3_applications[21],
        wide.m_t3_applications[28],
        wide.m_t3_applications[35],
        wide.m_t3_applications[42],
        wide.m_t3_applications[49],
        wide.m_t3_applications[56],
        wide.m_t3_applications[63],
        wide.m_t3_applications[70],
        wide.m_t3_applications[77],
        wide.m_t3_applications[84],
        wide.m_t3_applications[91],
        wide.m_t3_applications[98],
        wide.m_t3_applications[105],
        wide.m_t3_applications[112],
        wide.m_t3_applications[119],
        wide.m_t3_applications[126],
        wide.m_t3_applications[133],
        wide.m_t3_applications[140],
        wide.m_t3_applications[147],
        wide.m_t3_applications[154],
        wide.m_t3_applications[161],
        wide.m_t3_applications[168],
        wide.m_t3_applications[175],
        wide.m_t3_applications[1] + wide.m_t3_applications[8],
        wide.m_t3_applications[2] + wide.m_t3_applications[9],
        wide.m_t3_applications[3] + wide.m_t3_applications[10],
        wide.m_t3_applications[4] + wide.m_t3_applications[11],
        wide.m_t3_applications[5] + wide.m_t3_applications[12],
        wide.m_t3_applications[6] + wide.m_t3_applications[13],
        wide.m_t3_applications[7] + wide.m_t3_applications[14],
        wide.m_t3_applications[168],
        wide.m_t3_applications[168]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t3_applications = 'g2021'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t3_applications is null then 'no_previous_table' when past.f_t3_applications not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        77, -- APP-XYR-CARRY total all
        79, -- APP-XYR-CARRY applicant natural_person
        80, -- APP-XYR-CARRY applicant commercial_enterprise
        81, -- APP-XYR-CARRY applicant research_institution
        82, -- APP-XYR-CARRY applicant public_interest_org
        83, -- APP-XYR-CARRY applicant legal_service_org
        84 -- APP-XYR-CARRY applicant other_org
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t3_applications[14],
        wide.v_t3_applications[8],
        wide.v_t3_applications[9],
        wide.v_t3_applications[10],
        wide.v_t3_applications[11],
        wide.v_t3_applications[12],
        wide.v_t3_applications[13]
    ] as double[])) as left_value,
    unnest(cast([
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[161] when 'g2021' then past.v_t3_applications[175] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[155] when 'g2021' then past.v_t3_applications[169] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[156] when 'g2021' then past.v_t3_applications[170] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[157] when 'g2021' then past.v_t3_applications[171] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[158] when 'g2021' then past.v_t3_applications[172] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[159] when 'g2021' then past.v_t3_applications[173] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[160] when 'g2021' then past.v_t3_applications[174] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t3_applications[14],
        wide.m_t3_applications[8],
        wide.m_t3_applications[9],
        wide.m_t3_applications[10],
        wide.m_t3_applications[11],
        wide.m_t3_applications[12],
        wide.m_t3_applications[13]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[161] when 'g2021' then past.m_t3_applications[175] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[155] when 'g2021' then past.m_t3_applications[169] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[156] when 'g2021' then past.m_t3_applications[170] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[157] when 'g2021' then past.m_t3_applications[171] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[158] when 'g2021' then past.m_t3_applications[172] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[159] when 'g2021' then past.m_t3_applications[173] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[160] when 'g2021' then past.m_t3_applications[174] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t3_applications = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t3_applications is null then 'no_previous_table' when past.f_t3_applications not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        78, -- APP-XYR-CARRY total all
        85, -- APP-XYR-CARRY applicant natural_person
        86, -- APP-XYR-CARRY applicant commercial_enterprise
        87, -- APP-XYR-CARRY applicant research_institution
        88, -- APP-XYR-CARRY applicant public_interest_org
        89, -- APP-XYR-CARRY applicant legal_service_org
        90 -- APP-XYR-CARRY applicant other_org
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t3_applications[14],
        wide.v_t3_applications[8],
        wide.v_t3_applications[9],
        wide.v_t3_applications[10],
        wide.v_t3_applications[11],
        wide.v_t3_applications[12],
        wide.v_t3_applications[13]
    ] as double[])) as left_value,
    unnest(cast([
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[161] when 'g2021' then past.v_t3_applications[175] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[155] when 'g2021' then past.v_t3_applications[169] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[156] when 'g2021' then past.v_t3_applications[170] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[157] when 'g2021' then past.v_t3_applications[171] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[158] when 'g2021' then past.v_t3_applications[172] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[159] when 'g2021' then past.v_t3_applications[173] end, 0),
        coalesce(case past.f_t3_applications when 'g2019' then past.v_t3_applications[160] when 'g2021' then past.v_t3_applications[174] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t3_applications[14],
        wide.m_t3_applications[8],
        wide.m_t3_applications[9],
        wide.m_t3_applications[10],
        wide.m_t3_applications[11],
        wide.m_t3_applications[12],
        wide.m_t3_applications[13]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[161] when 'g2021' then past.m_t3_applications[175] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[155] when 'g2021' then past.m_t3_applications[169] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[156] when 'g2021' then past.m_t3_applications[170] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[157] when 'g2021' then past.m_t3_applications[171] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[158] when 'g2021' then past.m_t3_applications[172] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[159] when 'g2021' then past.m_t3_applications[173] end, 1000),
        coalesce(case past.f_t3_applications when 'g2019' then past.m_t3_applications[160] when 'g2021' then past.m_t3_applications[174] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t3_applications = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        427, -- APP-INT main pro_total_dedup
        428, -- APP-INT main pro_normative_doc_disclosed
        429, -- APP-INT main normative_doc_made
        430, -- APP-INT main pro_ch_gazette
        431, -- APP-INT main pro_ch_website
        432, -- APP-INT main pro_ch_weibo
        433, -- APP-INT main pro_ch_wechat
        434, -- APP-INT main pro_ch_other
        435, -- APP-INT main resp_hot_topics
        436, -- APP-INT main resp_press_conf
        437, -- APP-INT main resp_press_conf_by_head
        438, -- APP-INT main resp_web_interview
        439, -- APP-INT main resp_web_interview_by_head
        440, -- APP-INT main resp_policy_interpretations
        441, -- APP-INT main resp_weibo_wechat
        442, -- APP-INT main resp_other
        443, -- APP-INT main app_received_total
        444, -- APP-INT main app_ch_in_person
        445, -- APP-INT main app_ch_fax
        446, -- APP-INT main app_ch_online
        447, -- APP-INT main app_ch_letter
        448, -- APP-INT main app_closed_total
        449, -- APP-INT main app_closed_on_time
        450, -- APP-INT main app_closed_extended
        451, -- APP-INT main ans_total
        452, -- APP-INT main ans_already_public
        453, -- APP-INT main ans_granted
        454, -- APP-INT main ans_partial
        455, -- APP-INT main ans_denied
        456, -- APP-INT main ans_denied_state_secret
        457, -- APP-INT main ans_denied_trade_secret
        458, -- APP-INT main ans_denied_privacy
        459, -- APP-INT main ans_denied_security_stability
        460, -- APP-INT main ans_denied_not_gov_info
        461, -- APP-INT main ans_denied_other_law
        462, -- APP-INT main ans_not_this_organ
        463, -- APP-INT main ans_not_exist
        464, -- APP-INT main ans_told_amend
        465, -- APP-INT main ans_told_other_route
        466, -- APP-INT main review_total
        467, -- APP-INT main review_upheld
        468, -- APP-INT main review_corrected
        469, -- APP-INT main review_other
        470, -- APP-INT main lit_total
        471, -- APP-INT main lit_upheld
        472, -- APP-INT main lit_corrected
        473, -- APP-INT main lit_other
        474, -- APP-INT main complaints_total
        475, -- APP-INT main org_dedicated_units
        476, -- APP-INT main org_reading_points
        477, -- APP-INT main staff_total
        478, -- APP-INT main staff_full_time
        479, -- APP-INT main staff_part_time
        480, -- APP-INT main meetings
        481, -- APP-INT main trainings
        482, -- APP-INT main trainees
        894, -- A14-DEDUP max pro_ch_gazette
        895, -- A14-DEDUP max pro_ch_website
        896, -- A14-DEDUP max pro_ch_weibo
        897, -- A14-DEDUP max pro_ch_wechat
        898, -- A14-DEDUP max pro_ch_other
        899, -- A14-DEDUP sum all
        900, -- A14-NORM-LE main all
        901, -- A14-NORM-MADE main all
        902, -- A14-RECV-SUM main all
        903, -- A14-DONE-SUM main all
        904, -- A14-ANS-SUM main all
        905, -- A14-DENY-SUM main all
        906, -- A14-DONE-ANS main all
        907, -- A14-DONE-LE-RECV main all
        908, -- A14-REV-SUM main all
        909, -- A14-LIT-SUM main all
        910, -- A14-HEAD-LE main resp_press_conf
        911, -- A14-HEAD-LE main resp_web_interview
        912, -- A14-RESP-DEDUP main all
        913, -- A14-STAFF-SUM main all
        918 -- A14-TRAIN main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_annex2014[1],
        wide.v_annex2014[2],
        wide.v_annex2014[3],
        wide.v_annex2014[4],
        wide.v_annex2014[5],
        wide.v_annex2014[6],
        wide.v_annex2014[7],
        wide.v_annex2014[8],
        wide.v_annex2014[9],
        wide.v_annex2014[10],
        wide.v_annex2014[11],
        wide.v_annex2014[12],
        wide.v_annex2014[13],
        wide.v_annex2014[14],
        wide.v_annex2014[15],
        wide.v_annex2014[16],
        wide.v_annex2014[17],
        wide.v_annex2014[18],
        wide.v_annex2014[19],
        wide.v_annex2014[20],
        wide.v_annex2014[21],
        wide.v_annex2014[22],
        wide.v_annex2014[23],
        wide.v_annex2014[24],
        wide.v_annex2014[25],
        wide.v_annex2014[26],
        wide.v_annex2014[27],
        wide.v_annex2014[28],
        wide.v_annex2014[29],
        wide.v_annex2014[30],
        wide.v_annex2014[31],
        wide.v_annex2014[32],
        wide.v_annex2014[33],
        wide.v_annex2014[34],
        wide.v_annex2014[35],
        wide.v_annex2014[36],
        wide.v_annex2014[37],
        wide.v_annex2014[38],
        wide.v_annex2014[39],
        wide.v_annex2014[40],
        wide.v_annex2014[41],
        wide.v_annex2014[42],
        wide.v_annex2014[43],
        wide.v_annex2014[44],
        wide.v_annex2014[45],
        wide.v_annex2014[46],
        wide.v_annex2014[47],
        wide.v_annex2014[48],
        wide.v_annex2014[50],
        wide.v_annex2014[51],
        wide.v_annex2014[52],
        wide.v_annex2014[53],
        wide.v_annex2014[54],
        wide.v_annex2014[56],
        wide.v_annex2014[57],
        wide.v_annex2014[58],
        wide.v_annex2014[4],
        wide.v_annex2014[5],
        wide.v_annex2014[6],
        wide.v_annex2014[7],
        wide.v_annex2014[8],
        wide.v_annex2014[1],
        wide.v_annex2014[2],
        wide.v_annex2014[2],
        wide.v_annex2014[18] + wide.v_annex2014[19] + wide.v_annex2014[20] + wide.v_annex2014[21],
        wide.v_annex2014[23] + wide.v_annex2014[24],
        wide.v_annex2014[26] + wide.v_annex2014[27] + wide.v_annex2014[28] + wide.v_annex2014[29] + wide.v_annex2014[36] + wide.v_annex2014[37] + wide.v_annex2014[38] + wide.v_annex2014[39],
        wide.v_annex2014[30] + wide.v_annex2014[31] + wide.v_annex2014[32] + wide.v_annex2014[33] + wide.v_annex2014[34] + wide.v_annex2014[35],
        wide.v_annex2014[22],
        wide.v_annex2014[22],
        wide.v_annex2014[41] + wide.v_annex2014[42] + wide.v_annex2014[43],
        wide.v_annex2014[45] + wide.v_annex2014[46] + wide.v_annex2014[47],
        wide.v_annex2014[11],
        wide.v_annex2014[13],
        wide.v_annex2014[9],
        wide.v_annex2014[53] + wide.v_annex2014[54],
        wide.v_annex2014[57]
    ] as double[])) as left_value,
    unnest(cast([
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wide.v_annex2014[1],
        wide.v_annex2014[1],
        wide.v_annex2014[1],
        wide.v_annex2014[1],
        wide.v_annex2014[1],
        wide.v_annex2014[4] + wide.v_annex2014[5] + wide.v_annex2014[6] + wide.v_annex2014[7] + wide.v_annex2014[8],
        wide.v_annex2014[1],
        wide.v_annex2014[3],
        wide.v_annex2014[17],
        wide.v_annex2014[22],
        wide.v_annex2014[25],
        wide.v_annex2014[29],
        wide.v_annex2014[25],
        1.2 * wide.v_annex2014[17],
        wide.v_annex2014[40],
        wide.v_annex2014[44],
        wide.v_annex2014[10],
        wide.v_annex2014[12],
        wide.v_annex2014[10] + wide.v_annex2014[12] + wide.v_annex2014[14] + wide.v_annex2014[15] + wide.v_annex2014[16],
        wide.v_annex2014[52],
        wide.v_annex2014[58]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_annex2014[1],
        wide.m_annex2014[2],
        wide.m_annex2014[3],
        wide.m_annex2014[4],
        wide.m_annex2014[5],
        wide.m_annex2014[6],
        wide.m_annex2014[7],
        wide.m_annex2014[8],
        wide.m_annex2014[9],
        wide.m_annex2014[10],
        wide.m_annex2014[11],
        wide.m_annex2014[12],
        wide.m_annex2014[13],
        wide.m_annex2014[14],
        wide.m_annex2014[15],
        wide.m_annex2014[16],
        wide.m_annex2014[17],
        wide.m_annex2014[18],
        wide.m_annex2014[19],
        wide.m_annex2014[20],
        wide.m_annex2014[21],
        wide.m_annex2014[22],
        wide.m_annex2014[23],
        wide.m_annex2014[24],
        wide.m_annex2014[25],
        wide.m_annex2014[26],
        wide.m_annex2014[27],
        wide.m_annex2014[28],
        wide.m_annex2014[29],
        wide.m_annex2014[30],
        wide.m_annex2014[31],
        wide.m_annex2014[32],
        wide.m_annex2014[33],
        wide.m_annex2014[34],
        wide.m_annex2014[35],
        wide.m_annex2014[36],
        wide.m_annex2014[37],
        wide.m_annex2014[38],
        wide.m_annex2014[39],
        wide.m_annex2014[40],
        wide.m_annex2014[41],
        wide.m_annex2014[42],
        wide.m_annex2014[43],
        wide.m_annex2014[44],
        wide.m_annex2014[45],
        wide.m_annex2014[46],
        wide.m_annex2014[47],
        wide.m_annex2014[48],
        wide.m_annex2014[50],
        wide.m_annex2014[51],
        wide.m_annex2014[52],
        wide.m_annex2014[53],
        wide.m_annex2014[54],
        wide.m_annex2014[56],
        wide.m_annex2014[57],
        wide.m_annex2014[58],
        wide.m_annex2014[4],
        wide.m_annex2014[5],
        wide.m_annex2014[6],
        wide.m_annex2014[7],
        wide.m_annex2014[8],
        wide.m_annex2014[1],
        wide.m_annex2014[2],
        wide.m_annex2014[2],
        wide.m_annex2014[18] + wide.m_annex2014[19] + wide.m_annex2014[20] + wide.m_annex2014[21],
        wide.m_annex2014[23] + wide.m_annex2014[24],
        wide.m_annex2014[26] + wide.m_annex2014[27] + wide.m_annex2014[28] + wide.m_annex2014[29] + wide.m_annex2014[36] + wide.m_annex2014[37] + wide.m_annex2014[38] + wide.m_annex2014[39],
        wide.m_annex2014[30] + wide.m_annex2014[31] + wide.m_annex2014[32] + wide.m_annex2014[33] + wide.m_annex2014[34] + wide.m_annex2014[35],
        wide.m_annex2014[22],
        wide.m_annex2014[22],
        wide.m_annex2014[41] + wide.m_annex2014[42] + wide.m_annex2014[43],
        wide.m_annex2014[45] + wide.m_annex2014[46] + wide.m_annex2014[47],
        wide.m_annex2014[11],
        wide.m_annex2014[13],
        wide.m_annex2014[9],
        wide.m_annex2014[53] + wide.m_annex2014[54],
        wide.m_annex2014[57]
    ] as integer[])) as left_missing,
    unnest(cast([
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        wide.m_annex2014[1],
        wide.m_annex2014[1],
        wide.m_annex2014[1],
        wide.m_annex2014[1],
        wide.m_annex2014[1],
        wide.m_annex2014[4] + wide.m_annex2014[5] + wide.m_annex2014[6] + wide.m_annex2014[7] + wide.m_annex2014[8],
        wide.m_annex2014[1],
        wide.m_annex2014[3],
        wide.m_annex2014[17],
        wide.m_annex2014[22],
        wide.m_annex2014[25],
        wide.m_annex2014[29],
        wide.m_annex2014[25],
        wide.m_annex2014[17],
        wide.m_annex2014[40],
        wide.m_annex2014[44],
        wide.m_annex2014[10],
        wide.m_annex2014[12],
        wide.m_annex2014[10] + wide.m_annex2014[12] + wide.m_annex2014[14] + wide.m_annex2014[15] + wide.m_annex2014[16],
        wide.m_annex2014[52],
        wide.m_annex2014[58]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_annex2014 = 'g2014'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        825, -- REV-SUM main all
        827, -- LIT-DIRECT-SUM main all
        829, -- LIT-AFTER-SUM main all
        1105 -- PLA-CORR-HIGH main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[1] + wide.v_t4_review_litigation[2] + wide.v_t4_review_litigation[3] + wide.v_t4_review_litigation[4],
        wide.v_t4_review_litigation[6] + wide.v_t4_review_litigation[7] + wide.v_t4_review_litigation[8] + wide.v_t4_review_litigation[9],
        wide.v_t4_review_litigation[11] + wide.v_t4_review_litigation[12] + wide.v_t4_review_litigation[13] + wide.v_t4_review_litigation[14],
        wide.v_t4_review_litigation[2]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t4_review_litigation[5],
        wide.v_t4_review_litigation[10],
        wide.v_t4_review_litigation[15],
        0.5 * wide.v_t4_review_litigation[5] + -0.5 * wide.v_t4_review_litigation[4]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[1] + wide.m_t4_review_litigation[2] + wide.m_t4_review_litigation[3] + wide.m_t4_review_litigation[4],
        wide.m_t4_review_litigation[6] + wide.m_t4_review_litigation[7] + wide.m_t4_review_litigation[8] + wide.m_t4_review_litigation[9],
        wide.m_t4_review_litigation[11] + wide.m_t4_review_litigation[12] + wide.m_t4_review_litigation[13] + wide.m_t4_review_litigation[14],
        wide.m_t4_review_litigation[2]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t4_review_litigation[5],
        wide.m_t4_review_litigation[10],
        wide.m_t4_review_litigation[15],
        wide.m_t4_review_litigation[5] + wide.m_t4_review_litigation[4]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t4_review_litigation = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        826, -- REV-SUM main all
        828, -- LIT-DIRECT-SUM main all
        830, -- LIT-AFTER-SUM main all
        1106 -- PLA-CORR-HIGH main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[1] + wide.v_t4_review_litigation[2] + wide.v_t4_review_litigation[3] + wide.v_t4_review_litigation[4],
        wide.v_t4_review_litigation[6] + wide.v_t4_review_litigation[7] + wide.v_t4_review_litigation[8] + wide.v_t4_review_litigation[9],
        wide.v_t4_review_litigation[11] + wide.v_t4_review_litigation[12] + wide.v_t4_review_litigation[13] + wide.v_t4_review_litigation[14],
        wide.v_t4_review_litigation[2]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t4_review_litigation[5],
        wide.v_t4_review_litigation[10],
        wide.v_t4_review_litigation[15],
        0.5 * wide.v_t4_review_litigation[5] + -0.5 * wide.v_t4_review_litigation[4]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[1] + wide.m_t4_review_litigation[2] + wide.m_t4_review_litigation[3] + wide.m_t4_review_litigation[4],
        wide.m_t4_review_litigation[6] + wide.m_t4_review_litigation[7] + wide.m_t4_review_litigation[8] + wide.m_t4_review_litigation[9],
        wide.m_t4_review_litigation[11] + wide.m_t4_review_litigation[12] + wide.m_t4_review_litigation[13] + wide.m_t4_review_litigation[14],
        wide.m_t4_review_litigation[2]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t4_review_litigation[5],
        wide.m_t4_review_litigation[10],
        wide.m_t4_review_litigation[15],
        wide.m_t4_review_litigation[5] + wide.m_t4_review_litigation[4]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t4_review_litigation = 'g2021'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t4_review_litigation is null then 'no_previous_table' when past.f_t4_review_litigation not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        831, -- LIT-AFTER-LE-REV main all
        836, -- REV-PENDING-FLOW main review
        837, -- REV-PENDING-FLOW main lit_direct
        838 -- REV-PENDING-FLOW main lit_after
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[15],
        wide.v_t4_review_litigation[5],
        wide.v_t4_review_litigation[10],
        wide.v_t4_review_litigation[15]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t4_review_litigation[5] + coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[5] when 'g2021' then past.v_t4_review_litigation[5] end, 0) + -1 * wide.v_t4_review_litigation[4],
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[4] when 'g2021' then past.v_t4_review_litigation[4] end, 0),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[9] when 'g2021' then past.v_t4_review_litigation[9] end, 0),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[14] when 'g2021' then past.v_t4_review_litigation[14] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[15],
        wide.m_t4_review_litigation[5],
        wide.m_t4_review_litigation[10],
        wide.m_t4_review_litigation[15]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t4_review_litigation[5] + coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[5] when 'g2021' then past.m_t4_review_litigation[5] end, 1000) + wide.m_t4_review_litigation[4],
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[4] when 'g2021' then past.m_t4_review_litigation[4] end, 1000),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[9] when 'g2021' then past.m_t4_review_litigation[9] end, 1000),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[14] when 'g2021' then past.m_t4_review_litigation[14] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t4_review_litigation is null then 'no_previous_table' when past.f_t4_review_litigation not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        832, -- LIT-AFTER-LE-REV main all
        839, -- REV-PENDING-FLOW main review
        840, -- REV-PENDING-FLOW main lit_direct
        841 -- REV-PENDING-FLOW main lit_after
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[15],
        wide.v_t4_review_litigation[5],
        wide.v_t4_review_litigation[10],
        wide.v_t4_review_litigation[15]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t4_review_litigation[5] + coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[5] when 'g2021' then past.v_t4_review_litigation[5] end, 0) + -1 * wide.v_t4_review_litigation[4],
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[4] when 'g2021' then past.v_t4_review_litigation[4] end, 0),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[9] when 'g2021' then past.v_t4_review_litigation[9] end, 0),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[14] when 'g2021' then past.v_t4_review_litigation[14] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[15],
        wide.m_t4_review_litigation[5],
        wide.m_t4_review_litigation[10],
        wide.m_t4_review_litigation[15]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t4_review_litigation[5] + coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[5] when 'g2021' then past.m_t4_review_litigation[5] end, 1000) + wide.m_t4_review_litigation[4],
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[4] when 'g2021' then past.m_t4_review_litigation[4] end, 1000),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[9] when 'g2021' then past.m_t4_review_litigation[9] end, 1000),
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[14] when 'g2021' then past.m_t4_review_litigation[14] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t4_review_litigation is null then 'no_previous_table' when past.f_t4_review_litigation not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        833 -- LIT-DIRECT-2024 2024 all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[10]
    ] as double[])) as left_value,
    unnest(cast([
        1.5 * coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[10] when 'g2021' then past.v_t4_review_litigation[10] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[10]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[10] when 'g2021' then past.m_t4_review_litigation[10] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2024 and back.report_year <= 2024
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t4_review_litigation is null then 'no_previous_table' when past.f_t4_review_litigation not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        834 -- LIT-DIRECT-2024 2025 all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[10]
    ] as double[])) as left_value,
    unnest(cast([
        1.5 * coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[10] when 'g2021' then past.v_t4_review_litigation[10] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[10]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[10] when 'g2021' then past.m_t4_review_litigation[10] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -2
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2025 and back.report_year <= 2025
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t4_review_litigation is null then 'no_previous_table' when past.f_t4_review_litigation not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        835 -- LIT-DIRECT-2024 2026 all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t4_review_litigation[10]
    ] as double[])) as left_value,
    unnest(cast([
        1.5 * coalesce(case past.f_t4_review_litigation when 'g2019' then past.v_t4_review_litigation[10] when 'g2021' then past.v_t4_review_litigation[10] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t4_review_litigation[10]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t4_review_litigation when 'g2019' then past.m_t4_review_litigation[10] when 'g2021' then past.m_t4_review_litigation[10] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -3
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t4_review_litigation = 'g2021' and back.report_year >= 2026 and back.report_year <= 2026
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        842, -- DOC-MADE-LE main rule
        843 -- DOC-MADE-LE main normative_doc
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1],
        wide.v_t2_art20_1[4]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_1[3] + wide.v_t2_art20_1[2],
        wide.v_t2_art20_1[6] + wide.v_t2_art20_1[5]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1],
        wide.m_t2_art20_1[4]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_1[3] + wide.m_t2_art20_1[2],
        wide.m_t2_art20_1[6] + wide.m_t2_art20_1[5]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_1 is null then 'no_previous_table' when past.f_t2_art20_1 not in ('g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        844, -- DOC-STOCK main rule
        845, -- DOC-STOCK main normative_doc
        850, -- DOC-MADE-ZERO-FORCE main rule
        851 -- DOC-MADE-ZERO-FORCE main normative_doc
    ] as integer[])) as question_no,
    unnest(cast([
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.v_t2_art20_1[3] end, 0) + wide.v_t2_art20_1[1] + -1 * wide.v_t2_art20_1[2],
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.v_t2_art20_1[6] end, 0) + wide.v_t2_art20_1[4] + -1 * wide.v_t2_art20_1[5],
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.v_t2_art20_1[3] end, 0) + wide.v_t2_art20_1[1],
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.v_t2_art20_1[6] end, 0) + wide.v_t2_art20_1[4]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_1[3],
        wide.v_t2_art20_1[6],
        wide.v_t2_art20_1[3],
        wide.v_t2_art20_1[6]
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.m_t2_art20_1[3] end, 1000) + wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2],
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.m_t2_art20_1[6] end, 1000) + wide.m_t2_art20_1[4] + wide.m_t2_art20_1[5],
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.m_t2_art20_1[3] end, 1000) + wide.m_t2_art20_1[1],
        coalesce(case past.f_t2_art20_1 when 'g2021' then past.m_t2_art20_1[6] end, 1000) + wide.m_t2_art20_1[4]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_1[3],
        wide.m_t2_art20_1[6],
        wide.m_t2_art20_1[3],
        wide.m_t2_art20_1[6]
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_1 = 'g2021' and back.report_year >= 2022
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        846 -- DOC-RULE-POWER county all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1] + wide.v_t2_art20_1[2] + wide.v_t2_art20_1[3]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2] + wide.m_t2_art20_1[3]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'county'
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        847 -- DOC-RULE-POWER county all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1] + wide.v_t2_art20_1[2] + wide.v_t2_art20_1[3]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2] + wide.m_t2_art20_1[3]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'county'
where wide.f_t2_art20_1 = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        848 -- DOC-RULE-POWER prefecture all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1] + wide.v_t2_art20_1[2] + wide.v_t2_art20_1[3]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2] + wide.m_t2_art20_1[3]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'prefecture'
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        849 -- DOC-RULE-POWER prefecture all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1] + wide.v_t2_art20_1[2] + wide.v_t2_art20_1[3]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2] + wide.m_t2_art20_1[3]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-RULE-POWER' and concerned.part = 'prefecture'
where wide.f_t2_art20_1 = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        852 -- DOC-OWNER-SCOPE main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[6]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[6]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'DOC-OWNER-SCOPE' and concerned.part = 'main'
where wide.f_t2_art20_1 = 'g2021'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        853, -- DEC-NONNEG main licence
        884, -- G19-ITEM-NONNEG main art20_5/licence
        885, -- G19-ITEM-NONNEG main art20_5/other_service
        889, -- G19-ITEM-ZERO-DEC main art20_5/licence
        890 -- G19-ITEM-ZERO-DEC main art20_5/other_service
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_5[3],
        wide.v_t2_art20_5[1] + wide.v_t2_art20_5[2],
        wide.v_t2_art20_5[4] + wide.v_t2_art20_5[5],
        wide.v_t2_art20_5[1] + wide.v_t2_art20_5[2],
        wide.v_t2_art20_5[4] + wide.v_t2_art20_5[5]
    ] as double[])) as left_value,
    unnest(cast([
        0,
        0,
        0,
        wide.v_t2_art20_5[3],
        wide.v_t2_art20_5[6]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_5[3],
        wide.m_t2_art20_5[1] + wide.m_t2_art20_5[2],
        wide.m_t2_art20_5[4] + wide.m_t2_art20_5[5],
        wide.m_t2_art20_5[1] + wide.m_t2_art20_5[2],
        wide.m_t2_art20_5[4] + wide.m_t2_art20_5[5]
    ] as integer[])) as left_missing,
    unnest(cast([
        0,
        0,
        0,
        wide.m_t2_art20_5[3],
        wide.m_t2_art20_5[6]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_5 = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        854, -- DEC-NONNEG main penalty
        855, -- DEC-NONNEG main coercion
        886, -- G19-ITEM-NONNEG main art20_6/penalty
        887, -- G19-ITEM-NONNEG main art20_6/coercion
        891, -- G19-ITEM-ZERO-DEC main art20_6/penalty
        892 -- G19-ITEM-ZERO-DEC main art20_6/coercion
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_6[3],
        wide.v_t2_art20_6[6],
        wide.v_t2_art20_6[1] + wide.v_t2_art20_6[2],
        wide.v_t2_art20_6[4] + wide.v_t2_art20_6[5],
        wide.v_t2_art20_6[1] + wide.v_t2_art20_6[2],
        wide.v_t2_art20_6[4] + wide.v_t2_art20_6[5]
    ] as double[])) as left_value,
    unnest(cast([
        0,
        0,
        0,
        0,
        wide.v_t2_art20_6[3],
        wide.v_t2_art20_6[6]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_6[3],
        wide.m_t2_art20_6[6],
        wide.m_t2_art20_6[1] + wide.m_t2_art20_6[2],
        wide.m_t2_art20_6[4] + wide.m_t2_art20_6[5],
        wide.m_t2_art20_6[1] + wide.m_t2_art20_6[2],
        wide.m_t2_art20_6[4] + wide.m_t2_art20_6[5]
    ] as integer[])) as left_missing,
    unnest(cast([
        0,
        0,
        0,
        0,
        wide.m_t2_art20_6[3],
        wide.m_t2_art20_6[6]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_6 = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        856 -- DEC-NONNEG main licence
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_5[1]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_5[1]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_5 = 'g2021'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        857, -- DEC-NONNEG main penalty
        858 -- DEC-NONNEG main coercion
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_6[1],
        wide.v_t2_art20_6[2]
    ] as double[])) as left_value,
    unnest(cast([
        0,
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_6[1],
        wide.m_t2_art20_6[2]
    ] as integer[])) as left_missing,
    unnest(cast([
        0,
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_6 = 'g2021'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_5 is null then 'no_previous_table' when past.f_t2_art20_5 not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        859, -- DEC-DROP main licence
        865 -- DEC-JUMP main licence
    ] as integer[])) as question_no,
    unnest(cast([
        0.1 * coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[3] when 'g2021' then past.v_t2_art20_5[1] end, 0),
        wide.v_t2_art20_5[3]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_5[3],
        10 * coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[3] when 'g2021' then past.v_t2_art20_5[1] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[3] when 'g2021' then past.m_t2_art20_5[1] end, 1000),
        wide.m_t2_art20_5[3]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_5[3],
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[3] when 'g2021' then past.m_t2_art20_5[1] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_5 = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_6 is null then 'no_previous_table' when past.f_t2_art20_6 not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        860, -- DEC-DROP main penalty
        861, -- DEC-DROP main coercion
        866, -- DEC-JUMP main penalty
        867 -- DEC-JUMP main coercion
    ] as integer[])) as question_no,
    unnest(cast([
        0.1 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[3] when 'g2021' then past.v_t2_art20_6[1] end, 0),
        0.1 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[6] when 'g2021' then past.v_t2_art20_6[2] end, 0),
        wide.v_t2_art20_6[3],
        wide.v_t2_art20_6[6]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_6[3],
        wide.v_t2_art20_6[6],
        10 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[3] when 'g2021' then past.v_t2_art20_6[1] end, 0),
        10 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[6] when 'g2021' then past.v_t2_art20_6[2] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[3] when 'g2021' then past.m_t2_art20_6[1] end, 1000),
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[6] when 'g2021' then past.m_t2_art20_6[2] end, 1000),
        wide.m_t2_art20_6[3],
        wide.m_t2_art20_6[6]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_6[3],
        wide.m_t2_art20_6[6],
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[3] when 'g2021' then past.m_t2_art20_6[1] end, 1000),
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[6] when 'g2021' then past.m_t2_art20_6[2] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_6 = 'g2019' and back.report_year >= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_5 is null then 'no_previous_table' when past.f_t2_art20_5 not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        862, -- DEC-DROP main licence
        868 -- DEC-JUMP main licence
    ] as integer[])) as question_no,
    unnest(cast([
        0.1 * coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[3] when 'g2021' then past.v_t2_art20_5[1] end, 0),
        wide.v_t2_art20_5[1]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_5[1],
        10 * coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[3] when 'g2021' then past.v_t2_art20_5[1] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[3] when 'g2021' then past.m_t2_art20_5[1] end, 1000),
        wide.m_t2_art20_5[1]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_5[1],
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[3] when 'g2021' then past.m_t2_art20_5[1] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_5 = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_6 is null then 'no_previous_table' when past.f_t2_art20_6 not in ('g2019', 'g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        863, -- DEC-DROP main penalty
        864, -- DEC-DROP main coercion
        869, -- DEC-JUMP main penalty
        870 -- DEC-JUMP main coercion
    ] as integer[])) as question_no,
    unnest(cast([
        0.1 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[3] when 'g2021' then past.v_t2_art20_6[1] end, 0),
        0.1 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[6] when 'g2021' then past.v_t2_art20_6[2] end, 0),
        wide.v_t2_art20_6[1],
        wide.v_t2_art20_6[2]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_6[1],
        wide.v_t2_art20_6[2],
        10 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[3] when 'g2021' then past.v_t2_art20_6[1] end, 0),
        10 * coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[6] when 'g2021' then past.v_t2_art20_6[2] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[3] when 'g2021' then past.m_t2_art20_6[1] end, 1000),
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[6] when 'g2021' then past.m_t2_art20_6[2] end, 1000),
        wide.m_t2_art20_6[1],
        wide.m_t2_art20_6[2]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_6[1],
        wide.m_t2_art20_6[2],
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[3] when 'g2021' then past.m_t2_art20_6[1] end, 1000),
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[6] when 'g2021' then past.m_t2_art20_6[2] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_6 = 'g2021' and back.report_year >= 2020
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        871 -- FEE-DOMAIN main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_8[1]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_8[1]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_8 = 'g2021'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_8 is null then 'no_previous_table' when past.f_t2_art20_8 not in ('g2021') then 'other_form' end as gap_reason,
    unnest(cast([
        872, -- FEE-UNIT-SLIP year up
        873 -- FEE-UNIT-SLIP year down
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_8[1],
        10000 * wide.v_t2_art20_8[1]
    ] as double[])) as left_value,
    unnest(cast([
        10000 * coalesce(case past.f_t2_art20_8 when 'g2021' then past.v_t2_art20_8[1] end, 0),
        coalesce(case past.f_t2_art20_8 when 'g2021' then past.v_t2_art20_8[1] end, 0)
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_8[1],
        wide.m_t2_art20_8[1]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t2_art20_8 when 'g2021' then past.m_t2_art20_8[1] end, 1000),
        coalesce(case past.f_t2_art20_8 when 'g2021' then past.m_t2_art20_8[1] end, 1000)
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_8 = 'g2021' and back.report_year >= 2022
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        874 -- FEE-UNIT-SLIP size all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_8[1]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_8[1]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'FEE-UNIT-SLIP' and concerned.part = 'size'
where wide.f_t2_art20_8 = 'g2021'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        875, -- G19-DOC-LE main rule
        876 -- G19-DOC-LE main normative_doc
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[2],
        wide.v_t2_art20_1[5]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_1[3],
        wide.v_t2_art20_1[6]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[2],
        wide.m_t2_art20_1[5]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_1[3],
        wide.m_t2_art20_1[6]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_1 = 'g2019'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_1 is null then 'no_previous_table' when past.f_t2_art20_1 not in ('g2019') then 'other_form' end as gap_reason,
    unnest(cast([
        877, -- G19-DOC-STOCK main rule
        878 -- G19-DOC-STOCK main normative_doc
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[3],
        wide.v_t2_art20_1[6]
    ] as double[])) as left_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_1 when 'g2019' then past.v_t2_art20_1[3] end, 0) + wide.v_t2_art20_1[2],
        coalesce(case past.f_t2_art20_1 when 'g2019' then past.v_t2_art20_1[6] end, 0) + wide.v_t2_art20_1[5]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[3],
        wide.m_t2_art20_1[6]
    ] as integer[])) as left_missing,
    unnest(cast([
        coalesce(case past.f_t2_art20_1 when 'g2019' then past.m_t2_art20_1[3] end, 1000) + wide.m_t2_art20_1[2],
        coalesce(case past.f_t2_art20_1 when 'g2019' then past.m_t2_art20_1[6] end, 1000) + wide.m_t2_art20_1[5]
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_1 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_5 is null then 'no_previous_table' when past.f_t2_art20_5 not in ('g2019') then 'other_form' end as gap_reason,
    unnest(cast([
        879, -- G19-ITEM-STOCK main art20_5/licence
        880 -- G19-ITEM-STOCK main art20_5/other_service
    ] as integer[])) as question_no,
    unnest(cast([
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[1] end, 0) + coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[2] end, 0),
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[4] end, 0) + coalesce(case past.f_t2_art20_5 when 'g2019' then past.v_t2_art20_5[5] end, 0)
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_5[1],
        wide.v_t2_art20_5[4]
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[1] end, 1000) + coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[2] end, 1000),
        coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[4] end, 1000) + coalesce(case past.f_t2_art20_5 when 'g2019' then past.m_t2_art20_5[5] end, 1000)
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_5[1],
        wide.m_t2_art20_5[4]
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_5 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_6 is null then 'no_previous_table' when past.f_t2_art20_6 not in ('g2019') then 'other_form' end as gap_reason,
    unnest(cast([
        881, -- G19-ITEM-STOCK main art20_6/penalty
        882 -- G19-ITEM-STOCK main art20_6/coercion
    ] as integer[])) as question_no,
    unnest(cast([
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[1] end, 0) + coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[2] end, 0),
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[4] end, 0) + coalesce(case past.f_t2_art20_6 when 'g2019' then past.v_t2_art20_6[5] end, 0)
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_6[1],
        wide.v_t2_art20_6[4]
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[1] end, 1000) + coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[2] end, 1000),
        coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[4] end, 1000) + coalesce(case past.f_t2_art20_6 when 'g2019' then past.m_t2_art20_6[5] end, 1000)
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_6[1],
        wide.m_t2_art20_6[4]
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_6 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_t2_art20_8 is null then 'no_previous_table' when past.f_t2_art20_8 not in ('g2019') then 'other_form' end as gap_reason,
    unnest(cast([
        883 -- G19-ITEM-STOCK main art20_8/admin_fee
    ] as integer[])) as question_no,
    unnest(cast([
        coalesce(case past.f_t2_art20_8 when 'g2019' then past.v_t2_art20_8[1] end, 0) + coalesce(case past.f_t2_art20_8 when 'g2019' then past.v_t2_art20_8[2] end, 0)
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_8[1]
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_t2_art20_8 when 'g2019' then past.m_t2_art20_8[1] end, 1000) + coalesce(case past.f_t2_art20_8 when 'g2019' then past.m_t2_art20_8[2] end, 1000)
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_8[1]
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_t2_art20_8 = 'g2019' and back.report_year >= 2020 and back.report_year <= 2020
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        888 -- G19-ITEM-NONNEG main art20_8/admin_fee
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_8[1] + wide.v_t2_art20_8[2]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_8[1] + wide.m_t2_art20_8[2]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_8 = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        893 -- G19-PROC main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_9[1]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_t2_art20_9[2]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_9[1]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_t2_art20_9[2]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_t2_art20_9 = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        914, -- A14-STAFF-SUM main v1/period
        915, -- A14-STAFF-SUM main v1/ytd
        919, -- A08-RECV-SUM main v1/period
        920, -- A08-RECV-SUM main v1/ytd
        925, -- A08-ANS-SUM-V1 main v1/period
        926, -- A08-ANS-SUM-V1 main v1/ytd
        931, -- A08-DENY-SUM main v1/period
        932, -- A08-DENY-SUM main v1/ytd
        935, -- A08-FEE-SUM main v1_fee_total/period
        936, -- A08-FEE-SUM main v1_fee_total/ytd
        937, -- A08-FEE-SUM main v1_fee_proactive/period
        938, -- A08-FEE-SUM main v1_fee_proactive/ytd
        939, -- A08-FEE-SUM main v1_fee_on_request/period
        940, -- A08-FEE-SUM main v1_fee_on_request/ytd
        947, -- A08-PRO-SUBSET main v1_fulltext/period
        948, -- A08-PRO-SUBSET main v1_fulltext/ytd
        949, -- A08-PRO-SUBSET main v1_normative/period
        950, -- A08-PRO-SUBSET main v1_normative/ytd
        957, -- A08-YTD main v1/pro_total
        958, -- A08-YTD main v1/pro_fulltext_electronic
        959, -- A08-YTD main v1/normative_doc_new
        960, -- A08-YTD main v1/service_info
        961, -- A08-YTD main v1/web_column_visits
        962, -- A08-YTD main v1/visitors_received
        963, -- A08-YTD main v1/consult_online
        964, -- A08-YTD main v1/consult_phone
        965, -- A08-YTD main v1/on_request_catalogue
        966, -- A08-YTD main v1/app_received_total
        967, -- A08-YTD main v1/app_ch_in_person
        968, -- A08-YTD main v1/app_ch_fax
        969, -- A08-YTD main v1/app_ch_email
        970, -- A08-YTD main v1/app_ch_online
        971, -- A08-YTD main v1/app_ch_letter
        972, -- A08-YTD main v1/app_ch_other
        973, -- A08-YTD main v1/ans_total
        974, -- A08-YTD main v1/ans_granted
        975, -- A08-YTD main v1/ans_partial
        976, -- A08-YTD main v1/ans_denied
        977, -- A08-YTD main v1/ans_denied_not_exist
        978, -- A08-YTD main v1/ans_denied_not_held
        979, -- A08-YTD main v1/ans_denied_unclear
        980, -- A08-YTD main v1/ans_denied_exempt_1
        981, -- A08-YTD main v1/ans_denied_exempt_2
        982, -- A08-YTD main v1/ans_denied_exempt_3
        983, -- A08-YTD main v1/ans_denied_exempt_4
        984, -- A08-YTD main v1/ans_denied_exempt_5
        985, -- A08-YTD main v1/ans_denied_exempt_6
        986, -- A08-YTD main v1/ans_denied_not_gov_info
        987, -- A08-YTD main v1/ans_denied_other
        988, -- A08-YTD main v1/review_total
        989, -- A08-YTD main v1/lit_total
        990, -- A08-YTD main v1/appeal_total
        991, -- A08-YTD main v1/appeal_first_handling
        992, -- A08-YTD main v1/fee_total
        993, -- A08-YTD main v1/fee_proactive
        994, -- A08-YTD main v1/fee_proactive_post
        995, -- A08-YTD main v1/fee_proactive_delivery
        996, -- A08-YTD main v1/fee_proactive_copy_paper
        997, -- A08-YTD main v1/fee_proactive_copy_cd
        998, -- A08-YTD main v1/fee_proactive_copy_floppy
        999, -- A08-YTD main v1/fee_on_request
        1000, -- A08-YTD main v1/fee_req_search
        1001, -- A08-YTD main v1/fee_req_post
        1002, -- A08-YTD main v1/fee_req_delivery
        1003, -- A08-YTD main v1/fee_req_copy_paper
        1004, -- A08-YTD main v1/fee_req_copy_cd
        1005, -- A08-YTD main v1/fee_req_copy_floppy
        1006, -- A08-YTD main v1/fee_req_other
        1007, -- A08-YTD main v1/staff_designated
        1008, -- A08-YTD main v1/staff_full_time
        1009, -- A08-YTD main v1/staff_part_time
        1010, -- A08-YTD main v1/budget_dedicated
        1011, -- A08-YTD main v1/expenditure_actual
        1012 -- A08-YTD main v1/litigation_costs
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_annex2008_sh_v1[103] + wide.v_annex2008_sh_v1[105],
        wide.v_annex2008_sh_v1[104] + wide.v_annex2008_sh_v1[106],
        wide.v_annex2008_sh_v1[21] + wide.v_annex2008_sh_v1[23] + wide.v_annex2008_sh_v1[25] + wide.v_annex2008_sh_v1[27] + wide.v_annex2008_sh_v1[29] + wide.v_annex2008_sh_v1[31],
        wide.v_annex2008_sh_v1[22] + wide.v_annex2008_sh_v1[24] + wide.v_annex2008_sh_v1[26] + wide.v_annex2008_sh_v1[28] + wide.v_annex2008_sh_v1[30] + wide.v_annex2008_sh_v1[32],
        wide.v_annex2008_sh_v1[35] + wide.v_annex2008_sh_v1[37] + wide.v_annex2008_sh_v1[39],
        wide.v_annex2008_sh_v1[36] + wide.v_annex2008_sh_v1[38] + wide.v_annex2008_sh_v1[40],
        wide.v_annex2008_sh_v1[41] + wide.v_annex2008_sh_v1[43] + wide.v_annex2008_sh_v1[45] + wide.v_annex2008_sh_v1[47] + wide.v_annex2008_sh_v1[49] + wide.v_annex2008_sh_v1[51] + wide.v_annex2008_sh_v1[53] + wide.v_annex2008_sh_v1[55] + wide.v_annex2008_sh_v1[57] + wide.v_annex2008_sh_v1[59] + wide.v_annex2008_sh_v1[61],
        wide.v_annex2008_sh_v1[42] + wide.v_annex2008_sh_v1[44] + wide.v_annex2008_sh_v1[46] + wide.v_annex2008_sh_v1[48] + wide.v_annex2008_sh_v1[50] + wide.v_annex2008_sh_v1[52] + wide.v_annex2008_sh_v1[54] + wide.v_annex2008_sh_v1[56] + wide.v_annex2008_sh_v1[58] + wide.v_annex2008_sh_v1[60] + wide.v_annex2008_sh_v1[62],
        wide.v_annex2008_sh_v1[73] + wide.v_annex2008_sh_v1[85],
        wide.v_annex2008_sh_v1[74] + wide.v_annex2008_sh_v1[86],
        wide.v_annex2008_sh_v1[75] + wide.v_annex2008_sh_v1[77] + wide.v_annex2008_sh_v1[79] + wide.v_annex2008_sh_v1[81] + wide.v_annex2008_sh_v1[83],
        wide.v_annex2008_sh_v1[76] + wide.v_annex2008_sh_v1[78] + wide.v_annex2008_sh_v1[80] + wide.v_annex2008_sh_v1[82] + wide.v_annex2008_sh_v1[84],
        wide.v_annex2008_sh_v1[87] + wide.v_annex2008_sh_v1[89] + wide.v_annex2008_sh_v1[91] + wide.v_annex2008_sh_v1[93] + wide.v_annex2008_sh_v1[95] + wide.v_annex2008_sh_v1[97] + wide.v_annex2008_sh_v1[99],
        wide.v_annex2008_sh_v1[88] + wide.v_annex2008_sh_v1[90] + wide.v_annex2008_sh_v1[92] + wide.v_annex2008_sh_v1[94] + wide.v_annex2008_sh_v1[96] + wide.v_annex2008_sh_v1[98] + wide.v_annex2008_sh_v1[100],
        wide.v_annex2008_sh_v1[3],
        wide.v_annex2008_sh_v1[4],
        wide.v_annex2008_sh_v1[5],
        wide.v_annex2008_sh_v1[6],
        wide.v_annex2008_sh_v1[2],
        wide.v_annex2008_sh_v1[4],
        wide.v_annex2008_sh_v1[6],
        wide.v_annex2008_sh_v1[8],
        wide.v_annex2008_sh_v1[10],
        wide.v_annex2008_sh_v1[12],
        wide.v_annex2008_sh_v1[14],
        wide.v_annex2008_sh_v1[16],
        wide.v_annex2008_sh_v1[18],
        wide.v_annex2008_sh_v1[20],
        wide.v_annex2008_sh_v1[22],
        wide.v_annex2008_sh_v1[24],
        wide.v_annex2008_sh_v1[26],
        wide.v_annex2008_sh_v1[28],
        wide.v_annex2008_sh_v1[30],
        wide.v_annex2008_sh_v1[32],
        wide.v_annex2008_sh_v1[34],
        wide.v_annex2008_sh_v1[36],
        wide.v_annex2008_sh_v1[38],
        wide.v_annex2008_sh_v1[40],
        wide.v_annex2008_sh_v1[42],
        wide.v_annex2008_sh_v1[44],
        wide.v_annex2008_sh_v1[46],
        wide.v_annex2008_sh_v1[48],
        wide.v_annex2008_sh_v1[50],
        wide.v_annex2008_sh_v1[52],
        wide.v_annex2008_sh_v1[54],
        wide.v_annex2008_sh_v1[56],
        wide.v_annex2008_sh_v1[58],
        wide.v_annex2008_sh_v1[60],
        wide.v_annex2008_sh_v1[62],
        wide.v_annex2008_sh_v1[64],
        wide.v_annex2008_sh_v1[66],
        wide.v_annex2008_sh_v1[68],
        wide.v_annex2008_sh_v1[70],
        wide.v_annex2008_sh_v1[72],
        wide.v_annex2008_sh_v1[74],
        wide.v_annex2008_sh_v1[76],
        wide.v_annex2008_sh_v1[78],
        wide.v_annex2008_sh_v1[80],
        wide.v_annex2008_sh_v1[82],
        wide.v_annex2008_sh_v1[84],
        wide.v_annex2008_sh_v1[86],
        wide.v_annex2008_sh_v1[88],
        wide.v_annex2008_sh_v1[90],
        wide.v_annex2008_sh_v1[92],
        wide.v_annex2008_sh_v1[94],
        wide.v_annex2008_sh_v1[96],
        wide.v_annex2008_sh_v1[98],
        wide.v_annex2008_sh_v1[100],
        wide.v_annex2008_sh_v1[102],
        wide.v_annex2008_sh_v1[104],
        wide.v_annex2008_sh_v1[106],
        wide.v_annex2008_sh_v1[108],
        wide.v_annex2008_sh_v1[110],
        wide.v_annex2008_sh_v1[112]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_annex2008_sh_v1[101],
        wide.v_annex2008_sh_v1[102],
        wide.v_annex2008_sh_v1[19],
        wide.v_annex2008_sh_v1[20],
        wide.v_annex2008_sh_v1[33],
        wide.v_annex2008_sh_v1[34],
        wide.v_annex2008_sh_v1[39],
        wide.v_annex2008_sh_v1[40],
        wide.v_annex2008_sh_v1[71],
        wide.v_annex2008_sh_v1[72],
        wide.v_annex2008_sh_v1[73],
        wide.v_annex2008_sh_v1[74],
        wide.v_annex2008_sh_v1[85],
        wide.v_annex2008_sh_v1[86],
        wide.v_annex2008_sh_v1[1],
        wide.v_annex2008_sh_v1[2],
        wide.v_annex2008_sh_v1[1],
        wide.v_annex2008_sh_v1[2],
        wide.v_annex2008_sh_v1[1],
        wide.v_annex2008_sh_v1[3],
        wide.v_annex2008_sh_v1[5],
        wide.v_annex2008_sh_v1[7],
        wide.v_annex2008_sh_v1[9],
        wide.v_annex2008_sh_v1[11],
        wide.v_annex2008_sh_v1[13],
        wide.v_annex2008_sh_v1[15],
        wide.v_annex2008_sh_v1[17],
        wide.v_annex2008_sh_v1[19],
        wide.v_annex2008_sh_v1[21],
        wide.v_annex2008_sh_v1[23],
        wide.v_annex2008_sh_v1[25],
        wide.v_annex2008_sh_v1[27],
        wide.v_annex2008_sh_v1[29],
        wide.v_annex2008_sh_v1[31],
        wide.v_annex2008_sh_v1[33],
        wide.v_annex2008_sh_v1[35],
        wide.v_annex2008_sh_v1[37],
        wide.v_annex2008_sh_v1[39],
        wide.v_annex2008_sh_v1[41],
        wide.v_annex2008_sh_v1[43],
        wide.v_annex2008_sh_v1[45],
        wide.v_annex2008_sh_v1[47],
        wide.v_annex2008_sh_v1[49],
        wide.v_annex2008_sh_v1[51],
        wide.v_annex2008_sh_v1[53],
        wide.v_annex2008_sh_v1[55],
        wide.v_annex2008_sh_v1[57],
        wide.v_annex2008_sh_v1[59],
        wide.v_annex2008_sh_v1[61],
        wide.v_annex2008_sh_v1[63],
        wide.v_annex2008_sh_v1[65],
        wide.v_annex2008_sh_v1[67],
        wide.v_annex2008_sh_v1[69],
        wide.v_annex2008_sh_v1[71],
        wide.v_annex2008_sh_v1[73],
        wide.v_annex2008_sh_v1[75],
        wide.v_annex2008_sh_v1[77],
        wide.v_annex2008_sh_v1[79],
        wide.v_annex2008_sh_v1[81],
        wide.v_annex2008_sh_v1[83],
        wide.v_annex2008_sh_v1[85],
        wide.v_annex2008_sh_v1[87],
        wide.v_annex2008_sh_v1[89],
        wide.v_annex2008_sh_v1[91],
        wide.v_annex2008_sh_v1[93],
        wide.v_annex2008_sh_v1[95],
        wide.v_annex2008_sh_v1[97],
        wide.v_annex2008_sh_v1[99],
        wide.v_annex2008_sh_v1[101],
        wide.v_annex2008_sh_v1[103],
        wide.v_annex2008_sh_v1[105],
        wide.v_annex2008_sh_v1[107],
        wide.v_annex2008_sh_v1[109],
        wide.v_annex2008_sh_v1[111]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_annex2008_sh_v1[103] + wide.m_annex2008_sh_v1[105],
        wide.m_annex2008_sh_v1[104] + wide.m_annex2008_sh_v1[106],
        wide.m_annex2008_sh_v1[21] + wide.m_annex2008_sh_v1[23] + wide.m_annex2008_sh_v1[25] + wide.m_annex2008_sh_v1[27] + wide.m_annex2008_sh_v1[29] + wide.m_annex2008_sh_v1[31],
        wide.m_annex2008_sh_v1[22] + wide.m_annex2008_sh_v1[24] + wide.m_annex2008_sh_v1[26] + wide.m_annex2008_sh_v1[28] + wide.m_annex2008_sh_v1[30] + wide.m_annex2008_sh_v1[32],
        wide.m_annex2008_sh_v1[35] + wide.m_annex2008_sh_v1[37] + wide.m_annex2008_sh_v1[39],
        wide.m_annex2008_sh_v1[36] + wide.m_annex2008_sh_v1[38] + wide.m_annex2008_sh_v1[40],
        wide.m_annex2008_sh_v1[41] + wide.m_annex2008_sh_v1[43] + wide.m_annex2008_sh_v1[45] + wide.m_annex2008_sh_v1[47] + wide.m_annex2008_sh_v1[49] + wide.m_annex2008_sh_v1[51] + wide.m_annex2008_sh_v1[53] + wide.m_annex2008_sh_v1[55] + wide.m_annex2008_sh_v1[57] + wide.m_annex2008_sh_v1[59] + wide.m_annex2008_sh_v1[61],
        wide.m_annex2008_sh_v1[42] + wide.m_annex2008_sh_v1[44] + wide.m_annex2008_sh_v1[46] + wide.m_annex2008_sh_v1[48] + wide.m_annex2008_sh_v1[50] + wide.m_annex2008_sh_v1[52] + wide.m_annex2008_sh_v1[54] + wide.m_annex2008_sh_v1[56] + wide.m_annex2008_sh_v1[58] + wide.m_annex2008_sh_v1[60] + wide.m_annex2008_sh_v1[62],
        wide.m_annex2008_sh_v1[73] + wide.m_annex2008_sh_v1[85],
        wide.m_annex2008_sh_v1[74] + wide.m_annex2008_sh_v1[86],
        wide.m_annex2008_sh_v1[75] + wide.m_annex2008_sh_v1[77] + wide.m_annex2008_sh_v1[79] + wide.m_annex2008_sh_v1[81] + wide.m_annex2008_sh_v1[83],
        wide.m_annex2008_sh_v1[76] + wide.m_annex2008_sh_v1[78] + wide.m_annex2008_sh_v1[80] + wide.m_annex2008_sh_v1[82] + wide.m_annex2008_sh_v1[84],
        wide.m_annex2008_sh_v1[87] + wide.m_annex2008_sh_v1[89] + wide.m_annex2008_sh_v1[91] + wide.m_annex2008_sh_v1[93] + wide.m_annex2008_sh_v1[95] + wide.m_annex2008_sh_v1[97] + wide.m_annex2008_sh_v1[99],
        wide.m_annex2008_sh_v1[88] + wide.m_annex2008_sh_v1[90] + wide.m_annex2008_sh_v1[92] + wide.m_annex2008_sh_v1[94] + wide.m_annex2008_sh_v1[96] + wide.m_annex2008_sh_v1[98] + wide.m_annex2008_sh_v1[100],
        wide.m_annex2008_sh_v1[3],
        wide.m_annex2008_sh_v1[4],
        wide.m_annex2008_sh_v1[5],
        wide.m_annex2008_sh_v1[6],
        wide.m_annex2008_sh_v1[2],
        wide.m_annex2008_sh_v1[4],
        wide.m_annex2008_sh_v1[6],
        wide.m_annex2008_sh_v1[8],
        wide.m_annex2008_sh_v1[10],
        wide.m_annex2008_sh_v1[12],
        wide.m_annex2008_sh_v1[14],
        wide.m_annex2008_sh_v1[16],
        wide.m_annex2008_sh_v1[18],
        wide.m_annex2008_sh_v1[20],
        wide.m_annex2008_sh_v1[22],
        wide.m_annex2008_sh_v1[24],
        wide.m_annex2008_sh_v1[26],
        wide.m_annex2008_sh_v1[28],
        wide.m_annex2008_sh_v1[30],
        wide.m_annex2008_sh_v1[32],
        wide.m_annex2008_sh_v1[34],
        wide.m_annex2008_sh_v1[36],
        wide.m_annex2008_sh_v1[38],
        wide.m_annex2008_sh_v1[40],
        wide.m_annex2008_sh_v1[42],
        wide.m_annex2008_sh_v1[44],
        wide.m_annex2008_sh_v1[46],
        wide.m_annex2008_sh_v1[48],
        wide.m_annex2008_sh_v1[50],
        wide.m_annex2008_sh_v1[52],
        wide.m_annex2008_sh_v1[54],
        wide.m_annex2008_sh_v1[56],
        wide.m_annex2008_sh_v1[58],
        wide.m_annex2008_sh_v1[60],
        wide.m_annex2008_sh_v1[62],
        wide.m_annex2008_sh_v1[64],
        wide.m_annex2008_sh_v1[66],
        wide.m_annex2008_sh_v1[68],
        wide.m_annex2008_sh_v1[70],
        wide.m_annex2008_sh_v1[72],
        wide.m_annex2008_sh_v1[74],
        wide.m_annex2008_sh_v1[76],
        wide.m_annex2008_sh_v1[78],
        wide.m_annex2008_sh_v1[80],
        wide.m_annex2008_sh_v1[82],
        wide.m_annex2008_sh_v1[84],
        wide.m_annex2008_sh_v1[86],
        wide.m_annex2008_sh_v1[88],
        wide.m_annex2008_sh_v1[90],
        wide.m_annex2008_sh_v1[92],
        wide.m_annex2008_sh_v1[94],
        wide.m_annex2008_sh_v1[96],
        wide.m_annex2008_sh_v1[98],
        wide.m_annex2008_sh_v1[100],
        wide.m_annex2008_sh_v1[102],
        wide.m_annex2008_sh_v1[104],
        wide.m_annex2008_sh_v1[106],
        wide.m_annex2008_sh_v1[108],
        wide.m_annex2008_sh_v1[110],
        wide.m_annex2008_sh_v1[112]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_annex2008_sh_v1[101],
        wide.m_annex2008_sh_v1[102],
        wide.m_annex2008_sh_v1[19],
        wide.m_annex2008_sh_v1[20],
        wide.m_annex2008_sh_v1[33],
        wide.m_annex2008_sh_v1[34],
        wide.m_annex2008_sh_v1[39],
        wide.m_annex2008_sh_v1[40],
        wide.m_annex2008_sh_v1[71],
        wide.m_annex2008_sh_v1[72],
        wide.m_annex2008_sh_v1[73],
        wide.m_annex2008_sh_v1[74],
        wide.m_annex2008_sh_v1[85],
        wide.m_annex2008_sh_v1[86],
        wide.m_annex2008_sh_v1[1],
        wide.m_annex2008_sh_v1[2],
        wide.m_annex2008_sh_v1[1],
        wide.m_annex2008_sh_v1[2],
        wide.m_annex2008_sh_v1[1],
        wide.m_annex2008_sh_v1[3],
        wide.m_annex2008_sh_v1[5],
        wide.m_annex2008_sh_v1[7],
        wide.m_annex2008_sh_v1[9],
        wide.m_annex2008_sh_v1[11],
        wide.m_annex2008_sh_v1[13],
        wide.m_annex2008_sh_v1[15],
        wide.m_annex2008_sh_v1[17],
        wide.m_annex2008_sh_v1[19],
        wide.m_annex2008_sh_v1[21],
        wide.m_annex2008_sh_v1[23],
        wide.m_annex2008_sh_v1[25],
        wide.m_annex2008_sh_v1[27],
        wide.m_annex2008_sh_v1[29],
        wide.m_annex2008_sh_v1[31],
        wide.m_annex2008_sh_v1[33],
        wide.m_annex2008_sh_v1[35],
        wide.m_annex2008_sh_v1[37],
        wide.m_annex2008_sh_v1[39],
        wide.m_annex2008_sh_v1[41],
        wide.m_annex2008_sh_v1[43],
        wide.m_annex2008_sh_v1[45],
        wide.m_annex2008_sh_v1[47],
        wide.m_annex2008_sh_v1[49],
        wide.m_annex2008_sh_v1[51],
        wide.m_annex2008_sh_v1[53],
        wide.m_annex2008_sh_v1[55],
        wide.m_annex2008_sh_v1[57],
        wide.m_annex2008_sh_v1[59],
        wide.m_annex2008_sh_v1[61],
        wide.m_annex2008_sh_v1[63],
        wide.m_annex2008_sh_v1[65],
        wide.m_annex2008_sh_v1[67],
        wide.m_annex2008_sh_v1[69],
        wide.m_annex2008_sh_v1[71],
        wide.m_annex2008_sh_v1[73],
        wide.m_annex2008_sh_v1[75],
        wide.m_annex2008_sh_v1[77],
        wide.m_annex2008_sh_v1[79],
        wide.m_annex2008_sh_v1[81],
        wide.m_annex2008_sh_v1[83],
        wide.m_annex2008_sh_v1[85],
        wide.m_annex2008_sh_v1[87],
        wide.m_annex2008_sh_v1[89],
        wide.m_annex2008_sh_v1[91],
        wide.m_annex2008_sh_v1[93],
        wide.m_annex2008_sh_v1[95],
        wide.m_annex2008_sh_v1[97],
        wide.m_annex2008_sh_v1[99],
        wide.m_annex2008_sh_v1[101],
        wide.m_annex2008_sh_v1[103],
        wide.m_annex2008_sh_v1[105],
        wide.m_annex2008_sh_v1[107],
        wide.m_annex2008_sh_v1[109],
        wide.m_annex2008_sh_v1[111]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_annex2008_sh_v1 = 'g2008'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        916, -- A14-STAFF-SUM main v2/period
        917, -- A14-STAFF-SUM main v2/ytd
        921, -- A08-RECV-SUM main v2/period
        922, -- A08-RECV-SUM main v2/ytd
        929, -- A08-ANS-SUM-V2 main period
        930, -- A08-ANS-SUM-V2 main ytd
        933, -- A08-DENY-SUM main v2/period
        934, -- A08-DENY-SUM main v2/ytd
        941, -- A08-FEE-SUM main v2_fee_total/period
        942, -- A08-FEE-SUM main v2_fee_total/ytd
        943, -- A08-FEE-SUM main v2_fee_proactive/period
        944, -- A08-FEE-SUM main v2_fee_proactive/ytd
        945, -- A08-FEE-SUM main v2_fee_on_request/period
        946, -- A08-FEE-SUM main v2_fee_on_request/ytd
        951, -- A08-PRO-SUBSET main v2_fulltext/period
        952, -- A08-PRO-SUBSET main v2_fulltext/ytd
        953, -- A08-PRO-SUBSET main v2_official/period
        954, -- A08-PRO-SUBSET main v2_official/ytd
        955, -- A08-PRO-SUBSET main v2_normative/period
        956, -- A08-PRO-SUBSET main v2_normative/ytd
        1013, -- A08-YTD main v2/pro_total
        1014, -- A08-YTD main v2/pro_fulltext_electronic
        1015, -- A08-YTD main v2/pro_official_docs
        1016, -- A08-YTD main v2/normative_doc_new
        1017, -- A08-YTD main v2/service_info
        1018, -- A08-YTD main v2/web_column_visits
        1019, -- A08-YTD main v2/visitors_received
        1020, -- A08-YTD main v2/consult_online
        1021, -- A08-YTD main v2/consult_phone
        1022, -- A08-YTD main v2/on_request_catalogue
        1023, -- A08-YTD main v2/official_docs_state_secret
        1024, -- A08-YTD main v2/app_received_total
        1025, -- A08-YTD main v2/app_ch_in_person
        1026, -- A08-YTD main v2/app_ch_fax
        1027, -- A08-YTD main v2/app_ch_email
        1028, -- A08-YTD main v2/app_ch_online
        1029, -- A08-YTD main v2/app_ch_letter
        1030, -- A08-YTD main v2/app_ch_other
        1031, -- A08-YTD main v2/ans_total
        1032, -- A08-YTD main v2/ans_granted
        1033, -- A08-YTD main v2/ans_partial
        1034, -- A08-YTD main v2/ans_not_gov_info
        1035, -- A08-YTD main v2/ans_not_exist
        1036, -- A08-YTD main v2/ans_not_this_organ
        1037, -- A08-YTD main v2/ans_unclear
        1038, -- A08-YTD main v2/ans_duplicate
        1039, -- A08-YTD main v2/ans_denied
        1040, -- A08-YTD main v2/ans_denied_state_secret
        1041, -- A08-YTD main v2/ans_denied_trade_secret
        1042, -- A08-YTD main v2/ans_denied_privacy
        1043, -- A08-YTD main v2/ans_denied_deliberative
        1044, -- A08-YTD main v2/ans_denied_security_stability
        1045, -- A08-YTD main v2/ans_denied_other_law
        1046, -- A08-YTD main v2/review_total
        1047, -- A08-YTD main v2/lit_total
        1048, -- A08-YTD main v2/appeal_total
        1049, -- A08-YTD main v2/fee_total
        1050, -- A08-YTD main v2/fee_proactive
        1051, -- A08-YTD main v2/fee_proactive_post
        1052, -- A08-YTD main v2/fee_proactive_copy_paper
        1053, -- A08-YTD main v2/fee_proactive_copy_cd
        1054, -- A08-YTD main v2/fee_proactive_copy_floppy
        1055, -- A08-YTD main v2/fee_on_request
        1056, -- A08-YTD main v2/fee_req_search
        1057, -- A08-YTD main v2/fee_req_post
        1058, -- A08-YTD main v2/fee_req_copy_paper
        1059, -- A08-YTD main v2/fee_req_copy_cd
        1060, -- A08-YTD main v2/fee_req_copy_floppy
        1061, -- A08-YTD main v2/staff_designated
        1062, -- A08-YTD main v2/staff_full_time
        1063, -- A08-YTD main v2/staff_part_time
        1064, -- A08-YTD main v2/budget_dedicated
        1065, -- A08-YTD main v2/expenditure_actual
        1066 -- A08-YTD main v2/litigation_costs
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_annex2008_sh_v2[99] + wide.v_annex2008_sh_v2[101],
        wide.v_annex2008_sh_v2[100] + wide.v_annex2008_sh_v2[102],
        wide.v_annex2008_sh_v2[25] + wide.v_annex2008_sh_v2[27] + wide.v_annex2008_sh_v2[29] + wide.v_annex2008_sh_v2[31] + wide.v_annex2008_sh_v2[33] + wide.v_annex2008_sh_v2[35],
        wide.v_annex2008_sh_v2[26] + wide.v_annex2008_sh_v2[28] + wide.v_annex2008_sh_v2[30] + wide.v_annex2008_sh_v2[32] + wide.v_annex2008_sh_v2[34] + wide.v_annex2008_sh_v2[36],
        wide.v_annex2008_sh_v2[39] + wide.v_annex2008_sh_v2[41] + wide.v_annex2008_sh_v2[43] + wide.v_annex2008_sh_v2[45] + wide.v_annex2008_sh_v2[47] + wide.v_annex2008_sh_v2[49] + wide.v_annex2008_sh_v2[51] + wide.v_annex2008_sh_v2[53],
        wide.v_annex2008_sh_v2[40] + wide.v_annex2008_sh_v2[42] + wide.v_annex2008_sh_v2[44] + wide.v_annex2008_sh_v2[46] + wide.v_annex2008_sh_v2[48] + wide.v_annex2008_sh_v2[50] + wide.v_annex2008_sh_v2[52] + wide.v_annex2008_sh_v2[54],
        wide.v_annex2008_sh_v2[55] + wide.v_annex2008_sh_v2[57] + wide.v_annex2008_sh_v2[59] + wide.v_annex2008_sh_v2[61] + wide.v_annex2008_sh_v2[63] + wide.v_annex2008_sh_v2[65],
        wide.v_annex2008_sh_v2[56] + wide.v_annex2008_sh_v2[58] + wide.v_annex2008_sh_v2[60] + wide.v_annex2008_sh_v2[62] + wide.v_annex2008_sh_v2[64] + wide.v_annex2008_sh_v2[66],
        wide.v_annex2008_sh_v2[75] + wide.v_annex2008_sh_v2[85],
        wide.v_annex2008_sh_v2[76] + wide.v_annex2008_sh_v2[86],
        wide.v_annex2008_sh_v2[77] + wide.v_annex2008_sh_v2[79] + wide.v_annex2008_sh_v2[81] + wide.v_annex2008_sh_v2[83],
        wide.v_annex2008_sh_v2[78] + wide.v_annex2008_sh_v2[80] + wide.v_annex2008_sh_v2[82] + wide.v_annex2008_sh_v2[84],
        wide.v_annex2008_sh_v2[87] + wide.v_annex2008_sh_v2[89] + wide.v_annex2008_sh_v2[91] + wide.v_annex2008_sh_v2[93] + wide.v_annex2008_sh_v2[95],
        wide.v_annex2008_sh_v2[88] + wide.v_annex2008_sh_v2[90] + wide.v_annex2008_sh_v2[92] + wide.v_annex2008_sh_v2[94] + wide.v_annex2008_sh_v2[96],
        wide.v_annex2008_sh_v2[3],
        wide.v_annex2008_sh_v2[4],
        wide.v_annex2008_sh_v2[5],
        wide.v_annex2008_sh_v2[6],
        wide.v_annex2008_sh_v2[7],
        wide.v_annex2008_sh_v2[8],
        wide.v_annex2008_sh_v2[2],
        wide.v_annex2008_sh_v2[4],
        wide.v_annex2008_sh_v2[6],
        wide.v_annex2008_sh_v2[8],
        wide.v_annex2008_sh_v2[10],
        wide.v_annex2008_sh_v2[12],
        wide.v_annex2008_sh_v2[14],
        wide.v_annex2008_sh_v2[16],
        wide.v_annex2008_sh_v2[18],
        wide.v_annex2008_sh_v2[20],
        wide.v_annex2008_sh_v2[22],
        wide.v_annex2008_sh_v2[24],
        wide.v_annex2008_sh_v2[26],
        wide.v_annex2008_sh_v2[28],
        wide.v_annex2008_sh_v2[30],
        wide.v_annex2008_sh_v2[32],
        wide.v_annex2008_sh_v2[34],
        wide.v_annex2008_sh_v2[36],
        wide.v_annex2008_sh_v2[38],
        wide.v_annex2008_sh_v2[40],
        wide.v_annex2008_sh_v2[42],
        wide.v_annex2008_sh_v2[44],
        wide.v_annex2008_sh_v2[46],
        wide.v_annex2008_sh_v2[48],
        wide.v_annex2008_sh_v2[50],
        wide.v_annex2008_sh_v2[52],
        wide.v_annex2008_sh_v2[54],
        wide.v_annex2008_sh_v2[56],
        wide.v_annex2008_sh_v2[58],
        wide.v_annex2008_sh_v2[60],
        wide.v_annex2008_sh_v2[62],
        wide.v_annex2008_sh_v2[64],
        wide.v_annex2008_sh_v2[66],
        wide.v_annex2008_sh_v2[68],
        wide.v_annex2008_sh_v2[70],
        wide.v_annex2008_sh_v2[72],
        wide.v_annex2008_sh_v2[74],
        wide.v_annex2008_sh_v2[76],
        wide.v_annex2008_sh_v2[78],
        wide.v_annex2008_sh_v2[80],
        wide.v_annex2008_sh_v2[82],
        wide.v_annex2008_sh_v2[84],
        wide.v_annex2008_sh_v2[86],
        wide.v_annex2008_sh_v2[88],
        wide.v_annex2008_sh_v2[90],
        wide.v_annex2008_sh_v2[92],
        wide.v_annex2008_sh_v2[94],
        wide.v_annex2008_sh_v2[96],
        wide.v_annex2008_sh_v2[98],
        wide.v_annex2008_sh_v2[100],
        wide.v_annex2008_sh_v2[102],
        wide.v_annex2008_sh_v2[104],
        wide.v_annex2008_sh_v2[106],
        wide.v_annex2008_sh_v2[108]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_annex2008_sh_v2[97],
        wide.v_annex2008_sh_v2[98],
        wide.v_annex2008_sh_v2[23],
        wide.v_annex2008_sh_v2[24],
        wide.v_annex2008_sh_v2[37],
        wide.v_annex2008_sh_v2[38],
        wide.v_annex2008_sh_v2[53],
        wide.v_annex2008_sh_v2[54],
        wide.v_annex2008_sh_v2[73],
        wide.v_annex2008_sh_v2[74],
        wide.v_annex2008_sh_v2[75],
        wide.v_annex2008_sh_v2[76],
        wide.v_annex2008_sh_v2[85],
        wide.v_annex2008_sh_v2[86],
        wide.v_annex2008_sh_v2[1],
        wide.v_annex2008_sh_v2[2],
        wide.v_annex2008_sh_v2[1],
        wide.v_annex2008_sh_v2[2],
        wide.v_annex2008_sh_v2[5],
        wide.v_annex2008_sh_v2[6],
        wide.v_annex2008_sh_v2[1],
        wide.v_annex2008_sh_v2[3],
        wide.v_annex2008_sh_v2[5],
        wide.v_annex2008_sh_v2[7],
        wide.v_annex2008_sh_v2[9],
        wide.v_annex2008_sh_v2[11],
        wide.v_annex2008_sh_v2[13],
        wide.v_annex2008_sh_v2[15],
        wide.v_annex2008_sh_v2[17],
        wide.v_annex2008_sh_v2[19],
        wide.v_annex2008_sh_v2[21],
        wide.v_annex2008_sh_v2[23],
        wide.v_annex2008_sh_v2[25],
        wide.v_annex2008_sh_v2[27],
        wide.v_annex2008_sh_v2[29],
        wide.v_annex2008_sh_v2[31],
        wide.v_annex2008_sh_v2[33],
        wide.v_annex2008_sh_v2[35],
        wide.v_annex2008_sh_v2[37],
        wide.v_annex2008_sh_v2[39],
        wide.v_annex2008_sh_v2[41],
        wide.v_annex2008_sh_v2[43],
        wide.v_annex2008_sh_v2[45],
        wide.v_annex2008_sh_v2[47],
        wide.v_annex2008_sh_v2[49],
        wide.v_annex2008_sh_v2[51],
        wide.v_annex2008_sh_v2[53],
        wide.v_annex2008_sh_v2[55],
        wide.v_annex2008_sh_v2[57],
        wide.v_annex2008_sh_v2[59],
        wide.v_annex2008_sh_v2[61],
        wide.v_annex2008_sh_v2[63],
        wide.v_annex2008_sh_v2[65],
        wide.v_annex2008_sh_v2[67],
        wide.v_annex2008_sh_v2[69],
        wide.v_annex2008_sh_v2[71],
        wide.v_annex2008_sh_v2[73],
        wide.v_annex2008_sh_v2[75],
        wide.v_annex2008_sh_v2[77],
        wide.v_annex2008_sh_v2[79],
        wide.v_annex2008_sh_v2[81],
        wide.v_annex2008_sh_v2[83],
        wide.v_annex2008_sh_v2[85],
        wide.v_annex2008_sh_v2[87],
        wide.v_annex2008_sh_v2[89],
        wide.v_annex2008_sh_v2[91],
        wide.v_annex2008_sh_v2[93],
        wide.v_annex2008_sh_v2[95],
        wide.v_annex2008_sh_v2[97],
        wide.v_annex2008_sh_v2[99],
        wide.v_annex2008_sh_v2[101],
        wide.v_annex2008_sh_v2[103],
        wide.v_annex2008_sh_v2[105],
        wide.v_annex2008_sh_v2[107]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_annex2008_sh_v2[99] + wide.m_annex2008_sh_v2[101],
        wide.m_annex2008_sh_v2[100] + wide.m_annex2008_sh_v2[102],
        wide.m_annex2008_sh_v2[25] + wide.m_annex2008_sh_v2[27] + wide.m_annex2008_sh_v2[29] + wide.m_annex2008_sh_v2[31] + wide.m_annex2008_sh_v2[33] + wide.m_annex2008_sh_v2[35],
        wide.m_annex2008_sh_v2[26] + wide.m_annex2008_sh_v2[28] + wide.m_annex2008_sh_v2[30] + wide.m_annex2008_sh_v2[32] + wide.m_annex2008_sh_v2[34] + wide.m_annex2008_sh_v2[36],
        wide.m_annex2008_sh_v2[39] + wide.m_annex2008_sh_v2[41] + wide.m_annex2008_sh_v2[43] + wide.m_annex2008_sh_v2[45] + wide.m_annex2008_sh_v2[47] + wide.m_annex2008_sh_v2[49] + wide.m_annex2008_sh_v2[51] + wide.m_annex2008_sh_v2[53],
        wide.m_annex2008_sh_v2[40] + wide.m_annex2008_sh_v2[42] + wide.m_annex2008_sh_v2[44] + wide.m_annex2008_sh_v2[46] + wide.m_annex2008_sh_v2[48] + wide.m_annex2008_sh_v2[50] + wide.m_annex2008_sh_v2[52] + wide.m_annex2008_sh_v2[54],
        wide.m_annex2008_sh_v2[55] + wide.m_annex2008_sh_v2[57] + wide.m_annex2008_sh_v2[59] + wide.m_annex2008_sh_v2[61] + wide.m_annex2008_sh_v2[63] + wide.m_annex2008_sh_v2[65],
        wide.m_annex2008_sh_v2[56] + wide.m_annex2008_sh_v2[58] + wide.m_annex2008_sh_v2[60] + wide.m_annex2008_sh_v2[62] + wide.m_annex2008_sh_v2[64] + wide.m_annex2008_sh_v2[66],
        wide.m_annex2008_sh_v2[75] + wide.m_annex2008_sh_v2[85],
        wide.m_annex2008_sh_v2[76] + wide.m_annex2008_sh_v2[86],
        wide.m_annex2008_sh_v2[77] + wide.m_annex2008_sh_v2[79] + wide.m_annex2008_sh_v2[81] + wide.m_annex2008_sh_v2[83],
        wide.m_annex2008_sh_v2[78] + wide.m_annex2008_sh_v2[80] + wide.m_annex2008_sh_v2[82] + wide.m_annex2008_sh_v2[84],
        wide.m_annex2008_sh_v2[87] + wide.m_annex2008_sh_v2[89] + wide.m_annex2008_sh_v2[91] + wide.m_annex2008_sh_v2[93] + wide.m_annex2008_sh_v2[95],
        wide.m_annex2008_sh_v2[88] + wide.m_annex2008_sh_v2[90] + wide.m_annex2008_sh_v2[92] + wide.m_annex2008_sh_v2[94] + wide.m_annex2008_sh_v2[96],
        wide.m_annex2008_sh_v2[3],
        wide.m_annex2008_sh_v2[4],
        wide.m_annex2008_sh_v2[5],
        wide.m_annex2008_sh_v2[6],
        wide.m_annex2008_sh_v2[7],
        wide.m_annex2008_sh_v2[8],
        wide.m_annex2008_sh_v2[2],
        wide.m_annex2008_sh_v2[4],
        wide.m_annex2008_sh_v2[6],
        wide.m_annex2008_sh_v2[8],
        wide.m_annex2008_sh_v2[10],
        wide.m_annex2008_sh_v2[12],
        wide.m_annex2008_sh_v2[14],
        wide.m_annex2008_sh_v2[16],
        wide.m_annex2008_sh_v2[18],
        wide.m_annex2008_sh_v2[20],
        wide.m_annex2008_sh_v2[22],
        wide.m_annex2008_sh_v2[24],
        wide.m_annex2008_sh_v2[26],
        wide.m_annex2008_sh_v2[28],
        wide.m_annex2008_sh_v2[30],
        wide.m_annex2008_sh_v2[32],
        wide.m_annex2008_sh_v2[34],
        wide.m_annex2008_sh_v2[36],
        wide.m_annex2008_sh_v2[38],
        wide.m_annex2008_sh_v2[40],
        wide.m_annex2008_sh_v2[42],
        wide.m_annex2008_sh_v2[44],
        wide.m_annex2008_sh_v2[46],
        wide.m_annex2008_sh_v2[48],
        wide.m_annex2008_sh_v2[50],
        wide.m_annex2008_sh_v2[52],
        wide.m_annex2008_sh_v2[54],
        wide.m_annex2008_sh_v2[56],
        wide.m_annex2008_sh_v2[58],
        wide.m_annex2008_sh_v2[60],
        wide.m_annex2008_sh_v2[62],
        wide.m_annex2008_sh_v2[64],
        wide.m_annex2008_sh_v2[66],
        wide.m_annex2008_sh_v2[68],
        wide.m_annex2008_sh_v2[70],
        wide.m_annex2008_sh_v2[72],
        wide.m_annex2008_sh_v2[74],
        wide.m_annex2008_sh_v2[76],
        wide.m_annex2008_sh_v2[78],
        wide.m_annex2008_sh_v2[80],
        wide.m_annex2008_sh_v2[82],
        wide.m_annex2008_sh_v2[84],
        wide.m_annex2008_sh_v2[86],
        wide.m_annex2008_sh_v2[88],
        wide.m_annex2008_sh_v2[90],
        wide.m_annex2008_sh_v2[92],
        wide.m_annex2008_sh_v2[94],
        wide.m_annex2008_sh_v2[96],
        wide.m_annex2008_sh_v2[98],
        wide.m_annex2008_sh_v2[100],
        wide.m_annex2008_sh_v2[102],
        wide.m_annex2008_sh_v2[104],
        wide.m_annex2008_sh_v2[106],
        wide.m_annex2008_sh_v2[108]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_annex2008_sh_v2[97],
        wide.m_annex2008_sh_v2[98],
        wide.m_annex2008_sh_v2[23],
        wide.m_annex2008_sh_v2[24],
        wide.m_annex2008_sh_v2[37],
        wide.m_annex2008_sh_v2[38],
        wide.m_annex2008_sh_v2[53],
        wide.m_annex2008_sh_v2[54],
        wide.m_annex2008_sh_v2[73],
        wide.m_annex2008_sh_v2[74],
        wide.m_annex2008_sh_v2[75],
        wide.m_annex2008_sh_v2[76],
        wide.m_annex2008_sh_v2[85],
        wide.m_annex2008_sh_v2[86],
        wide.m_annex2008_sh_v2[1],
        wide.m_annex2008_sh_v2[2],
        wide.m_annex2008_sh_v2[1],
        wide.m_annex2008_sh_v2[2],
        wide.m_annex2008_sh_v2[5],
        wide.m_annex2008_sh_v2[6],
        wide.m_annex2008_sh_v2[1],
        wide.m_annex2008_sh_v2[3],
        wide.m_annex2008_sh_v2[5],
        wide.m_annex2008_sh_v2[7],
        wide.m_annex2008_sh_v2[9],
        wide.m_annex2008_sh_v2[11],
        wide.m_annex2008_sh_v2[13],
        wide.m_annex2008_sh_v2[15],
        wide.m_annex2008_sh_v2[17],
        wide.m_annex2008_sh_v2[19],
        wide.m_annex2008_sh_v2[21],
        wide.m_annex2008_sh_v2[23],
        wide.m_annex2008_sh_v2[25],
        wide.m_annex2008_sh_v2[27],
        wide.m_annex2008_sh_v2[29],
        wide.m_annex2008_sh_v2[31],
        wide.m_annex2008_sh_v2[33],
        wide.m_annex2008_sh_v2[35],
        wide.m_annex2008_sh_v2[37],
        wide.m_annex2008_sh_v2[39],
        wide.m_annex2008_sh_v2[41],
        wide.m_annex2008_sh_v2[43],
        wide.m_annex2008_sh_v2[45],
        wide.m_annex2008_sh_v2[47],
        wide.m_annex2008_sh_v2[49],
        wide.m_annex2008_sh_v2[51],
        wide.m_annex2008_sh_v2[53],
        wide.m_annex2008_sh_v2[55],
        wide.m_annex2008_sh_v2[57],
        wide.m_annex2008_sh_v2[59],
        wide.m_annex2008_sh_v2[61],
        wide.m_annex2008_sh_v2[63],
        wide.m_annex2008_sh_v2[65],
        wide.m_annex2008_sh_v2[67],
        wide.m_annex2008_sh_v2[69],
        wide.m_annex2008_sh_v2[71],
        wide.m_annex2008_sh_v2[73],
        wide.m_annex2008_sh_v2[75],
        wide.m_annex2008_sh_v2[77],
        wide.m_annex2008_sh_v2[79],
        wide.m_annex2008_sh_v2[81],
        wide.m_annex2008_sh_v2[83],
        wide.m_annex2008_sh_v2[85],
        wide.m_annex2008_sh_v2[87],
        wide.m_annex2008_sh_v2[89],
        wide.m_annex2008_sh_v2[91],
        wide.m_annex2008_sh_v2[93],
        wide.m_annex2008_sh_v2[95],
        wide.m_annex2008_sh_v2[97],
        wide.m_annex2008_sh_v2[99],
        wide.m_annex2008_sh_v2[101],
        wide.m_annex2008_sh_v2[103],
        wide.m_annex2008_sh_v2[105],
        wide.m_annex2008_sh_v2[107]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_annex2008_sh_v2 = 'g2008'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        923, -- A08-RECV-SUM main fj/value
        924, -- A08-RECV-SUM main fj/cumulative
        927, -- A08-ANS-SUM-V1 main fj/value
        928, -- A08-ANS-SUM-V1 main fj/cumulative
        1067, -- A08-CUM within pro_total
        1068, -- A08-CUM within pro_ch_website
        1069, -- A08-CUM within pro_ch_gazette
        1070, -- A08-CUM within app_received_total
        1071, -- A08-CUM within app_ch_in_person
        1072, -- A08-CUM within app_ch_fax
        1073, -- A08-CUM within app_ch_email
        1074, -- A08-CUM within app_ch_online
        1075, -- A08-CUM within app_ch_letter
        1076, -- A08-CUM within app_ch_other
        1077, -- A08-CUM within ans_total
        1078, -- A08-CUM within ans_granted
        1079, -- A08-CUM within ans_partial
        1080, -- A08-CUM within ans_denied
        1081, -- A08-CUM within review_total
        1082, -- A08-CUM within lit_total
        1083 -- A08-CUM within appeal_total
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_annex2008_fj[9] + wide.v_annex2008_fj[11] + wide.v_annex2008_fj[13] + wide.v_annex2008_fj[15] + wide.v_annex2008_fj[17] + wide.v_annex2008_fj[19],
        wide.v_annex2008_fj[10] + wide.v_annex2008_fj[12] + wide.v_annex2008_fj[14] + wide.v_annex2008_fj[16] + wide.v_annex2008_fj[18] + wide.v_annex2008_fj[20],
        wide.v_annex2008_fj[23] + wide.v_annex2008_fj[25] + wide.v_annex2008_fj[27],
        wide.v_annex2008_fj[24] + wide.v_annex2008_fj[26] + wide.v_annex2008_fj[28],
        wide.v_annex2008_fj[2],
        wide.v_annex2008_fj[4],
        wide.v_annex2008_fj[6],
        wide.v_annex2008_fj[8],
        wide.v_annex2008_fj[10],
        wide.v_annex2008_fj[12],
        wide.v_annex2008_fj[14],
        wide.v_annex2008_fj[16],
        wide.v_annex2008_fj[18],
        wide.v_annex2008_fj[20],
        wide.v_annex2008_fj[22],
        wide.v_annex2008_fj[24],
        wide.v_annex2008_fj[26],
        wide.v_annex2008_fj[28],
        wide.v_annex2008_fj[30],
        wide.v_annex2008_fj[32],
        wide.v_annex2008_fj[34]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_annex2008_fj[7],
        wide.v_annex2008_fj[8],
        wide.v_annex2008_fj[21],
        wide.v_annex2008_fj[22],
        wide.v_annex2008_fj[1],
        wide.v_annex2008_fj[3],
        wide.v_annex2008_fj[5],
        wide.v_annex2008_fj[7],
        wide.v_annex2008_fj[9],
        wide.v_annex2008_fj[11],
        wide.v_annex2008_fj[13],
        wide.v_annex2008_fj[15],
        wide.v_annex2008_fj[17],
        wide.v_annex2008_fj[19],
        wide.v_annex2008_fj[21],
        wide.v_annex2008_fj[23],
        wide.v_annex2008_fj[25],
        wide.v_annex2008_fj[27],
        wide.v_annex2008_fj[29],
        wide.v_annex2008_fj[31],
        wide.v_annex2008_fj[33]
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_annex2008_fj[9] + wide.m_annex2008_fj[11] + wide.m_annex2008_fj[13] + wide.m_annex2008_fj[15] + wide.m_annex2008_fj[17] + wide.m_annex2008_fj[19],
        wide.m_annex2008_fj[10] + wide.m_annex2008_fj[12] + wide.m_annex2008_fj[14] + wide.m_annex2008_fj[16] + wide.m_annex2008_fj[18] + wide.m_annex2008_fj[20],
        wide.m_annex2008_fj[23] + wide.m_annex2008_fj[25] + wide.m_annex2008_fj[27],
        wide.m_annex2008_fj[24] + wide.m_annex2008_fj[26] + wide.m_annex2008_fj[28],
        wide.m_annex2008_fj[2],
        wide.m_annex2008_fj[4],
        wide.m_annex2008_fj[6],
        wide.m_annex2008_fj[8],
        wide.m_annex2008_fj[10],
        wide.m_annex2008_fj[12],
        wide.m_annex2008_fj[14],
        wide.m_annex2008_fj[16],
        wide.m_annex2008_fj[18],
        wide.m_annex2008_fj[20],
        wide.m_annex2008_fj[22],
        wide.m_annex2008_fj[24],
        wide.m_annex2008_fj[26],
        wide.m_annex2008_fj[28],
        wide.m_annex2008_fj[30],
        wide.m_annex2008_fj[32],
        wide.m_annex2008_fj[34]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_annex2008_fj[7],
        wide.m_annex2008_fj[8],
        wide.m_annex2008_fj[21],
        wide.m_annex2008_fj[22],
        wide.m_annex2008_fj[1],
        wide.m_annex2008_fj[3],
        wide.m_annex2008_fj[5],
        wide.m_annex2008_fj[7],
        wide.m_annex2008_fj[9],
        wide.m_annex2008_fj[11],
        wide.m_annex2008_fj[13],
        wide.m_annex2008_fj[15],
        wide.m_annex2008_fj[17],
        wide.m_annex2008_fj[19],
        wide.m_annex2008_fj[21],
        wide.m_annex2008_fj[23],
        wide.m_annex2008_fj[25],
        wide.m_annex2008_fj[27],
        wide.m_annex2008_fj[29],
        wide.m_annex2008_fj[31],
        wide.m_annex2008_fj[33]
    ] as integer[])) as right_missing
from {{ wide }} as wide
where wide.f_annex2008_fj = 'g2008'
union all
select
    wide.report_id, case when back.gap_reason is not null then back.gap_reason when past.f_annex2008_fj is null then 'no_previous_table' when past.f_annex2008_fj not in ('g2008') then 'other_form' end as gap_reason,
    unnest(cast([
        1084, -- A08-CUM chain pro_total
        1085, -- A08-CUM chain pro_ch_website
        1086, -- A08-CUM chain pro_ch_gazette
        1087, -- A08-CUM chain app_received_total
        1088, -- A08-CUM chain app_ch_in_person
        1089, -- A08-CUM chain app_ch_fax
        1090, -- A08-CUM chain app_ch_email
        1091, -- A08-CUM chain app_ch_online
        1092, -- A08-CUM chain app_ch_letter
        1093, -- A08-CUM chain app_ch_other
        1094, -- A08-CUM chain ans_total
        1095, -- A08-CUM chain ans_granted
        1096, -- A08-CUM chain ans_partial
        1097, -- A08-CUM chain ans_denied
        1098, -- A08-CUM chain review_total
        1099, -- A08-CUM chain lit_total
        1100 -- A08-CUM chain appeal_total
    ] as integer[])) as question_no,
    unnest(cast([
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[2] end, 0) + wide.v_annex2008_fj[1],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[4] end, 0) + wide.v_annex2008_fj[3],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[6] end, 0) + wide.v_annex2008_fj[5],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[8] end, 0) + wide.v_annex2008_fj[7],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[10] end, 0) + wide.v_annex2008_fj[9],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[12] end, 0) + wide.v_annex2008_fj[11],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[14] end, 0) + wide.v_annex2008_fj[13],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[16] end, 0) + wide.v_annex2008_fj[15],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[18] end, 0) + wide.v_annex2008_fj[17],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[20] end, 0) + wide.v_annex2008_fj[19],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[22] end, 0) + wide.v_annex2008_fj[21],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[24] end, 0) + wide.v_annex2008_fj[23],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[26] end, 0) + wide.v_annex2008_fj[25],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[28] end, 0) + wide.v_annex2008_fj[27],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[30] end, 0) + wide.v_annex2008_fj[29],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[32] end, 0) + wide.v_annex2008_fj[31],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.v_annex2008_fj[34] end, 0) + wide.v_annex2008_fj[33]
    ] as double[])) as left_value,
    unnest(cast([
        wide.v_annex2008_fj[2],
        wide.v_annex2008_fj[4],
        wide.v_annex2008_fj[6],
        wide.v_annex2008_fj[8],
        wide.v_annex2008_fj[10],
        wide.v_annex2008_fj[12],
        wide.v_annex2008_fj[14],
        wide.v_annex2008_fj[16],
        wide.v_annex2008_fj[18],
        wide.v_annex2008_fj[20],
        wide.v_annex2008_fj[22],
        wide.v_annex2008_fj[24],
        wide.v_annex2008_fj[26],
        wide.v_annex2008_fj[28],
        wide.v_annex2008_fj[30],
        wide.v_annex2008_fj[32],
        wide.v_annex2008_fj[34]
    ] as double[])) as right_value,
    unnest(cast([
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[2] end, 1000) + wide.m_annex2008_fj[1],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[4] end, 1000) + wide.m_annex2008_fj[3],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[6] end, 1000) + wide.m_annex2008_fj[5],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[8] end, 1000) + wide.m_annex2008_fj[7],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[10] end, 1000) + wide.m_annex2008_fj[9],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[12] end, 1000) + wide.m_annex2008_fj[11],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[14] end, 1000) + wide.m_annex2008_fj[13],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[16] end, 1000) + wide.m_annex2008_fj[15],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[18] end, 1000) + wide.m_annex2008_fj[17],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[20] end, 1000) + wide.m_annex2008_fj[19],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[22] end, 1000) + wide.m_annex2008_fj[21],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[24] end, 1000) + wide.m_annex2008_fj[23],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[26] end, 1000) + wide.m_annex2008_fj[25],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[28] end, 1000) + wide.m_annex2008_fj[27],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[30] end, 1000) + wide.m_annex2008_fj[29],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[32] end, 1000) + wide.m_annex2008_fj[31],
        coalesce(case past.f_annex2008_fj when 'g2008' then past.m_annex2008_fj[34] end, 1000) + wide.m_annex2008_fj[33]
    ] as integer[])) as left_missing,
    unnest(cast([
        wide.m_annex2008_fj[2],
        wide.m_annex2008_fj[4],
        wide.m_annex2008_fj[6],
        wide.m_annex2008_fj[8],
        wide.m_annex2008_fj[10],
        wide.m_annex2008_fj[12],
        wide.m_annex2008_fj[14],
        wide.m_annex2008_fj[16],
        wide.m_annex2008_fj[18],
        wide.m_annex2008_fj[20],
        wide.m_annex2008_fj[22],
        wide.m_annex2008_fj[24],
        wide.m_annex2008_fj[26],
        wide.m_annex2008_fj[28],
        wide.m_annex2008_fj[30],
        wide.m_annex2008_fj[32],
        wide.m_annex2008_fj[34]
    ] as integer[])) as right_missing
from {{ wide }} as wide
inner join {{ lookback }} as back on wide.report_id = back.report_id and back.year_offset = -1
left join {{ wide }} as past on back.past_report_id = past.report_id
where wide.f_annex2008_fj = 'g2008' and back.report_year >= 2009
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        1107 -- PLA-ALLZERO main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1] + wide.v_t2_art20_1[2] + wide.v_t2_art20_1[3] + wide.v_t2_art20_1[4] + wide.v_t2_art20_1[5] + wide.v_t2_art20_1[6] + wide.v_t2_art20_5[1] + wide.v_t2_art20_5[2] + wide.v_t2_art20_5[3] + wide.v_t2_art20_5[4] + wide.v_t2_art20_5[5] + wide.v_t2_art20_5[6] + wide.v_t2_art20_6[1] + wide.v_t2_art20_6[2] + wide.v_t2_art20_6[3] + wide.v_t2_art20_6[4] + wide.v_t2_art20_6[5] + wide.v_t2_art20_6[6] + wide.v_t2_art20_8[1] + wide.v_t2_art20_8[2] + wide.v_t2_art20_9[1] + wide.v_t2_art20_9[2] + wide.v_t3_applications[1] + wide.v_t3_applications[2] + wide.v_t3_applications[3] + wide.v_t3_applications[4] + wide.v_t3_applications[5] + wide.v_t3_applications[6] + wide.v_t3_applications[7] + wide.v_t3_applications[8] + wide.v_t3_applications[9] + wide.v_t3_applications[10] + wide.v_t3_applications[11] + wide.v_t3_applications[12] + wide.v_t3_applications[13] + wide.v_t3_applications[14] + wide.v_t3_applications[15] + wide.v_t3_applications[16] + wide.v_t3_applications[17] + wide.v_t3_applications[18] + wide.v_t3_applications[19] + wide.v_t3_applications[20] + wide.v_t3_applications[21] + wide.v_t3_applications[22] + wide.v_t3_applications[23] + wide.v_t3_applications[24] + wide.v_t3_applications[25] + wide.v_t3_applications[26] + wide.v_t3_applications[27] + wide.v_t3_applications[28] + wide.v_t3_applications[29] + wide.v_t3_applications[30] + wide.v_t3_applications[31] + wide.v_t3_applications[32] + wide.v_t3_applications[33] + wide.v_t3_applications[34] + wide.v_t3_applications[35] + wide.v_t3_applications[36] + wide.v_t3_applications[37] + wide.v_t3_applications[38] + wide.v_t3_applications[39] + wide.v_t3_applications[40] + wide.v_t3_applications[41] + wide.v_t3_applications[42] + wide.v_t3_applications[43] + wide.v_t3_applications[44] + wide.v_t3_applications[45] + wide.v_t3_applications[46] + wide.v_t3_applications[47] + wide.v_t3_applications[48] + wide.v_t3_applications[49] + wide.v_t3_applications[50] + wide.v_t3_applications[51] + wide.v_t3_applications[52] + wide.v_t3_applications[53] + wide.v_t3_applications[54] + wide.v_t3_applications[55] + wide.v_t3_applications[56] + wide.v_t3_applications[57] + wide.v_t3_applications[58] + wide.v_t3_applications[59] + wide.v_t3_applications[60] + wide.v_t3_applications[61] + wide.v_t3_applications[62] + wide.v_t3_applications[63] + wide.v_t3_applications[64] + wide.v_t3_applications[65] + wide.v_t3_applications[66] + wide.v_t3_applications[67] + wide.v_t3_applications[68] + wide.v_t3_applications[69] + wide.v_t3_applications[70] + wide.v_t3_applications[71] + wide.v_t3_applications[72] + wide.v_t3_applications[73] + wide.v_t3_applications[74] + wide.v_t3_applications[75] + wide.v_t3_applications[76] + wide.v_t3_applications[77] + wide.v_t3_applications[78] + wide.v_t3_applications[79] + wide.v_t3_applications[80] + wide.v_t3_applications[81] + wide.v_t3_applications[82] + wide.v_t3_applications[83] + wide.v_t3_applications[84] + wide.v_t3_applications[85] + wide.v_t3_applications[86] + wide.v_t3_applications[87] + wide.v_t3_applications[88] + wide.v_t3_applications[89] + wide.v_t3_applications[90] + wide.v_t3_applications[91] + wide.v_t3_applications[92] + wide.v_t3_applications[93] + wide.v_t3_applications[94] + wide.v_t3_applications[95] + wide.v_t3_applications[96] + wide.v_t3_applications[97] + wide.v_t3_applications[98] + wide.v_t3_applications[99] + wide.v_t3_applications[100] + wide.v_t3_applications[101] + wide.v_t3_applications[102] + wide.v_t3_applications[103] + wide.v_t3_applications[104] + wide.v_t3_applications[105] + wide.v_t3_applications[106] + wide.v_t3_applications[107] + wide.v_t3_applications[108] + wide.v_t3_applications[109] + wide.v_t3_applications[110] + wide.v_t3_applications[111] + wide.v_t3_applications[112] + wide.v_t3_applications[113] + wide.v_t3_applications[114] + wide.v_t3_applications[115] + wide.v_t3_applications[116] + wide.v_t3_applications[117] + wide.v_t3_applications[118] + wide.v_t3_applications[119] + wide.v_t3_applications[120] + wide.v_t3_applications[121] + wide.v_t3_applications[122] + wide.v_t3_applications[123] + wide.v_t3_applications[124] + wide.v_t3_applications[125] + wide.v_t3_applications[126] + wide.v_t3_applications[127] + wide.v_t3_applications[128] + wide.v_t3_applications[129] + wide.v_t3_applications[130] + wide.v_t3_applications[131] + wide.v_t3_applications[132] + wide.v_t3_applications[133] + wide.v_t3_applications[134] + wide.v_t3_applications[135] + wide.v_t3_applications[136] + wide.v_t3_applications[137] + wide.v_t3_applications[138] + wide.v_t3_applications[139] + wide.v_t3_applications[140] + wide.v_t3_applications[141] + wide.v_t3_applications[142] + wide.v_t3_applications[143] + wide.v_t3_applications[144] + wide.v_t3_applications[145] + wide.v_t3_applications[146] + wide.v_t3_applications[147] + wide.v_t3_applications[148] + wide.v_t3_applications[149] + wide.v_t3_applications[150] + wide.v_t3_applications[151] + wide.v_t3_applications[152] + wide.v_t3_applications[153] + wide.v_t3_applications[154] + wide.v_t3_applications[155] + wide.v_t3_applications[156] + wide.v_t3_applications[157] + wide.v_t3_applications[158] + wide.v_t3_applications[159] + wide.v_t3_applications[160] + wide.v_t3_applications[161]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2] + wide.m_t2_art20_1[3] + wide.m_t2_art20_1[4] + wide.m_t2_art20_1[5] + wide.m_t2_art20_1[6] + wide.m_t2_art20_5[1] + wide.m_t2_art20_5[2] + wide.m_t2_art20_5[3] + wide.m_t2_art20_5[4] + wide.m_t2_art20_5[5] + wide.m_t2_art20_5[6] + wide.m_t2_art20_6[1] + wide.m_t2_art20_6[2] + wide.m_t2_art20_6[3] + wide.m_t2_art20_6[4] + wide.m_t2_art20_6[5] + wide.m_t2_art20_6[6] + wide.m_t2_art20_8[1] + wide.m_t2_art20_8[2] + wide.m_t2_art20_9[1] + wide.m_t2_art20_9[2] + wide.m_t3_applications[1] + wide.m_t3_applications[2] + wide.m_t3_applications[3] + wide.m_t3_applications[4] + wide.m_t3_applications[5] + wide.m_t3_applications[6] + wide.m_t3_applications[7] + wide.m_t3_applications[8] + wide.m_t3_applications[9] + wide.m_t3_applications[10] + wide.m_t3_applications[11] + wide.m_t3_applications[12] + wide.m_t3_applications[13] + wide.m_t3_applications[14] + wide.m_t3_applications[15] + wide.m_t3_applications[16] + wide.m_t3_applications[17] + wide.m_t3_applications[18] + wide.m_t3_applications[19] + wide.m_t3_applications[20] + wide.m_t3_applications[21] + wide.m_t3_applications[22] + wide.m_t3_applications[23] + wide.m_t3_applications[24] + wide.m_t3_applications[25] + wide.m_t3_applications[26] + wide.m_t3_applications[27] + wide.m_t3_applications[28] + wide.m_t3_applications[29] + wide.m_t3_applications[30] + wide.m_t3_applications[31] + wide.m_t3_applications[32] + wide.m_t3_applications[33] + wide.m_t3_applications[34] + wide.m_t3_applications[35] + wide.m_t3_applications[36] + wide.m_t3_applications[37] + wide.m_t3_applications[38] + wide.m_t3_applications[39] + wide.m_t3_applications[40] + wide.m_t3_applications[41] + wide.m_t3_applications[42] + wide.m_t3_applications[43] + wide.m_t3_applications[44] + wide.m_t3_applications[45] + wide.m_t3_applications[46] + wide.m_t3_applications[47] + wide.m_t3_applications[48] + wide.m_t3_applications[49] + wide.m_t3_applications[50] + wide.m_t3_applications[51] + wide.m_t3_applications[52] + wide.m_t3_applications[53] + wide.m_t3_applications[54] + wide.m_t3_applications[55] + wide.m_t3_applications[56] + wide.m_t3_applications[57] + wide.m_t3_applications[58] + wide.m_t3_applications[59] + wide.m_t3_applications[60] + wide.m_t3_applications[61] + wide.m_t3_applications[62] + wide.m_t3_applications[63] + wide.m_t3_applications[64] + wide.m_t3_applications[65] + wide.m_t3_applications[66] + wide.m_t3_applications[67] + wide.m_t3_applications[68] + wide.m_t3_applications[69] + wide.m_t3_applications[70] + wide.m_t3_applications[71] + wide.m_t3_applications[72] + wide.m_t3_applications[73] + wide.m_t3_applications[74] + wide.m_t3_applications[75] + wide.m_t3_applications[76] + wide.m_t3_applications[77] + wide.m_t3_applications[78] + wide.m_t3_applications[79] + wide.m_t3_applications[80] + wide.m_t3_applications[81] + wide.m_t3_applications[82] + wide.m_t3_applications[83] + wide.m_t3_applications[84] + wide.m_t3_applications[85] + wide.m_t3_applications[86] + wide.m_t3_applications[87] + wide.m_t3_applications[88] + wide.m_t3_applications[89] + wide.m_t3_applications[90] + wide.m_t3_applications[91] + wide.m_t3_applications[92] + wide.m_t3_applications[93] + wide.m_t3_applications[94] + wide.m_t3_applications[95] + wide.m_t3_applications[96] + wide.m_t3_applications[97] + wide.m_t3_applications[98] + wide.m_t3_applications[99] + wide.m_t3_applications[100] + wide.m_t3_applications[101] + wide.m_t3_applications[102] + wide.m_t3_applications[103] + wide.m_t3_applications[104] + wide.m_t3_applications[105] + wide.m_t3_applications[106] + wide.m_t3_applications[107] + wide.m_t3_applications[108] + wide.m_t3_applications[109] + wide.m_t3_applications[110] + wide.m_t3_applications[111] + wide.m_t3_applications[112] + wide.m_t3_applications[113] + wide.m_t3_applications[114] + wide.m_t3_applications[115] + wide.m_t3_applications[116] + wide.m_t3_applications[117] + wide.m_t3_applications[118] + wide.m_t3_applications[119] + wide.m_t3_applications[120] + wide.m_t3_applications[121] + wide.m_t3_applications[122] + wide.m_t3_applications[123] + wide.m_t3_applications[124] + wide.m_t3_applications[125] + wide.m_t3_applications[126] + wide.m_t3_applications[127] + wide.m_t3_applications[128] + wide.m_t3_applications[129] + wide.m_t3_applications[130] + wide.m_t3_applications[131] + wide.m_t3_applications[132] + wide.m_t3_applications[133] + wide.m_t3_applications[134] + wide.m_t3_applications[135] + wide.m_t3_applications[136] + wide.m_t3_applications[137] + wide.m_t3_applications[138] + wide.m_t3_applications[139] + wide.m_t3_applications[140] + wide.m_t3_applications[141] + wide.m_t3_applications[142] + wide.m_t3_applications[143] + wide.m_t3_applications[144] + wide.m_t3_applications[145] + wide.m_t3_applications[146] + wide.m_t3_applications[147] + wide.m_t3_applications[148] + wide.m_t3_applications[149] + wide.m_t3_applications[150] + wide.m_t3_applications[151] + wide.m_t3_applications[152] + wide.m_t3_applications[153] + wide.m_t3_applications[154] + wide.m_t3_applications[155] + wide.m_t3_applications[156] + wide.m_t3_applications[157] + wide.m_t3_applications[158] + wide.m_t3_applications[159] + wide.m_t3_applications[160] + wide.m_t3_applications[161]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'PLA-ALLZERO' and concerned.part = 'main'
where wide.f_t2_art20_1 = 'g2019' and wide.f_t2_art20_5 = 'g2019' and wide.f_t2_art20_6 = 'g2019' and wide.f_t2_art20_8 = 'g2019' and wide.f_t2_art20_9 = 'g2019' and wide.f_t3_applications = 'g2019'
union all
select
    wide.report_id, cast(null as varchar) as gap_reason,
    unnest(cast([
        1108 -- PLA-ALLZERO main all
    ] as integer[])) as question_no,
    unnest(cast([
        wide.v_t2_art20_1[1] + wide.v_t2_art20_1[2] + wide.v_t2_art20_1[3] + wide.v_t2_art20_1[4] + wide.v_t2_art20_1[5] + wide.v_t2_art20_1[6] + wide.v_t2_art20_5[1] + wide.v_t2_art20_6[1] + wide.v_t2_art20_6[2] + wide.v_t2_art20_8[1] + wide.v_t3_applications[1] + wide.v_t3_applications[2] + wide.v_t3_applications[3] + wide.v_t3_applications[4] + wide.v_t3_applications[5] + wide.v_t3_applications[6] + wide.v_t3_applications[7] + wide.v_t3_applications[8] + wide.v_t3_applications[9] + wide.v_t3_applications[10] + wide.v_t3_applications[11] + wide.v_t3_applications[12] + wide.v_t3_applications[13] + wide.v_t3_applications[14] + wide.v_t3_applications[15] + wide.v_t3_applications[16] + wide.v_t3_applications[17] + wide.v_t3_applications[18] + wide.v_t3_applications[19] + wide.v_t3_applications[20] + wide.v_t3_applications[21] + wide.v_t3_applications[22] + wide.v_t3_applications[23] + wide.v_t3_applications[24] + wide.v_t3_applications[25] + wide.v_t3_applications[26] + wide.v_t3_applications[27] + wide.v_t3_applications[28] + wide.v_t3_applications[29] + wide.v_t3_applications[30] + wide.v_t3_applications[31] + wide.v_t3_applications[32] + wide.v_t3_applications[33] + wide.v_t3_applications[34] + wide.v_t3_applications[35] + wide.v_t3_applications[36] + wide.v_t3_applications[37] + wide.v_t3_applications[38] + wide.v_t3_applications[39] + wide.v_t3_applications[40] + wide.v_t3_applications[41] + wide.v_t3_applications[42] + wide.v_t3_applications[43] + wide.v_t3_applications[44] + wide.v_t3_applications[45] + wide.v_t3_applications[46] + wide.v_t3_applications[47] + wide.v_t3_applications[48] + wide.v_t3_applications[49] + wide.v_t3_applications[50] + wide.v_t3_applications[51] + wide.v_t3_applications[52] + wide.v_t3_applications[53] + wide.v_t3_applications[54] + wide.v_t3_applications[55] + wide.v_t3_applications[56] + wide.v_t3_applications[57] + wide.v_t3_applications[58] + wide.v_t3_applications[59] + wide.v_t3_applications[60] + wide.v_t3_applications[61] + wide.v_t3_applications[62] + wide.v_t3_applications[63] + wide.v_t3_applications[64] + wide.v_t3_applications[65] + wide.v_t3_applications[66] + wide.v_t3_applications[67] + wide.v_t3_applications[68] + wide.v_t3_applications[69] + wide.v_t3_applications[70] + wide.v_t3_applications[71] + wide.v_t3_applications[72] + wide.v_t3_applications[73] + wide.v_t3_applications[74] + wide.v_t3_applications[75] + wide.v_t3_applications[76] + wide.v_t3_applications[77] + wide.v_t3_applications[78] + wide.v_t3_applications[79] + wide.v_t3_applications[80] + wide.v_t3_applications[81] + wide.v_t3_applications[82] + wide.v_t3_applications[83] + wide.v_t3_applications[84] + wide.v_t3_applications[85] + wide.v_t3_applications[86] + wide.v_t3_applications[87] + wide.v_t3_applications[88] + wide.v_t3_applications[89] + wide.v_t3_applications[90] + wide.v_t3_applications[91] + wide.v_t3_applications[92] + wide.v_t3_applications[93] + wide.v_t3_applications[94] + wide.v_t3_applications[95] + wide.v_t3_applications[96] + wide.v_t3_applications[97] + wide.v_t3_applications[98] + wide.v_t3_applications[99] + wide.v_t3_applications[100] + wide.v_t3_applications[101] + wide.v_t3_applications[102] + wide.v_t3_applications[103] + wide.v_t3_applications[104] + wide.v_t3_applications[105] + wide.v_t3_applications[106] + wide.v_t3_applications[107] + wide.v_t3_applications[108] + wide.v_t3_applications[109] + wide.v_t3_applications[110] + wide.v_t3_applications[111] + wide.v_t3_applications[112] + wide.v_t3_applications[113] + wide.v_t3_applications[114] + wide.v_t3_applications[115] + wide.v_t3_applications[116] + wide.v_t3_applications[117] + wide.v_t3_applications[118] + wide.v_t3_applications[119] + wide.v_t3_applications[120] + wide.v_t3_applications[121] + wide.v_t3_applications[122] + wide.v_t3_applications[123] + wide.v_t3_applications[124] + wide.v_t3_applications[125] + wide.v_t3_applications[126] + wide.v_t3_applications[127] + wide.v_t3_applications[128] + wide.v_t3_applications[129] + wide.v_t3_applications[130] + wide.v_t3_applications[131] + wide.v_t3_applications[132] + wide.v_t3_applications[133] + wide.v_t3_applications[134] + wide.v_t3_applications[135] + wide.v_t3_applications[136] + wide.v_t3_applications[137] + wide.v_t3_applications[138] + wide.v_t3_applications[139] + wide.v_t3_applications[140] + wide.v_t3_applications[141] + wide.v_t3_applications[142] + wide.v_t3_applications[143] + wide.v_t3_applications[144] + wide.v_t3_applications[145] + wide.v_t3_applications[146] + wide.v_t3_applications[147] + wide.v_t3_applications[148] + wide.v_t3_applications[149] + wide.v_t3_applications[150] + wide.v_t3_applications[151] + wide.v_t3_applications[152] + wide.v_t3_applications[153] + wide.v_t3_applications[154] + wide.v_t3_applications[155] + wide.v_t3_applications[156] + wide.v_t3_applications[157] + wide.v_t3_applications[158] + wide.v_t3_applications[159] + wide.v_t3_applications[160] + wide.v_t3_applications[161] + wide.v_t3_applications[162] + wide.v_t3_applications[163] + wide.v_t3_applications[164] + wide.v_t3_applications[165] + wide.v_t3_applications[166] + wide.v_t3_applications[167] + wide.v_t3_applications[168] + wide.v_t3_applications[169] + wide.v_t3_applications[170] + wide.v_t3_applications[171] + wide.v_t3_applications[172] + wide.v_t3_applications[173] + wide.v_t3_applications[174] + wide.v_t3_applications[175]
    ] as double[])) as left_value,
    unnest(cast([
        0
    ] as double[])) as right_value,
    unnest(cast([
        wide.m_t2_art20_1[1] + wide.m_t2_art20_1[2] + wide.m_t2_art20_1[3] + wide.m_t2_art20_1[4] + wide.m_t2_art20_1[5] + wide.m_t2_art20_1[6] + wide.m_t2_art20_5[1] + wide.m_t2_art20_6[1] + wide.m_t2_art20_6[2] + wide.m_t2_art20_8[1] + wide.m_t3_applications[1] + wide.m_t3_applications[2] + wide.m_t3_applications[3] + wide.m_t3_applications[4] + wide.m_t3_applications[5] + wide.m_t3_applications[6] + wide.m_t3_applications[7] + wide.m_t3_applications[8] + wide.m_t3_applications[9] + wide.m_t3_applications[10] + wide.m_t3_applications[11] + wide.m_t3_applications[12] + wide.m_t3_applications[13] + wide.m_t3_applications[14] + wide.m_t3_applications[15] + wide.m_t3_applications[16] + wide.m_t3_applications[17] + wide.m_t3_applications[18] + wide.m_t3_applications[19] + wide.m_t3_applications[20] + wide.m_t3_applications[21] + wide.m_t3_applications[22] + wide.m_t3_applications[23] + wide.m_t3_applications[24] + wide.m_t3_applications[25] + wide.m_t3_applications[26] + wide.m_t3_applications[27] + wide.m_t3_applications[28] + wide.m_t3_applications[29] + wide.m_t3_applications[30] + wide.m_t3_applications[31] + wide.m_t3_applications[32] + wide.m_t3_applications[33] + wide.m_t3_applications[34] + wide.m_t3_applications[35] + wide.m_t3_applications[36] + wide.m_t3_applications[37] + wide.m_t3_applications[38] + wide.m_t3_applications[39] + wide.m_t3_applications[40] + wide.m_t3_applications[41] + wide.m_t3_applications[42] + wide.m_t3_applications[43] + wide.m_t3_applications[44] + wide.m_t3_applications[45] + wide.m_t3_applications[46] + wide.m_t3_applications[47] + wide.m_t3_applications[48] + wide.m_t3_applications[49] + wide.m_t3_applications[50] + wide.m_t3_applications[51] + wide.m_t3_applications[52] + wide.m_t3_applications[53] + wide.m_t3_applications[54] + wide.m_t3_applications[55] + wide.m_t3_applications[56] + wide.m_t3_applications[57] + wide.m_t3_applications[58] + wide.m_t3_applications[59] + wide.m_t3_applications[60] + wide.m_t3_applications[61] + wide.m_t3_applications[62] + wide.m_t3_applications[63] + wide.m_t3_applications[64] + wide.m_t3_applications[65] + wide.m_t3_applications[66] + wide.m_t3_applications[67] + wide.m_t3_applications[68] + wide.m_t3_applications[69] + wide.m_t3_applications[70] + wide.m_t3_applications[71] + wide.m_t3_applications[72] + wide.m_t3_applications[73] + wide.m_t3_applications[74] + wide.m_t3_applications[75] + wide.m_t3_applications[76] + wide.m_t3_applications[77] + wide.m_t3_applications[78] + wide.m_t3_applications[79] + wide.m_t3_applications[80] + wide.m_t3_applications[81] + wide.m_t3_applications[82] + wide.m_t3_applications[83] + wide.m_t3_applications[84] + wide.m_t3_applications[85] + wide.m_t3_applications[86] + wide.m_t3_applications[87] + wide.m_t3_applications[88] + wide.m_t3_applications[89] + wide.m_t3_applications[90] + wide.m_t3_applications[91] + wide.m_t3_applications[92] + wide.m_t3_applications[93] + wide.m_t3_applications[94] + wide.m_t3_applications[95] + wide.m_t3_applications[96] + wide.m_t3_applications[97] + wide.m_t3_applications[98] + wide.m_t3_applications[99] + wide.m_t3_applications[100] + wide.m_t3_applications[101] + wide.m_t3_applications[102] + wide.m_t3_applications[103] + wide.m_t3_applications[104] + wide.m_t3_applications[105] + wide.m_t3_applications[106] + wide.m_t3_applications[107] + wide.m_t3_applications[108] + wide.m_t3_applications[109] + wide.m_t3_applications[110] + wide.m_t3_applications[111] + wide.m_t3_applications[112] + wide.m_t3_applications[113] + wide.m_t3_applications[114] + wide.m_t3_applications[115] + wide.m_t3_applications[116] + wide.m_t3_applications[117] + wide.m_t3_applications[118] + wide.m_t3_applications[119] + wide.m_t3_applications[120] + wide.m_t3_applications[121] + wide.m_t3_applications[122] + wide.m_t3_applications[123] + wide.m_t3_applications[124] + wide.m_t3_applications[125] + wide.m_t3_applications[126] + wide.m_t3_applications[127] + wide.m_t3_applications[128] + wide.m_t3_applications[129] + wide.m_t3_applications[130] + wide.m_t3_applications[131] + wide.m_t3_applications[132] + wide.m_t3_applications[133] + wide.m_t3_applications[134] + wide.m_t3_applications[135] + wide.m_t3_applications[136] + wide.m_t3_applications[137] + wide.m_t3_applications[138] + wide.m_t3_applications[139] + wide.m_t3_applications[140] + wide.m_t3_applications[141] + wide.m_t3_applications[142] + wide.m_t3_applications[143] + wide.m_t3_applications[144] + wide.m_t3_applications[145] + wide.m_t3_applications[146] + wide.m_t3_applications[147] + wide.m_t3_applications[148] + wide.m_t3_applications[149] + wide.m_t3_applications[150] + wide.m_t3_applications[151] + wide.m_t3_applications[152] + wide.m_t3_applications[153] + wide.m_t3_applications[154] + wide.m_t3_applications[155] + wide.m_t3_applications[156] + wide.m_t3_applications[157] + wide.m_t3_applications[158] + wide.m_t3_applications[159] + wide.m_t3_applications[160] + wide.m_t3_applications[161] + wide.m_t3_applications[162] + wide.m_t3_applications[163] + wide.m_t3_applications[164] + wide.m_t3_applications[165] + wide.m_t3_applications[166] + wide.m_t3_applications[167] + wide.m_t3_applications[168] + wide.m_t3_applications[169] + wide.m_t3_applications[170] + wide.m_t3_applications[171] + wide.m_t3_applications[172] + wide.m_t3_applications[173] + wide.m_t3_applications[174] + wide.m_t3_applications[175]
    ] as integer[])) as left_missing,
    unnest(cast([
        0
    ] as integer[])) as right_missing
from {{ wide }} as wide
semi join {{ concerned }} as concerned on wide.report_id = concerned.report_id and concerned.rule_id = 'PLA-ALLZERO' and concerned.part = 'main'
where wide.f_t2_art20_1 = 'g2021' and wide.f_t2_art20_5 = 'g2021' and wide.f_t2_art20_6 = 'g2021' and wide.f_t2_art20_8 = 'g2021' and wide.f_t3_applications = 'g2021'
{% endmacro %}
