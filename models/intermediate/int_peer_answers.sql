with rates as (
    select
        wholes.report_id,
        wholes.report_year,
        regions.region_level,
        peers.rule_id,
        peers.part,
        peers.measure_code,
        peers.factor,
        peers.minimum_peers,
        figures.form_id,
        figures.state in ('blank', 'na') as is_blank,
        population.measure_value as inhabitants,
        -- What a sentence only nears, or another one gainsays, is no rate.
        if(
            figures.state in ('num', 'zero_word') and not coalesce(figures.has_conflict, false),
            peers.scale * figures.measure_value / population.measure_value, null
        ) as rate
    from {{ ref('int_region_reports') }} as wholes
    inner join {{ ref('dim_region') }} as regions on wholes.region_code = regions.region_code
    inner join {{ ref('fct_measure') }} as figures on wholes.report_id = figures.report_id
    inner join {{ ref('peer_rules') }} as peers
        on figures.measure_code = peers.measure_code and figures.dimension = coalesce(peers.dimension, '')
    inner join {{ ref('measures') }} as measures on figures.measure_code = measures.measure_code
    left join {{ ref('int_region_population') }} as population on wholes.report_id = population.report_id
    where
        figures.is_preferred
        and wholes.report_year >= measures.comparable_from
        and wholes.report_year <= coalesce(measures.comparable_to, wholes.report_year)
),

compared as (
    select
        *,
        median(rate) over peers as middle,
        count(rate) over peers as peers
    from rates
    window peers as (partition by rule_id, part, measure_code, region_level, report_year)
),

judged as (
    select
        *,
        case
            when inhabitants is null then 'no_population'
            when rate is null then if(is_blank, 'empty_cell', 'state')
            -- Where half of the regions have no request, nothing is many times their median.
            when peers < minimum_peers or middle = 0 then 'few_peers'
        end as bar,
        rate >= middle / factor and rate <= middle * factor as holds
    from compared
)

select
    judged.report_id,
    judged.rule_id,
    judged.part,
    judged.measure_code as scope_key,
    case when judged.bar is not null then 'not_assessable' when judged.holds then 'pass' else 'fail' end as outcome,
    coalesce(judged.bar, if(judged.holds, null, 'relation')) as reason,
    rules.severity,
    judged.rate as left_value,
    if(judged.bar is null, judged.middle, null) as right_value,
    cast(judged.minimum_peers as bigint) as terms_expected,
    judged.peers as terms_found,
    judged.form_id
from judged
inner join {{ ref('accounting_rules') }} as rules on judged.rule_id = rules.rule_id and judged.part = rules.part
