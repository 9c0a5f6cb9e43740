{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro default__claim_beside() %}
select * from (values
    (1112, 1, 'right', 0, 'member', 'app_carried_over', 1),
    (1114, 1, 'right', 0, 'member', 'app_carried_over', 1),
    (1350, 1, 'left', 1, 'list', 'pro_category', 1),
    (1351, 1, 'left', 1, 'list', 'pro_category', 2),
    (1352, 1, 'right', 1, 'parent', '', 1),
    (1353, 1, 'left', 1, 'list', 'pro_channel', 2),
    (1354, 1, 'left', 1, 'share', '', 1),
    (1354, 2, 'base', 1, 'parent', '', 1)
) as beside (question_no, term_no, side, weight, source, measure_code, least)
{% endmacro %}
