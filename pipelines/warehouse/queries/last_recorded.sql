-- One row: the latest time in the history.
select max(greatest(recorded_from, recorded_to)) from (
    select recorded_from, recorded_to from core.timeline_shapes
    union all
    select recorded_from, recorded_to from core.timeline_history
    union all
    select recorded_from, recorded_to from core.file_history
    union all
    select recorded_from, recorded_to from core.correction_history
)
