-- Allen's relations between two spans of days, inclusive on both sides; a missing bound is open.
create or replace macro marts.overlaps(left_start, left_end, right_start, right_end) as
    coalesce(left_start, date '0001-01-01') <= coalesce(right_end, date '9999-12-31')
    and coalesce(right_start, date '0001-01-01') <= coalesce(left_end, date '9999-12-31');

create or replace macro marts.before(left_end, right_start) as
    coalesce(left_end < right_start, false);

create or replace macro marts.meets(left_end, right_start) as
    coalesce(left_end + 1 = right_start, false);

create or replace macro marts.during(left_start, left_end, right_start, right_end) as
    coalesce(left_start >= right_start and left_end <= right_end, false);
