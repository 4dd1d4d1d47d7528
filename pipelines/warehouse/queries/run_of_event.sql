-- One row: the run that published an event as it stands; none without a history.
select r.run_id, r.finished_at, r.rules_version, r.code_version
from core.timeline_history as h
inner join core.runs as r on r.finished_at = h.recorded_from
where h.event_id = $event and h.recorded_to is null
