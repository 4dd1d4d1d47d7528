-- One row per report of an event: who says it, as fact, plan or denial, since when, and in which words.
-- key: event_id, report_id
with told as (
    select
        event_id, report_id, role, source_path, publisher, anchor_date, sentence, start_date, end_date, date_basis,
        attributed_to, speaker, source, modality, polarity
    from marts.sources
)

select
    t.event_id,
    t.report_id,
    e.title,
    coalesce(t.attributed_to, t.speaker, t.publisher, t.source_path) as claimant,
    case
        when t.attributed_to is not null then 'named source'
        when t.speaker is not null then 'speaker'
        when t.publisher is not null then 'publisher'
        else 'document'
    end as claimant_kind,
    t.source,
    t.role,
    t.modality,
    t.polarity,
    t.anchor_date as claimed_on,
    t.start_date,
    t.end_date,
    t.date_basis,
    t.sentence,
    t.source_path,
    e.status
from told as t
inner join core.events as e on e.event_id = t.event_id
order by e.start_date, t.event_id, t.anchor_date, t.source_path, t.report_id
