-- One row per event whose id, or a former id, begins with some letters.
select event_id from marts.timeline where starts_with(event_id, $id)
union
select event_id from core.event_aliases where starts_with(alias, $id)
order by event_id
