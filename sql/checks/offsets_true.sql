-- The offsets of a time reference give back its words from the stored text, counted in Unicode code points.
-- asset: core.time_references
-- severity: blocking
select t.reference_id, t.document_id, t.char_start, t.char_end, t.text
from core.time_references as t
left join core.texts as d on d.document_id = t.document_id
where substring(d.text, t.char_start + 1, t.char_end - t.char_start) is distinct from t.text
