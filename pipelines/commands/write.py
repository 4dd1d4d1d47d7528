"""`dateline page`, `export`, `correct` and `restore`: what is written from the timeline, or back to it."""

from pathlib import Path
from typing import Any

import click

from pipelines.commands.options import filtered, selection
from pipelines.commands.screen import say, visible
from pipelines.documents.model import LISTED, Target
from pipelines.settings import load_settings

FILE = click.Path(path_type=Path)
FORMAT_NAMES = (
    *("csv", "parquet", "jsonl", "xlsx", "markdown", "geojson", "kml", "schema-org", "atom"),
    *("timelinejs", "icalendar", "timesketch-csv", "timesketch-jsonl"),
    *("followthemoney", "ucdp", "acled", "timeml"),
)
FORMATS_HELP = f"One of {', '.join(FORMAT_NAMES)}."


@click.command()
@click.option("--output", type=FILE, help="The page (default: timeline.html in the warehouse folder).")
@click.option("--title", help="Title of the page (default: that of the main story).")
@click.option("--png", "pictures", is_flag=True, help="Also write the overview as PNG and SVG beside the page.")
@filtered
def page(output: Path | None, title: str | None, pictures: bool, **wanted: Any) -> None:
    """Write the timeline as a page. It works from disk, offline, on a phone and in print."""
    from pipelines.exports.refresh import Published, see_to, write

    settings = load_settings()
    source = Published(settings.published_file, settings.raw)
    target = (output or source.page).absolute()
    see_to(target, pictures)
    made = write(source, target, selection(**wanted), title=title, pictures=pictures)
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
    """Write the timeline for another program. A report beside it lists what that format cannot express."""
    from pipelines.exports.formats import FORMATS
    from pipelines.exports.formats import export as write

    settings = load_settings()
    target = (output or settings.warehouse / f"timeline{FORMATS[name].ending}").absolute()
    exported = write(settings.published_file, name, target, selection(**wanted))
    losses = f"{len(exported.losses)} {'loss' if len(exported.losses) == 1 else 'losses'}"
    say(f"{target}: {losses}, listed in {target.name}.loss.json")


VALUE_HELP = "The days, as 2025-04-13, 2025-04, 2025 or 2025-04-12/2025-04-13; the place, the title or the status."


@click.command()
@click.argument("kind", type=click.Choice(list(map(str, Target))))
@click.argument("targets", nargs=-1, required=True)
@click.option("--value", help=VALUE_HELP)
@click.option("--reason", required=True, help="The reason; it is shown with the event.")
@click.option("--author", required=True, help="Who makes the correction.")
def correct(kind: str, targets: tuple[str, ...], value: str | None, reason: str, author: str) -> None:
    """Print a correction of TARGETS.

    It is to be saved in a file such as raw/corrections/mine.toml.

    TARGETS are the path of a document, or the first letters of the ids of a reference, of events (of reports, for a
    split). Nothing is written or changed; the next run applies the files in raw/corrections/.
    """
    from pipelines.defs.resources import now
    from pipelines.documents.corrections import correction_toml
    from pipelines.warehouse.corrections import find_targets

    if len(targets) > 1 and kind not in LISTED:
        raise click.UsageError(f"A {kind} takes one target, not {len(targets)}: {', '.join(targets)}.")
    found = find_targets(load_settings().published_file, kind, targets)
    stated = {"value": value, "reason": reason, "author": author}
    say(f"{visible(correction_toml(kind, found.ids, found.said, found.texts, now().date(), stated))}\n")


@click.command()
@click.argument("run")
def restore(run: str) -> None:
    """Publish the version of RUN again; the next run replaces it.

    RUN is a run's id or the name of a version, or the first letters of either; a RUN that does not fit lists them.
    """
    from pipelines.warehouse.publishing import restore as bring_back

    settings = load_settings()
    version = bring_back(settings.build_file, settings.published_file, run)
    say(f"{settings.published_file} is now {version.stem}.")
