-- One row per report of an event, with where the paragraph in which its trigger stands begins and ends, cut to $room
-- characters around it.
with told as (
    select
        l.event_id,
        l.role,
        r.*
    from core.event_links as l
    inner join core.event_reports as r on r.report_id = l.report_id
    where l.event_id in (select unnest(string_split($events, ' ')))
),

-- each segment once for each 1,000 characters that it reaches into, so that a report meets only those around it
near as (
    select
        s.document_id,
        s.char_start,
        s.char_end,
        unnest(range(s.char_start // 1000, s.char_end // 1000 + 1)) as thousand
    from core.segments as s
    where s.kind <> 'quotation'
),

blocks as (
    select
        t.report_id,
        max(n.char_start) as block_start,
        min(n.char_end) as block_end
    from (select distinct report_id, document_id, char_start, char_end from told) as t
    inner join near as n
        on
            n.document_id = t.document_id
            and n.thousand = t.char_start // 1000
            and n.char_start <= t.char_start
            and n.char_end >= t.char_end
    group by t.report_id
),

places as (
    select
        t.*,
        coalesce(b.block_start, t.sentence_start) as block_start,
        coalesce(b.block_end, t.sentence_start + length(t.sentence)) as block_end
    from told as t
    left join blocks as b on b.report_id = t.report_id
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
    coalesce(w.sentence, '') as sentence,
    w.sentence_start,
    w.event_trigger,
    w.start_date,
    w.end_date,
    w.granularity,
    w.date_basis,
    w.who,
    w.whom,
    w.place,
    w.tense,
    w.modality,
    w.polarity,
    w.attributed_to,
    w.speaker,
    w.certainty
from windows as w
inner join core.texts as t on t.document_id = w.document_id
order by w.event_id, w.role <> 'telling', t.source_path, w.char_start, w.report_id
