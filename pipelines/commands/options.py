"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pipelines.documents.model import EVENT_STATUSES
from pipelines.exports.kinds import CLASS_WORDS

if TYPE_CHECKING:
    from pipelines.exports.reading import Selection


class Day(click.ParamType):
    """A day, written as ISO 8601 has it."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2025-04-15.", param, ctx)


DAY = Day()


CLASS, STATUS = click.Choice(list(CLASS_WORDS), case_sensitive=False), click.Choice(EVENT_STATUSES)
FILTERS = (
    click.option("--from", "first", type=DAY, help="Leave out events that ended before this day (2025-04-15)."),
    click.option("--to", "last", type=DAY, help="Leave out events that began after this day."),
    click.option("--place", help="Only events whose place or country contains these words."),
    click.option("--class", "event_class", type=CLASS, metavar="CLASS", help=f"Only these: {', '.join(CLASS_WORDS)}."),
    click.option("--status", type=STATUS, metavar="STATUS", help=f"Only these: {', '.join(EVENT_STATUSES)}."),
    click.option("--source", help="Only events reported by a document whose file or publisher contains these words."),
    click.option("--story", help="Only events of a story: words of its title, or the beginning of its id."),
    click.option(
        "--min-sources", type=click.IntRange(0), default=0, metavar="N", help="Only events that N sources tell."
    ),
    click.option(
        "--no-background", "background", flag_value=False, default=True, help="Leave out what was long before."
    ),
    click.option(
        "--top", type=click.IntRange(1), metavar="N", help="Only the N most important events, one a day of a story."
    ),
)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose events."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


def selection(**wanted: Any) -> "Selection":
    """Return which events those options choose; refuse a span that ends before it begins."""
    from pipelines.exports.reading import Selection

    first, last = wanted["first"], wanted["last"]
    if first and last and first > last:
        raise click.UsageError(f"--from {first} is later than --to {last}; there is no day between them.")
    return Selection(**wanted)
