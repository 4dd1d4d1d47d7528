"""`dateline page` and `dateline export`: the timeline to look at and to carry away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from pipelines.commands.days import DAY, in_order
from pipelines.commands.screen import say
from pipelines.exports.kinds import CLASS_WORDS
from pipelines.settings import load_settings

FILE = click.Path(path_type=Path)
FORMAT_NAMES = (
    *("csv", "parquet", "jsonl", "timelinejs", "icalendar", "timesketch-csv", "timesketch-jsonl"),
    *("followthemoney", "ucdp", "acled", "timeml"),
)
FORMATS_HELP = f"One of {', '.join(FORMAT_NAMES)}."
STATUSES = ("happened", "planned", "disputed", "denied", "hypothetical")
CLASS, STATUS = click.Choice(list(CLASS_WORDS), case_sensitive=False), click.Choice(STATUSES)
FILTERS = (
    click.option("--from", "first", type=DAY, help="Leave out what ended before this day (2025-04-15)."),
    click.option("--to", "last", type=DAY, help="Leave out what began after this day."),
    click.option("--place", help="Only events whose place or country holds these words."),
    click.option("--class", "event_class", type=CLASS, metavar="CLASS", help=f"Only these: {', '.join(CLASS_WORDS)}."),
    click.option("--status", type=STATUS, metavar="STATUS", help=f"Only these: {', '.join(STATUSES)}."),
    click.option("--source", help="Only events that a document tells whose file or publisher holds these words."),
)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose events."""
    for option in reversed(FILTERS):
        command = option(command)
    return command


def _selection(**wanted: Any) -> Any:
    from pipelines.exports.selection import Selection

    in_order(wanted["first"], wanted["last"])
    return Selection(**wanted)


@click.command()
@click.option("--output", type=FILE, help="The page (default: timeline.html in the warehouse folder).")
@click.option("--png", "pictures", is_flag=True, help="Also write the overview as PNG and SVG beside the page.")
@filtered
def page(output: Path | None, pictures: bool, **wanted: Any) -> None:
    """Write the timeline as a page. It works from disk, offline, on a phone and in print."""
    from pipelines.exports.publish import Published, see_to, write

    settings = load_settings()
    source = Published(settings.published_file, settings.raw, settings.cache)
    target = (output or source.page).absolute()
    see_to(target, pictures)
    made = write(source, target, _selection(**wanted), state="", pictures=pictures)
    say(f"{made.events} event{'' if made.events == 1 else 's'}: {made.page}")
    for line in made.not_drawn:
        say(line, err=True)
    if made.picture:
        say(f"pictures: {made.picture} and {made.picture.with_suffix('.svg').name}")


@click.command()
@click.option("--format", "name", required=True, type=click.Choice(FORMAT_NAMES), metavar="FORMAT", help=FORMATS_HELP)
@click.option("--output", type=FILE, help="The file, for timeml the folder (default: in the warehouse folder).")
@filtered
def export(name: str, output: Path | None, **wanted: Any) -> None:
    """Write the timeline for another program. A report beside it tells what that program's format cannot say."""
    from pipelines.exports.export import export as write
    from pipelines.exports.formats import FORMATS

    settings = load_settings()
    target = (output or settings.warehouse / f"timeline{FORMATS[name].ending}").absolute()
    exported = write(settings.published_file, name, target, _selection(**wanted))
    losses = f"{len(exported.losses)} {'loss' if len(exported.losses) == 1 else 'losses'}"
    say(f"{target}: {losses}, told in {target.name}.loss.json")
