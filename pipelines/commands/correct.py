"""`dateline correct`: the lines of a correction, for a file in `raw/corrections/`."""

import json
import re
from typing import TYPE_CHECKING

import click

from pipelines.commands.screen import say, visible
from pipelines.errors import DatelineError
from pipelines.settings import load_settings

if TYPE_CHECKING:
    from pipelines.warehouse.corrections import Targets

KINDS = ("document_date", "reference", "event_date", "merge", "split", "drop")
LISTED = ("merge", "split")
BARE = re.compile(r"[\w-]+", re.ASCII)
SHORT = 8
STAMP = 16


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("targets", nargs=-1, required=True)
@click.option("--value", help="The new day, as 2025-04-13; also 2025-04, 2025, or 2025-04-12/2025-04-13.")
@click.option("--reason", required=True, help="Why; it is shown with the event.")
@click.option("--author", required=True, help="Who says so.")
def correct(kind: str, targets: tuple[str, ...], value: str | None, reason: str, author: str) -> None:
    """Print a correction of TARGETS. It is to be put into a file such as raw/corrections/mine.toml.

    TARGETS are the path of a document, or the first letters of the ids of a reference, of events (of reports, for a
    split). Nothing is written and nothing changes; the next run applies what stands in raw/corrections/.
    """
    from pipelines.defs.clock import now
    from pipelines.documents.corrections import WrongCorrection, parse_corrections
    from pipelines.warehouse.corrections import find_targets

    if len(targets) > 1 and kind not in LISTED:
        raise click.UsageError(f"A {kind} has one target; there are {len(targets)}: {', '.join(targets)}.")
    found = find_targets(load_settings().published_file, kind, targets)
    stated = {"value": value, "reason": reason, "author": author}
    lines = [*_target_lines(kind, found), *(f"{key} = {_quoted(said)}" for key, said in stated.items() if said)]
    text = visible("\n".join([*lines, f"date = {now():%Y-%m-%d}", f"made_for = {_made_for(found)}"]))
    for wrong in parse_corrections("corrections", text.encode()):
        if isinstance(wrong, WrongCorrection):
            raise DatelineError(wrong.problem)
    say(f"{text}\n")


def _target_lines(kind: str, found: "Targets") -> list[str]:
    key = "-".join([kind, *(each if kind == "document_date" else each[:SHORT] for each in found.ids)])
    said = [f"# {' '.join(words.split())}" for words in dict.fromkeys(found.said)]
    value = list(found.ids) if kind in LISTED else found.ids[0]
    return [*said, f"[{key if BARE.fullmatch(key) else _quoted(key)}]", f"{kind} = {_quoted(value)}"]


def _made_for(found: "Targets") -> str:
    return "{ " + ", ".join(f"{_quoted(path)} = {_quoted(sha[:STAMP])}" for path, sha in found.texts.items()) + " }"


def _quoted(value: object) -> str:
    """A text or a list of texts in TOML, which takes the strings of JSON."""
    return json.dumps(value, ensure_ascii=False)
