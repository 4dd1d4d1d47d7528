"""`dateline timeline`, `show` and `sql`: questions to the published timeline."""

from datetime import date

import click

from pipelines.commands.days import DAY, in_order
from pipelines.commands.screen import data, say, say_json, screen
from pipelines.settings import load_settings

ROWS = 10_000
SECONDS = 60.0
LIMIT_HELP = "How many rows to print at most; 0 is all."
TIMEOUT_HELP = "How long the answer may take; 0 is for ever."


@click.command()
@click.option("--from", "first", type=DAY, help="Leave out what ended before this day (2025-04-15).")
@click.option("--to", "last", type=DAY, help="Leave out what began after this day.")
@click.option("--place", help="Only events whose place or country code holds these words.")
@click.option("--json", "form", flag_value="json", help="Print JSON, an object an event.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV.")
def timeline(first: date | None, last: date | None, place: str | None, form: str | None) -> None:
    """Print the events that overlap the given days."""
    from pipelines.warehouse import questions

    in_order(first, last)
    events = questions.timeline(load_settings().published_file, first, last, place)
    if form == "json":
        say_json(events)
    elif form == "csv":
        from pipelines.exports.cells import table

        data([table(list(events[0]), events)] if events else [])
    else:
        from pipelines.commands.display import timeline_table

        shown = screen()
        shown.print(timeline_table(events, shown.width) if events else "No event fits.")


@click.command()
@click.argument("event")
def show(event: str) -> None:
    """Print one event with its tellings. EVENT is its id, or the first letters of it."""
    from pipelines.exports.reading import read_timeline
    from pipelines.exports.terminal import event_view
    from pipelines.warehouse import questions
    from pipelines.warehouse.connection import reading

    published = load_settings().published_file
    event_id = questions.event(published, event).event["event_id"]
    with reading(published) as connection:
        screen().print(event_view(read_timeline(connection, event_id).events[0]))


@click.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(0), default=ROWS, show_default=True, help=LIMIT_HELP)
@click.option(
    "--timeout", type=click.FloatRange(0), default=SECONDS, show_default=True, metavar="SECONDS", help=TIMEOUT_HELP
)
def sql(query: str, limit: int, timeout: float) -> None:
    """Print the answer to a QUERY, a SELECT over the published timeline. It can read that, and nothing else.

    Tables of marts and core need no schema before their names: select * from timeline
    """
    from pipelines.commands.display import rows_table
    from pipelines.warehouse import questions

    answer = questions.select(load_settings().published_file, query, limit or None, timeout or None)
    shown = screen()
    shown.print(rows_table(answer.names, answer.rows, shown.width))
    if answer.cut:
        say(f"These are the first {limit} rows; `--limit 0` prints them all.", err=True)
