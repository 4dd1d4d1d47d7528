-- One row per event, of those that come last, in the order of time.
select * from (
    from marts.timeline
    order by coalesce(start_date, end_date) desc nulls first, end_date desc nulls first, title desc, event_id desc
    limit $most
)
order by coalesce(start_date, end_date), end_date, title, event_id
