-- One row per event and day on which it may have been; events known less exactly than to a month are left out.
-- key: event_id, day
with dated as (
    select event_id, start_date, end_date, title, event_class, place, country, killed_best, injured_best, status
    from core.events
    where start_date is not null and end_date is not null and end_date - start_date < 31
)

select
    event_id,
    cast(unnest(generate_series(start_date, end_date, interval 1 day)) as date) as day,
    end_date - start_date + 1 as day_count,
    title,
    event_class,
    place,
    country,
    killed_best,
    injured_best,
    status
from dated
order by day, event_id
