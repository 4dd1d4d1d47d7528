"""`dateline diff`, `restore` and `lineage`: what was published before, and where an event comes from."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from pipelines.commands.days import DAY
from pipelines.commands.screen import say
from pipelines.settings import load_settings

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
    """A value of the timeline in a line.

    >>> _shown(None), _shown(["a.txt", "b.txt"]), _shown(3)
    ('none', 'a.txt, b.txt', '3')
    """
    if isinstance(value, dict):
        return f"{value['correction']} ({value['status']}; {value['author']}: {value['reason']})"
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "none"
    return "none" if value is None else str(value)


@click.command()
@click.argument("run")
def restore(run: str) -> None:
    """Publish the version of RUN again, until the next run publishes.

    RUN is a run's id or the name of a version, or the first letters of either; a RUN that does not fit lists them.
    """
    from pipelines.warehouse.publishing import restore as bring_back

    settings = load_settings()
    version = bring_back(settings.build_file, settings.published_file, run)
    say(f"{settings.published_file} is now {version.stem}.")


@click.command()
@click.argument("event")
def lineage(event: str) -> None:
    """Print the chain from an event to its words. EVENT is its id, or the first letters of it."""
    from pipelines.commands.display import when
    from pipelines.warehouse import questions
    from pipelines.warehouse.questions import chain

    published = load_settings().published_file
    found = questions.event(published, event).event
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
    yield f"    speaks from {report['anchor_date']} ({report['anchor_basis']}); dated: {report['date_basis']}"
    for link in links:
        against = link["read_against"]
        if link["text"] is not None:
            yield (
                f"    {link['does']} [{link['phrase_start']}:{link['phrase_end']}] {link['text']!r} by rule "
                f"{link['rule']}, " + (f"read against {against}" if against else str(link["anchor_kind"]))
            )
            yield f"      reference {link['reference_id']}"
            yield from (f"      {line}" for line in link["explanation"].splitlines())
