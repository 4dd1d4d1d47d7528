-- One row per event: the story it is of, and how much it mattered there, with the terms that say so.
-- key: event_id
with documents as (
    select
        s.story_id,
        d.document_id,
        coalesce(d.reprint_of, d.document_id) as source,
        d.anchor_date,
        d.kind_of_text
    from core.stories as s
    inner join core.documents as d on d.document_id = s.document_id
),

-- what was long before a story is its background, unless its documents are histories
beginnings as (
    select
        story_id,
        case when bool_and(kind_of_text = 'history') then date '0001-01-01' else min(anchor_date) - 31 end as first_day
    from documents
    group by story_id
),

tellings as (
    select
        t.event_id,
        d.story_id,
        count(distinct t.source) as sources,
        bool_and(t.background) as in_passing
    from marts.sources as t
    inner join documents as d on d.document_id = t.document_id
    group by t.event_id, d.story_id
),

events as (
    select
        e.event_id,
        e.title,
        e.start_date,
        e.end_date,
        -- the classes that say little of what was done, `UNSPECIFIC` and `SAID` of events/types.py
        e.event_class not in (
            'OTHER', 'STATEMENT', 'MOVE', 'INVESTIGATE', 'WORK', 'REQUEST', 'THREATEN', 'REJECT', 'ACCUSE'
        ) as says_what,
        e.date_precision = 1 as exact,
        coalesce(e.killed_best, 0) + coalesce(e.injured_best, 0) / 10 as toll,
        e.source_count as sources,
        e.status,
        t.story_id,
        coalesce(e.end_date < b.first_day, false) or coalesce(t.in_passing, false) as background
    from core.events as e
    inner join (
        select event_id, arg_max(story_id, (sources, story_id)) as story_id, bool_and(in_passing) as in_passing
        from tellings
        group by event_id
    ) as t on t.event_id = e.event_id
    inner join beginnings as b on b.story_id = t.story_id
),

-- a day matters by the documents of its story that name it, above all later, and by how much later
naming as (
    select d.story_id, t.start_date as day, d.source, greatest(max(d.anchor_date - t.end_date), 0) as days_later
    from core.time_references as t
    inner join documents as d on d.document_id = t.document_id
    inner join beginnings as b on b.story_id = d.story_id
    where t.status = 'resolved' and t.start_date = t.end_date and t.start_date >= b.first_day
    group by d.story_id, t.start_date, d.source
),

named as (
    select
        story_id,
        day,
        ln(1 + sum(cast(ln(1 + days_later) as decimal(18, 4)))) as later_references,
        ln(1 + count(*)) as all_references
    from naming
    group by story_id, day
),

referred as (
    select
        d.event_id,
        sum(cast(n.later_references as decimal(18, 6))) / max(d.day_count) as later_references,
        sum(cast(n.all_references as decimal(18, 6))) / max(d.day_count) as all_references
    from marts.timeline_days as d
    inner join events as e on e.event_id = d.event_id
    inner join named as n on n.story_id = e.story_id and n.day = d.day
    group by d.event_id
),

-- how weighty a word is in the documents of a story, on average
sizes as (
    select story_id, count(*) as documents from documents group by story_id
),

profiles as (
    select d.story_id, unnest(s.words) as each
    from core.signatures as s
    inner join documents as d on d.document_id = s.document_id
),

story_words as (
    select
        p.story_id,
        p.each.word as word,
        sum(cast(p.each.weight as decimal(18, 4))) / max(n.documents) as weight
    from profiles as p
    inner join sizes as n on n.story_id = p.story_id
    group by p.story_id, p.each.word
),

title_words as (
    select event_id, story_id, unnest(list_distinct(regexp_extract_all(lower(title), '\pL{3,}'))) as word
    from events
),

worded as (
    select t.event_id, sum(cast(s.weight as decimal(18, 6))) as weight
    from title_words as t
    inner join story_words as s on s.story_id = t.story_id and s.word = t.word
    group by t.event_id
),

amounts as (
    select
        e.event_id,
        e.story_id,
        e.background,
        unnest([
            { term: 'later references', amount: coalesce(r.later_references, 0) },
            { term: 'references', amount: coalesce(r.all_references, 0) },
            { term: 'words of its story', amount: coalesce(w.weight, 0) },
            { term: 'sources', amount: ln(1 + e.sources) },
            { term: 'toll', amount: ln(1 + e.toll) },
            { term: 'exact', amount: cast(coalesce(e.exact, false) as integer) },
            { term: 'says what was done', amount: cast(e.says_what as integer) },
            { term: 'happened', amount: cast(e.status in ('happened', 'disputed') as integer) }
        ]) as each
    from events as e
    left join referred as r on r.event_id = e.event_id
    left join worded as w on w.event_id = e.event_id
),

terms as (
    select a.event_id, a.story_id, a.background, w.term, a.each.amount, round(a.each.amount * w.weight, 2) as score
    from amounts as a
    inner join marts.importance_weights() as w on w.term = a.each.term
)

select
    event_id,
    story_id,
    background,
    round(sum(score), 2) as importance,
    list({ term: term, amount: round(amount, 3), score: score } order by score desc, term)
    filter (where amount > 0) as importance_terms
from terms
group by event_id, story_id, background
order by event_id
