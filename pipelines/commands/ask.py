"""Questions to the published timeline (`dateline timeline`, `show`, `sql`, `diff`, `lineage`) and to a text (`tag`)."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

import click

from pipelines.commands.options import DAY, filtered, selection
from pipelines.commands.screen import data, say, say_json, screen
from pipelines.errors import DatelineError
from pipelines.settings import load_settings

ROWS = 10_000
SECONDS = 60.0
LIMIT_HELP = "Print at most this many rows; 0 prints all."
TIMEOUT_HELP = "Stop the query after this time; 0 means no limit."
MOMENT = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
STATED_DAY = "The reference date of the text (YYYY-MM-DD), or its day and time."


@click.command()
@filtered
@click.option("--json", "form", flag_value="json", help="Print JSON, one object per event.")
@click.option("--csv", "form", flag_value="csv", help="Print CSV.")
def timeline(form: str | None, **wanted: Any) -> None:
    """Print the events that overlap the given days."""
    from pipelines.exports.reading import read_rows, read_summaries, selected
    from pipelines.warehouse.connection import reading

    with reading(load_settings().published_file) as connection:
        shown = selected(read_summaries(connection), selection(**wanted))
        events = read_rows(connection, shown.events).to_pylist()
    for fault in shown.faults:
        say(f"The event {fault.key} cannot be read: {fault.reason}", err=True)
    if form == "json":
        say_json(events)
    elif form == "csv":
        from pipelines.exports.escaping import table

        data([table(list(events[0]), events)] if events else [])
    else:
        from pipelines.commands.display import timeline_table

        terminal = screen()
        terminal.print(timeline_table(events, terminal.width) if events else "No event matches.")


@click.command()
@click.argument("event")
def show(event: str) -> None:
    """Print one event with its tellings. EVENT is its id or the beginning of its id."""
    from pipelines.exports.reading import read_timeline
    from pipelines.exports.terminal import event_view
    from pipelines.warehouse import questions
    from pipelines.warehouse.connection import reading

    published = load_settings().published_file
    event_id = questions.event(published, event)["event_id"]
    with reading(published) as connection:
        screen().print(event_view(read_timeline(connection, event_id).events[0]))


@click.command()
@click.argument("query")
@click.option("--limit", type=click.IntRange(0), default=ROWS, show_default=True, help=LIMIT_HELP)
@click.option(
    "--timeout", type=click.FloatRange(0), default=SECONDS, show_default=True, metavar="SECONDS", help=TIMEOUT_HELP
)
def sql(query: str, limit: int, timeout: float) -> None:
    """Print the answer to a SELECT over the published timeline. It can read nothing else.

    Tables of marts and core need no schema before their names: select * from timeline
    """
    from pipelines.commands.display import rows_table
    from pipelines.warehouse.selecting import select

    answer = select(load_settings().published_file, query, limit or None, timeout or None)
    shown = screen()
    shown.print(rows_table(answer.names, answer.rows, shown.width))
    if answer.cut:
        say(f"These are the first {limit} rows; `--limit 0` prints them all.", err=True)


if TYPE_CHECKING:
    from pipelines.warehouse.connection import Row
    from pipelines.warehouse.history import Change
    from pipelines.warehouse.questions import Chain


@click.command()
@click.argument("first", type=DAY, metavar="FIRST")
@click.argument("last", type=DAY, metavar="LAST")
def diff(first: date, last: date) -> None:
    """Print which events differ between two days, and why. FIRST and LAST are days such as 2025-04-15, UTC."""
    from pipelines.warehouse.history import changes

    found = changes(load_settings().published_file, first, last)
    for change in found:
        say("\n".join(_change_lines(change)))
    if not found:
        say("No event differs.")


def _change_lines(change: "Change") -> Iterator[str]:
    yield f"{change.kind}: {change.title} ({change.event_id[:8]})"
    for name, (before, after) in change.fields.items():
        yield f"  {name}: {_shown(before)} -> {_shown(after)}"
    yield f"  because {' and '.join(change.why)}"


def _shown(value: object) -> str:
    """Return a value of the timeline in a line.

    >>> _shown(None), _shown(["a.txt", "b.txt"]), _shown(3)
    ('none', 'a.txt, b.txt', '3')
    """
    if isinstance(value, dict):
        return f"{value['correction']} ({value['status']}; {value['author']}: {value['reason']})"
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "none"
    return "none" if value is None else str(value)


@click.command()
@click.argument("event")
def lineage(event: str) -> None:
    """Print the chain from an event to its words. EVENT is its id or the beginning of its id."""
    from pipelines.commands.display import when
    from pipelines.warehouse import questions
    from pipelines.warehouse.questions import chain

    published = load_settings().published_file
    found = questions.event(published, event)
    say(f"{found['title']} ({found['event_id']})")
    days = when(found["start_date"], found["end_date"], found["granularity"])
    say(f"  {days}, {found['status']}, {found['certainty']}")
    say("\n".join(_chain_lines(chain(published, found["event_id"]))))


def _chain_lines(found: "Chain") -> Iterator[str]:
    if found.run:
        run = found.run
        yield f"  published by run {run['run_id']}, {run['finished_at']:%Y-%m-%d %H:%M} UTC"
        yield f"  rules {run['rules_version'][:12]}, code {run['code_version'][:12]}"
    for by in found.corrections:
        value = f" {by['value']}" if by["value"] else ""
        yield f"  {by['status']} correction {by['correction']}: {by['target']}{value}"
        yield f"    {by['author']}, {by['made_on']}: {by['reason']}"
    for _, links in groupby(found.links, key=lambda link: (link["source_path"], link["char_start"])):
        yield from _report_lines(list(links))


def _report_lines(links: "list[Row]") -> Iterator[str]:
    report = links[0]
    yield f"  {report['role']}: raw/{report['source_path']}, sha256 {report['content_sha256'][:12]}"
    yield f"    report {report['report_id']}"
    yield f"    [{report['char_start']}:{report['char_end']}] {report['event_trigger']!r} in: {report['sentence']}"
    yield f"    reference date {report['anchor_date']} ({report['anchor_basis']}); dated: {report['date_basis']}"
    for link in links:
        against = link["read_against"]
        if link["text"] is not None:
            yield (
                f"    {link['does']} [{link['phrase_start']}:{link['phrase_end']}] {link['text']!r} by rule "
                f"{link['rule']}, " + (f"read against {against}" if against else str(link["anchor_kind"]))
            )
            yield f"      reference {link['reference_id']}"
            yield from (f"      {line}" for line in link["explanation"].splitlines())


def _stated(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the value unchanged if it is a day or a moment."""
    if value is not None:
        MOMENT.convert(value, _parameter, _context)
    return value


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "jsonl", "timeml"]), default="text", show_default=True)
@click.option("--date", "stated", callback=_stated, help=STATED_DAY)
@click.option("--language", default="en", show_default=True, help="ISO 639-1 code, for texts that state none.")
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def tag(form: str, stated: str | None, language: str, file: TextIO) -> None:
    """Print the time references of a text. FILE, or standard input, is a text, JSON lines or TimeML."""
    from pipelines.exports.tag import FORMATS

    try:
        data(FORMATS[form](file, stated, language))
    except UnicodeDecodeError as error:
        raise DatelineError(f"{file.name} is not UTF-8: {error}; convert it, or give it to `dateline run`.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if form != "jsonl":
            raise
        raise DatelineError(
            f'{file.name}: each line must be an object such as {{"id": "a", "text": "…"}}; {error}'
        ) from error


@click.command()
@click.argument("text")
@click.option("--date", "stated", required=True, callback=_stated, help=STATED_DAY)
@click.option("--language", default="en", show_default=True, help="ISO 639-1 code.")
@click.option("--country", help="ISO 3166-1 alpha-2 code, for feasts and the order of day and month.")
def explain(text: str, stated: str, language: str, country: str | None) -> None:
    """Print every step from the words of TEXT to their dates."""
    from pipelines.exports.tag import context_of
    from pipelines.temporal import explain as derivation

    lines = derivation(text, context_of(stated, language, country))
    say("\n".join(lines) if lines else "No time reference was found.")
