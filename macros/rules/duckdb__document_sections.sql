{# Generated from seeds/book by "gouji book sql"; change the book, not this file. #}
{% macro duckdb__document_sections(documents, paragraphs) %}
with packed as (
    select documents.document_id, documents.form_id, paragraphs.paragraph_no,
        regexp_replace(paragraphs.text, '[\s　]', '', 'g') as packed
    from {{ documents }} as documents
    left join {{ paragraphs }} as paragraphs
        on documents.document_id = paragraphs.document_id
)

select document_id, unnest([
    {section_code: 'overview', position: 1, label: '总体情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(总体情况|概述|总体概况)'), paragraph_no, null))},
    {section_code: 'proactive', position: 2, label: '主动公开政府信息情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(主动公开)'), paragraph_no, null))},
    {section_code: 'applications', position: 3, label: '收到和处理政府信息公开申请情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}((收到和处理|依)[^复诉]*申请|申请[^复诉]*(收到和处理|处理情况))'), paragraph_no, null))},
    {section_code: 'review', position: 4, label: '政府信息公开行政复议、行政诉讼情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(复议|诉讼)'), paragraph_no, null))},
    {section_code: 'problems', position: 5, label: '存在的主要问题及改进情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(问题|改进)'), paragraph_no, null))},
    {section_code: 'other', position: 6, label: '其他需要报告的事项', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(其他(需要)?(报告|说明)?[^，。；]{0,8}事项)'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2019'
group by document_id
union all
select document_id, unnest([
    {section_code: 'overview', position: 1, label: '总体情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(总体情况|概述|总体概况)'), paragraph_no, null))},
    {section_code: 'proactive', position: 2, label: '主动公开政府信息情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(主动公开)'), paragraph_no, null))},
    {section_code: 'applications', position: 3, label: '收到和处理政府信息公开申请情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}((收到和处理|依)[^复诉]*申请|申请[^复诉]*(收到和处理|处理情况))'), paragraph_no, null))},
    {section_code: 'review', position: 4, label: '政府信息公开行政复议、行政诉讼情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(复议|诉讼)'), paragraph_no, null))},
    {section_code: 'problems', position: 5, label: '存在的主要问题及改进情况', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(问题|改进)'), paragraph_no, null))},
    {section_code: 'other', position: 6, label: '其他需要报告的事项', looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第?[一二三四五六七八九十]+(部分|章)?[、.．:：]?|[0-9]+[、.．])[^，。；]{0,30}(其他(需要)?(报告|说明)?[^，。；]{0,8}事项)'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2021'
group by document_id
union all
select document_id, unnest([
    {section_code: 'proactive', position: 1, label: '主动公开政府信息的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '主动公开'), paragraph_no, null))},
    {section_code: 'on_request', position: 2, label: '依申请公开政府信息的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '依申请公开|公开申请|申请公开'), paragraph_no, null))},
    {section_code: 'withheld', position: 3, label: '不予公开政府信息的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '不予公开|免予公开|不予以公开|不公开(情况|政府信息|信息)'), paragraph_no, null))},
    {section_code: 'fees', position: 4, label: '政府信息公开的收费及减免情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '收费|费用|减免|成本费'), paragraph_no, null))},
    {section_code: 'review', position: 5, label: '因政府信息公开申请行政复议、提起行政诉讼的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '复议|诉讼'), paragraph_no, null))},
    {section_code: 'problems', position: 6, label: '存在的主要问题及改进情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '问题|不足|改进|困难'), paragraph_no, null))},
    {section_code: 'other', position: 7, label: '其他需要报告的事项', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '其他[^，。；]{0,8}(报告|说明)?[^，。；]{0,4}事项|其他需要|需要(说明|报告)的|其他(有关)?情况'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2008'
group by document_id
union all
select document_id, unnest([
    {section_code: 'proactive', position: 1, label: '主动公开政府信息的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '主动公开'), paragraph_no, null))},
    {section_code: 'on_request', position: 2, label: '依申请公开政府信息的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '依申请公开|公开申请|申请公开'), paragraph_no, null))},
    {section_code: 'withheld', position: 3, label: '不予公开政府信息的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '不予公开|免予公开|不予以公开|不公开(情况|政府信息|信息)'), paragraph_no, null))},
    {section_code: 'fees', position: 4, label: '政府信息公开的收费及减免情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '收费|费用|减免|成本费'), paragraph_no, null))},
    {section_code: 'review', position: 5, label: '因政府信息公开申请行政复议、提起行政诉讼的情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '复议|诉讼'), paragraph_no, null))},
    {section_code: 'problems', position: 6, label: '存在的主要问题及改进情况', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '问题|不足|改进|困难'), paragraph_no, null))},
    {section_code: 'other', position: 7, label: '其他需要报告的事项', looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '其他[^，。；]{0,8}(报告|说明)?[^，。；]{0,4}事项|其他需要|需要(说明|报告)的|其他(有关)?情况'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2014'
group by document_id
{% endmacro %}
