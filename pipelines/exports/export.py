"""Write a timeline in one of the formats, with its loss report beside it."""

from dataclasses import replace
from pathlib import Path

from pipelines.exports.files import write_folder, write_whole
from pipelines.exports.formats import FORMATS
from pipelines.exports.loss import Exported, broken, report
from pipelines.exports.outline import read_outlines
from pipelines.exports.reading import with_tellings
from pipelines.exports.selection import Selection, selected
from pipelines.exports.targets import free_for_file, free_for_folder, is_export, report_of
from pipelines.warehouse.connection import reading


def export(published: Path, name: str, target: Path, selection: Selection) -> Exported:
    """Write the wanted events of a published timeline; one that breaks is left out, and is among the losses.

    Args:
        published: the database that readers open.
        name: of the format, a key of FORMATS.
        target: the file, or for a format of many files the folder. The report is its name with `.loss.json`.

    Raises:
        WarehouseError: there is no published timeline.
        OutputError: the target cannot be written, or something else stands there.
    """
    form = FORMATS[name]
    _see_to(target, form.files)
    with reading(published) as connection:
        timeline = with_tellings(connection, selected(read_outlines(connection), selection))
        made = form.make(timeline, connection)
    exported = replace(made, losses=(*made.losses, *map(broken, timeline.faults)))
    if form.files:
        write_folder(target, exported.files)
    else:
        write_whole(target, exported.files[""])
    events = len(timeline.events) + len(timeline.faults)
    write_whole(report_of(target), report(name, events, exported))
    return exported


def _see_to(target: Path, files: str) -> None:
    """Refuse a place that holds anything but an earlier export; a folder may hold nothing but such files."""

    def ours(folder: Path) -> bool:
        return is_export(folder) and {file.suffix for file in folder.iterdir()} == {files}

    if files:
        free_for_folder(target, ours)
    else:
        free_for_file(target, is_export)
    free_for_file(report_of(target), lambda _: is_export(target))
