-- What was known on a day: what documents tell that speak from that day or from an earlier one.
create or replace macro marts.known_on(day) as table
    select
        e.event_id, e.title, coalesce(r.attributed_to, r.speaker, d.publisher, d.source_path) as claimant,
        d.anchor_date as claimed_on, l.role, r.modality, r.polarity, r.start_date, r.end_date, r.sentence, d.source_path
    from core.event_links as l
    inner join core.events as e on e.event_id = l.event_id
    inner join core.event_reports as r on r.report_id = l.report_id
    inner join core.documents as d on d.document_id = r.document_id
    where d.anchor_date <= day
    order by e.start_date, e.event_id, d.anchor_date, d.source_path, r.char_start;
