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
    {section_code: 'overview', position: 1, label: '总体情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}([总總][体體]情[况況]|概述|[总總][体體]概[况況])'), paragraph_no, null))},
    {section_code: 'proactive', position: 2, label: '主动公开政府信息情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}(主[动動]公[开開])'), paragraph_no, null))},
    {section_code: 'applications', position: 3, label: '收到和处理政府信息公开申请情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}((收到和[处處]理|依)[^复復诉訴]*申[请請]|申[请請][^复復诉訴]*(收到和[处處]理|[处處]理情[况況]))'), paragraph_no, null))},
    {section_code: 'review', position: 4, label: '政府信息公开行政复议、行政诉讼情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}([复復][议議]|[诉訴][讼訟])'), paragraph_no, null))},
    {section_code: 'problems', position: 5, label: '存在的主要问题及改进情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}([问問][题題]|改[进進])'), paragraph_no, null))},
    {section_code: 'other', position: 6, label: '其他需要报告的事项', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}(其他(需要)?([报報]告|[说說]明)?[^，。；]{0,8}事[项項])'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2019'
group by document_id
union all
select document_id, unnest([
    {section_code: 'overview', position: 1, label: '总体情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}([总總][体體]情[况況]|概述|[总總][体體]概[况況])'), paragraph_no, null))},
    {section_code: 'proactive', position: 2, label: '主动公开政府信息情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}(主[动動]公[开開])'), paragraph_no, null))},
    {section_code: 'applications', position: 3, label: '收到和处理政府信息公开申请情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}((收到和[处處]理|依)[^复復诉訴]*申[请請]|申[请請][^复復诉訴]*(收到和[处處]理|[处處]理情[况況]))'), paragraph_no, null))},
    {section_code: 'review', position: 4, label: '政府信息公开行政复议、行政诉讼情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}([复復][议議]|[诉訴][讼訟])'), paragraph_no, null))},
    {section_code: 'problems', position: 5, label: '存在的主要问题及改进情况', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}([问問][题題]|改[进進])'), paragraph_no, null))},
    {section_code: 'other', position: 6, label: '其他需要报告的事项', required: true, looked_for: 'heading', paragraph_no: min(if(regexp_matches(packed, '^(第[一二三四五六七八九十]+(部分|章)[、.．:：]?|[一二三四五六七八九十]+[、.．:：])[^，。；]{0,30}(其他(需要)?([报報]告|[说說]明)?[^，。；]{0,8}事[项項])'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2021'
group by document_id
union all
select document_id, unnest([
    {section_code: 'proactive', position: 1, label: '主动公开政府信息的情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '主[动動]公[开開]'), paragraph_no, null))},
    {section_code: 'on_request', position: 2, label: '依申请公开和不予公开政府信息的情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '依申[请請]|公[开開]申[请請]([^行提]|$)|申[请請]公[开開]|[不免]予(以)?公[开開]|不公[开開](情[况況]|政府信息|信息)'), paragraph_no, null))},
    {section_code: 'fees', position: 3, label: '政府信息公开的收费及减免情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '收[费費取]|[费費]用|[减減]免|免[费費]|(成本|工本|[检檢]索|[复複]制|[邮郵][寄递遞])[费費]'), paragraph_no, null))},
    {section_code: 'review', position: 4, label: '因政府信息公开申请行政复议、提起行政诉讼的情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '[复復][议議]|[诉訴][讼訟]'), paragraph_no, null))},
    {section_code: 'problems', position: 5, label: '存在的主要问题及改进情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '[问問][题題]|不足|改[进進]|困[难難]'), paragraph_no, null))},
    {section_code: 'other', position: 6, label: '其他需要报告的事项', required: false, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '其他[^，。；]{0,8}([报報]告|[说說]明)?[^，。；]{0,4}事[项項]|其他需要|需要([说說]明|[报報]告)的|其他(有[关關])?情[况況]'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2008'
group by document_id
union all
select document_id, unnest([
    {section_code: 'proactive', position: 1, label: '主动公开政府信息的情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '主[动動]公[开開]'), paragraph_no, null))},
    {section_code: 'on_request', position: 2, label: '依申请公开和不予公开政府信息的情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '依申[请請]|公[开開]申[请請]([^行提]|$)|申[请請]公[开開]|[不免]予(以)?公[开開]|不公[开開](情[况況]|政府信息|信息)'), paragraph_no, null))},
    {section_code: 'fees', position: 3, label: '政府信息公开的收费及减免情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '收[费費取]|[费費]用|[减減]免|免[费費]|(成本|工本|[检檢]索|[复複]制|[邮郵][寄递遞])[费費]'), paragraph_no, null))},
    {section_code: 'review', position: 4, label: '因政府信息公开申请行政复议、提起行政诉讼的情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '[复復][议議]|[诉訴][讼訟]'), paragraph_no, null))},
    {section_code: 'problems', position: 5, label: '存在的主要问题及改进情况', required: true, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '[问問][题題]|不足|改[进進]|困[难難]'), paragraph_no, null))},
    {section_code: 'other', position: 6, label: '其他需要报告的事项', required: false, looked_for: 'text', paragraph_no: min(if(regexp_matches(packed, '其他[^，。；]{0,8}([报報]告|[说說]明)?[^，。；]{0,4}事[项項]|其他需要|需要([说說]明|[报報]告)的|其他(有[关關])?情[况況]'), paragraph_no, null))}
], recursive := true)
from packed
where form_id = 'g2014'
group by document_id
{% endmacro %}
