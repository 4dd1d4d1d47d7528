"""Days as they are typed."""

from datetime import date

import click


class Day(click.ParamType):
    """A day, written as ISO 8601 has it."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; what is none is wrong usage."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2025-04-15.", param, ctx)


DAY = Day()


def in_order(first: date | None, last: date | None) -> None:
    """Refuse a span that ends before it begins."""
    if first and last and first > last:
        raise click.UsageError(f"--from {first} is later than --to {last}; no day lies between them.")
