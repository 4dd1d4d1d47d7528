-- One row per story that several documents tell: what it is called, when it was told, and the words that its documents share.
-- key: story_id
with documents as (
    select s.story_id, d.document_id, d.title, d.topic, d.anchor_date, coalesce(d.reprint_of, d.document_id) as source
    from core.stories as s
    inner join core.documents as d on d.document_id = s.document_id
),

told as (
    select
        story_id,
        min(topic) as topic,
        min(anchor_date) as first_told,
        max(anchor_date) as last_told,
        count(*) as document_count,
        count(distinct source) as source_count
    from documents
    group by story_id
    having count(*) > 1
),

profiles as (
    select d.story_id, unnest(s.words) as each
    from core.signatures as s
    inner join documents as d on d.document_id = s.document_id
),

story_words as (
    select p.story_id, p.each.word as word, sum(cast(p.each.weight as decimal(18, 4))) / max(t.document_count) as weight
    from profiles as p
    inner join told as t on t.story_id = p.story_id
    group by p.story_id, p.each.word
),

words as (
    select story_id, list(word order by weight desc, word)[:6] as words from story_words group by story_id
),

-- the best headline says most of what the story is about, in few words
headline_words as (
    select document_id, story_id, unnest(list_distinct(regexp_extract_all(lower(title), '\pL{3,}'))) as word
    from documents
    where title is not null
),

headlines as (
    select h.story_id, h.document_id, sum(cast(w.weight as decimal(18, 6))) / sqrt(count(*)) as worth
    from headline_words as h
    left join story_words as w on w.story_id = h.story_id and w.word = h.word
    group by h.story_id, h.document_id
),

titles as (
    select h.story_id, d.title
    from headlines as h
    inner join documents as d on d.document_id = h.document_id
    qualify row_number() over (partition by h.story_id order by h.worth desc nulls last, d.anchor_date, d.document_id) = 1
),

events as (
    select story_id, count(*) as event_count, arg_max(title, (importance, event_id)) as title
    from marts.timeline
    group by story_id
)

select
    t.story_id,
    coalesce(t.topic, h.title, e.title) as title,
    t.topic,
    w.words,
    t.first_told,
    t.last_told,
    t.document_count,
    t.source_count,
    coalesce(e.event_count, 0) as event_count
from told as t
left join titles as h on h.story_id = t.story_id
left join events as e on e.story_id = t.story_id
left join words as w on w.story_id = t.story_id
order by t.document_count desc, t.story_id
