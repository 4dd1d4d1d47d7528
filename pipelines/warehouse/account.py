"""What a run has to show for itself: counts, what dates the phrases, and what is unresolved and why."""

from collections.abc import Mapping
from pathlib import Path

from pipelines.warehouse.connection import Connection, Row, reading, rows
from pipelines.warehouse.describe import preview

LAST_RUN = "select * exclude (started_at, finished_at) from core.runs order by rowid desc limit 1"

BASES = """
select
    anchor_kind as "read against",
    count(*) as phrases,
    count(*) filter (where status = 'resolved') as resolved,
    round(100.0 * count(*) filter (where status = 'resolved') / count(*), 1) as "percent resolved"
from core.time_references where timex_type is not null group by anchor_kind order by phrases desc, anchor_kind
"""

REPORTS = """
select date_basis as "dated by", count(*) as reports
from core.event_reports group by date_basis order by reports desc, date_basis
"""

UNRESOLVED = """
select kind, reason, count(*) as found, list(distinct text order by text)[:3] as "such as"
from marts.unresolved group by kind, reason order by found desc, kind, reason
"""

EVENTS_A_DAY = """
select start_date as day, count(*) as events
from marts.timeline
where start_date = end_date and start_date > (select max(start_date) from marts.timeline) - 366
group by day order by day
"""


def account(published: Path) -> tuple[Row, Mapping[str, str]]:
    """The last run's own figures, and tables in Markdown by title.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        figures = rows(connection, LAST_RUN)[0]
        tables = {"dated phrases": BASES, "dated reports": REPORTS, "unresolved": UNRESOLVED}
        return figures, {title: _table(connection, sql) for title, sql in tables.items()}


def _table(connection: Connection, sql: str) -> str:
    return preview(rows(connection, sql))


def events_a_day(published: Path) -> list[Row]:
    """How many events happened on each day of the timeline's last year, for days that have any."""
    with reading(published) as connection:
        return rows(connection, EVENTS_A_DAY)
