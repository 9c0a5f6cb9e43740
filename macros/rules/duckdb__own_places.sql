{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__own_places(paragraphs) %}
with packed as (
    select
        document_id,
        paragraph_no,
        regexp_replace(text, '[\s　]', '', 'g') as packed
    from {{ paragraphs }}
),

sentences as (
    select
        document_id,
        paragraph_no,
        unnest(regexp_split_to_array(packed, '[。；;！？]')) as sentence
    from packed
    where regexp_matches(packed, '(人民)?政府(门户)?网|(人民)?政府信息公开(专?栏|网|平台|目录)|政务公开(专?栏|网|平台)|政务服务(网|大厅|中心)|(((19|20)\d\d年)|[《〈])?政务公开(工作)?(要点|实施方案|工作方案)|委、?[市县区旗州]?(人民)?政府[^。；;，,]{0,8}领导下') and regexp_matches(packed, '[。；;]')
)

select
    document_id,
    paragraph_no,
    sentence,
    unnest(
        regexp_extract_all(sentence, '([一-鿿]{3,12}?)(?:(人民)?政府(门户)?网|(人民)?政府信息公开(专?栏|网|平台|目录)|政务公开(专?栏|网|平台)|政务服务(网|大厅|中心)|(((19|20)\d\d年)|[《〈])?政务公开(工作)?(要点|实施方案|工作方案)|委、?[市县区旗州]?(人民)?政府[^。；;，,]{0,8}领导下)', 1)
    ) as words_before
from sentences
where regexp_matches(sentence, '(人民)?政府(门户)?网|(人民)?政府信息公开(专?栏|网|平台|目录)|政务公开(专?栏|网|平台)|政务服务(网|大厅|中心)|(((19|20)\d\d年)|[《〈])?政务公开(工作)?(要点|实施方案|工作方案)|委、?[市县区旗州]?(人民)?政府[^。；;，,]{0,8}领导下') and not regexp_matches(sentence, '对口|支援|援[建疆藏青]|协作|帮扶|结对|共建|联[盟合办动]|通办|跨[省市区域]|学习|考察|调研|借鉴|交流|参观|取经|观摩|对标|先进|经验|做法|法院|检察|仲裁|判决|起诉|诉讼|复议|移[送交]|转[载发送办]|链接|原属|原[^，。]?[^，。]?[^，。][市县区旗]|撤销|合并|划[入归转]|代管|托管|附近|周边|毗邻|兄弟|其他[省市县区]|等地|等[市县区]')
{% endmacro %}
