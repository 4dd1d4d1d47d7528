-- One row per event that is wanted.
select
    t.event_id,
    coalesce(nullif(trim(t.title), ''), '(without a title)') as title,
    t.event_class,
    t.start_date,
    t.end_date,
    t.granularity,
    t.date_precision,
    t.edtf,
    t.place,
    t.country,
    t.latitude,
    t.longitude,
    t.killed_low,
    t.killed_best,
    t.killed_high,
    t.injured_low,
    t.injured_best,
    t.injured_high,
    t.report_count,
    t.document_count,
    t.source_count,
    t.status,
    t.certainty,
    t.corrections
from marts.timeline as t
where t.event_id in (select unnest(string_split($events, ' ')))
