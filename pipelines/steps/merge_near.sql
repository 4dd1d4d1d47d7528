-- The reports that a changed one may meet, and those that fill a block with it: of days that overlap or neighbour its
-- own, and the long ones that touch its years.
select r.report_id
from core.reports as r
where
    r.start_date is not null
    and r.end_date is not null
    and exists (
        select 1
        from changed as c
        where
            (r.start_date - if(r.date_basis in ('document', 'narrative'), {recalled}, 0) <= c.end_date + {neighbouring}
                and r.end_date + if(r.date_basis = 'narrative', 1, 0) >= c.start_date - {neighbouring})
            or (
                r.end_date - r.start_date >= {longest}
                and year(r.start_date) <= year(c.end_date)
                and year(r.end_date) >= year(c.start_date)
            )
    )
