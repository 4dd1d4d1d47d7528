-- The offsets of a report give back the words that name its event, and its sentence stands in the text.
-- asset: core.reports
-- severity: blocking
select r.report_id, r.document_id, r.char_start, r.char_end, r.event_trigger
from core.reports as r
left join core.texts as d on d.document_id = r.document_id
where
    substring(d.text, r.char_start + 1, r.char_end - r.char_start) is distinct from r.event_trigger
    or substring(d.text, r.sentence_start + 1, length(r.sentence)) is distinct from r.sentence
