-- Bodies of which something was landed, those they go back to and those that go back to them.
{% if var('grow') %}
    with recursive links as (
        select
            agency_id as one_id,
            predecessor_id as other_id
        from {{ ref('int_agency_changes') }}
        union
        select
            predecessor_id as one_id,
            agency_id as other_id
        from {{ ref('int_agency_changes') }}
    ),

    affected as (
        select agency_id
        from {{ ref('stg_changes') }}
        union
        select links.other_id as agency_id
        from affected
        inner join links on affected.agency_id = links.one_id
    )

    select agency_id
    from affected
    where agency_id is not null
{% else %}
    {# A build of everything has no changes to go out from. #}
    select agency_id
    from {{ ref('stg_changes') }}
    where agency_id is not null
{% endif %}
