"""`dateline timeline`, `show` and `sql`: questions to the published timeline."""

import json
from datetime import date

import click

from pipelines.commands.days import DAY, in_order
from pipelines.settings import load_settings


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
        click.echo(json.dumps(events, default=str, ensure_ascii=False, indent=2))
    elif form == "csv":
        from pipelines.exports.cells import table

        click.echo(table(list(events[0]), events) if events else "", nl=False)
    else:
        from pipelines.commands.display import console, timeline_table

        screen = console()
        screen.print(timeline_table(events, screen.width) if events else "No event fits.")


@click.command()
@click.argument("event")
def show(event: str) -> None:
    """Print one event with its tellings. EVENT is its id, or the first letters of it."""
    from pipelines.commands.display import console
    from pipelines.exports.reading import read_timeline
    from pipelines.exports.terminal import event_view
    from pipelines.warehouse import questions
    from pipelines.warehouse.connection import reading

    published = load_settings().published_file
    event_id = questions.event(published, event).event["event_id"]
    with reading(published) as connection:
        console().print(event_view(read_timeline(connection, event_id).events[0]))


@click.command()
@click.argument("query")
def sql(query: str) -> None:
    """Print the answer to a QUERY. It goes to the published timeline, which it can only read."""
    from pipelines.commands.display import console, rows_table
    from pipelines.warehouse import questions

    names, found = questions.select(load_settings().published_file, query)
    screen = console()
    screen.print(rows_table(names, found, screen.width))
