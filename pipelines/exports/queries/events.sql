-- One row per event that is wanted: what its summary does not hold.
select
    t.event_id,
    t.date_precision,
    t.edtf,
    t.report_count,
    t.document_count,
    t.corrections
from marts.timeline as t
where t.event_id in (select unnest(string_split($events, ' ')))
