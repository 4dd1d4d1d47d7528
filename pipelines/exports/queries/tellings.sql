-- One row per report of an event, with where the paragraph in which its trigger stands begins and ends, cut to $room
-- characters around it.
with blocks as (
    select
        r.report_id,
        max(s.char_start) as block_start,
        min(s.char_end) as block_end
    from core.event_reports as r
    inner join core.segments as s
        on
            s.document_id = r.document_id
            and s.char_start <= r.char_start
            and s.char_end >= r.char_end
            and s.kind <> 'quotation'
    group by r.report_id
),

places as (
    select
        l.event_id,
        l.role,
        r.report_id,
        r.document_id,
        r.char_start,
        r.char_end,
        coalesce(b.block_start, r.sentence_start) as block_start,
        coalesce(b.block_end, r.sentence_start + length(r.sentence)) as block_end
    from core.event_links as l
    inner join core.event_reports as r on r.report_id = l.report_id
    left join blocks as b on b.report_id = r.report_id
    where $event is null or l.event_id = $event
),

windows as (
    select
        p.*,
        greatest(p.block_start, p.char_start - cast($room * 0.4 as integer)) as passage_start,
        least(p.block_end, p.char_end + cast($room * 0.6 as integer)) as passage_end
    from places as p
)

select
    w.event_id,
    w.role,
    w.report_id,
    w.document_id,
    w.char_start,
    w.char_end,
    w.passage_start,
    w.passage_end,
    w.passage_start > w.block_start as cut_before,
    w.passage_end < w.block_end as cut_after,
    r.sentence,
    r.sentence_start,
    r.event_trigger,
    r.start_date,
    r.end_date,
    r.granularity,
    r.date_basis,
    r.who,
    r.whom,
    r.place,
    r.tense,
    r.modality,
    r.polarity,
    r.attributed_to,
    r.speaker,
    r.certainty
from windows as w
inner join core.event_reports as r on r.report_id = w.report_id
inner join core.texts as t on t.document_id = w.document_id
order by w.event_id, w.role <> 'telling', t.source_path, w.char_start, w.report_id
