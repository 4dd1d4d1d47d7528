"""`dateline run`: materialise everything that changed, then print the timeline."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.commands.screen import say, screen
from pipelines.errors import DatelineError
from pipelines.settings import Settings, load_settings
from pipelines.worker import ONE_CORE

if TYPE_CHECKING:
    from pipelines.warehouse.connection import Row
    from pipelines.warehouse.questions import Summary

FOLDER = click.Path(file_okay=False, path_type=Path)
SHOWN = 50
"""Events that a run prints; a timeline of thousands would bury what the run has to say."""


@click.command()
@click.option("--raw", type=FOLDER, help="The folder of documents (default: raw/ in the project).")
@click.option("--warehouse", type=FOLDER, help="The folder of the databases (default: warehouse/ in the project).")
@click.option(
    "--again", multiple=True, help="Read files matching this pattern again, such as '2024/*'; may be repeated."
)
@click.option("--allow-empty", is_flag=True, help="Go on even if every file read before is gone.")
def run(raw: Path | None, warehouse: Path | None, again: tuple[str, ...], allow_empty: bool) -> None:
    """Turn the documents into the timeline.

    Only what changed is redone; the result is checked, published and printed.
    """
    settings = load_settings()
    settings = replace(
        settings,
        raw=raw.absolute() if raw else settings.raw,
        warehouse=warehouse.absolute() if warehouse else settings.warehouse,
    )
    os.environ.update(ONE_CORE)  # before anything imports NumPy
    from pipelines.commands.unchanged import code_version, nothing_changed, remember

    code = code_version(settings)
    if not again and nothing_changed(settings, code):
        _report(settings, None)
        return
    from pipelines.commands.home import dagster_environment

    os.environ.update(dagster_environment())
    from pipelines.commands.launch import launch

    run_id, failures = launch(settings, again, allow_empty=allow_empty)
    if failures:
        raise DatelineError("\n".join(failures))
    remember(settings, code)
    _report(settings, run_id)


def _report(settings: Settings, run_id: str | None) -> None:
    from pipelines.commands.display import timeline_table
    from pipelines.warehouse.questions import latest, summary

    found = summary(settings.published_file, run_id)
    if events := latest(settings.published_file, SHOWN):
        shown = screen()
        shown.print(timeline_table(events, shown.width))
    if found.events > SHOWN:
        say(f"These are the latest {SHOWN} of {found.events} events; `dateline timeline` prints them all.")
    for line in _sentences(found, unchanged=run_id is None):
        say(line)
    say(f"Open {settings.published_file.with_suffix('.html')}")
    sys.stdout.flush()


def _sentences(found: "Summary", unchanged: bool) -> Iterator[str]:
    yield (
        f"{_number(found.events, 'event')} from {_number(found.documents, 'document')}; "
        f"{found.rows_written} rows written{', since nothing has changed' if unchanged else ''}; "
        f"undated: {found.undated_phrases} of {_number(found.phrases, 'phrase')} of time, "
        f"{_number(found.undated_documents, 'document')}."
    )
    yield _account(found.accounting, "file")
    yield _account(found.accounting, "report")
    yield from _unreadable(found.unreadable)
    for row in found.guessed[:SHOWN]:
        yield f"{row['source_path']}: columns found by their names ({row['flag'].partition(':')[2]})."
    for row in found.unsupported:
        documents = _number(row["documents"], "document")
        yield f"{documents} in the language {row['language']}: no events; only dates in figures are read for certain."
    if found.corrections:
        yield f"Not applied: {_number(len(found.corrections), 'correction')}."
    for row in found.corrections:
        yield f"  {row['correction']} ({row['status']}): {row['problem']}"


def _account(accounting: "Sequence[Row]", counted: str) -> str:
    """Return the number of things of a kind as the sum of their outcomes.

    >>> read = {"counted": "file", "outcome": "read", "count": 2}
    >>> rows = [read, {**read, "outcome": "skipped", "count": 1}]
    >>> _account(rows, "file")
    '3 files = 2 read + 1 skipped.'
    """
    outcomes = [(row["outcome"], row["count"]) for row in accounting if row["counted"] == counted]
    total = _number(sum(count for _, count in outcomes), counted)
    return f"{total} = {' + '.join(f'{count} {outcome}' for outcome, count in outcomes) or 0}."


def _unreadable(found: "Sequence[Row]") -> Iterator[str]:
    for row in found[:SHOWN]:
        yield f"  {row['source_path']}: {row['reason']} {row['remedy']}"
    if len(found) > SHOWN:
        yield f'  … and {len(found) - SHOWN} more: dateline sql "from unreadable_documents"'


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
