-- One row per event and reason to doubt it, with how much doubt that is, from 0 to 1: about how often events of
-- documents with known days are misdated where it holds.
with told as (
    -- how sure the words are of the days that the event has
    select s.event_id, max(coalesce(s.probability, 1)) as probability
    from marts.sources as s
    inner join marts.timeline as t on t.event_id = s.event_id
    where s.start_date is not distinct from t.start_date and s.end_date is not distinct from t.end_date
    group by s.event_id
),

doubts as (
    select
        t.event_id,
        unnest([
            { reason: 'no words of its own date it', doubt: if(t.certainty = 'inferred', 0.2, 0) },
            { reason: 'it is dated by another event of its text', doubt: if(t.certainty = 'derived', 0.1, 0) },
            { reason: 'the day of its document was inferred', doubt: if(t.on_inferred_date, 0.3, 0) },
            { reason: 'its words may also mean other days', doubt: 1 - coalesce(s.probability, 1) },
            { reason: 'its date is rough', doubt: if(coalesce(contains(t.edtf, '~'), false), 0.2, 0) },
            { reason: 'its date is not known to the day', doubt: if(t.date_precision = 1, 0, 0.4) },
            { reason: 'its sources disagree', doubt: if(t.conflict_count > 0, 0.4, 0) },
            { reason: 'it has one source only', doubt: if(t.source_count > 1, 0, 0.1) },
            { reason: 'its place is not known', doubt: if(t.place is null, 0.2, 0) },
            { reason: 'it could not be compared with others', doubt: if(len(t.flags) > 0, 0.3, 0) },
            {
                reason: 'a correction of it is not applied',
                doubt: if(list_contains(list_transform(t.corrections, lambda each: each.status), 'stale'), 0.5, 0)
            }
        ]) as each
    from marts.timeline as t
    left join told as s on s.event_id = t.event_id
)

select event_id, each.reason, each.doubt
from doubts
where each.doubt > 0
order by event_id, each.doubt desc, each.reason
