{# Localisation is a step of `gouji build`. Where it never ran, nothing was landed and no cell is suspect. #}
{% if is_landed('suspects') %}
    select
        suspects.report_id,
        suspects.case_digest,
        suspects.localiser_version,
        suspects.solution_no,
        suspects.cell_no,
        suspects.cost,
        suspects.story,
        suspects.is_proved,
        suspects.is_unique,
        suspects.is_complete,
        suspects.reason,
        suspects.document_id,
        suspects.table_id,
        suspects.row_code,
        suspects.column_code,
        suspects.value,
        suspects.needed,
        suspects.cell_story
    from {{ source('raw', 'suspects') }} as suspects
    inner join {{ source('raw', 'loads') }} as loads on suspects._dlt_load_id = loads.load_id
    qualify
        rank() over (
            partition by suspects.report_id, suspects.case_digest
            order by loads.inserted_at desc, suspects._dlt_load_id desc
        ) = 1
{% else %}
    select
        {% for name in ['report_id', 'case_digest', 'localiser_version', 'story', 'reason', 'document_id', 'table_id',
            'row_code', 'column_code', 'cell_story'] %}
            cast(null as varchar) as {{ name }},
        {% endfor %}
        {% for name in ['solution_no', 'cell_no', 'cost'] %}
            cast(null as integer) as {{ name }},
        {% endfor %}
        {% for name in ['is_proved', 'is_unique', 'is_complete'] %}
            cast(null as boolean) as {{ name }},
        {% endfor %}
        cast(null as decimal(28, 4)) as value,
        cast(null as decimal(28, 4)) as needed
    where false
{% endif %}
