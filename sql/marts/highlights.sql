-- One row per event among the twenty most important ones of the timeline, of a story or of a month; one for each day of a story.
-- key: scope, name, rank
with events as (
    select
        event_id, story_id, title, start_date, end_date, coalesce(start_date, end_date) as day, importance, source_count,
        status, certainty
    from marts.timeline
    where status not in ('hypothetical', 'negated') and not coalesce(background, false)
),

scopes as (
    select 'timeline' as scope, 'timeline' as name, * from events
    union all
    select 'month' as scope, strftime(day, '%Y-%m') as name, * from events
    union all
    select 'story' as scope, e.story_id as name, e.*
    from events as e
    inner join marts.stories as s on s.story_id = e.story_id
),

-- the one that most sources tell stands for its day
of_a_day as (
    select
        *,
        certainty is not distinct from 'inferred' as inferred,
        max(importance) over (
            partition by scope, name, coalesce(story_id, event_id), day, certainty is not distinct from 'inferred'
        ) as weight
    from scopes
    qualify row_number() over (
        partition by scope, name, coalesce(story_id, event_id), day
        order by certainty is not distinct from 'inferred', source_count desc, importance desc, event_id
    ) = 1
)

select
    scope,
    name,
    row_number() over (partition by scope, name order by inferred, weight desc, event_id) as rank,
    event_id,
    story_id,
    start_date,
    end_date,
    title,
    importance,
    source_count,
    status
from of_a_day
qualify rank <= 20
order by scope, name, rank
