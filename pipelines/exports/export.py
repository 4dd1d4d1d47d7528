"""Write a timeline in one of the formats, with its loss report beside it."""

from pathlib import Path

from pipelines.exports.files import write_whole
from pipelines.exports.formats import FORMATS
from pipelines.exports.loss import Exported, report
from pipelines.exports.outline import read_outlines
from pipelines.exports.reading import with_tellings
from pipelines.exports.selection import Selection, selected
from pipelines.warehouse.connection import reading


def export(published: Path, name: str, target: Path, selection: Selection) -> Exported:
    """Write the wanted events of a published timeline.

    Args:
        published: the database that readers open.
        name: of the format, a key of FORMATS.
        target: the file, or for a format of many files the folder. The report is its name with `.loss.json`.

    Raises:
        WarehouseError: there is no published timeline.
    """
    with reading(published) as connection:
        timeline = with_tellings(connection, selected(read_outlines(connection), selection))
        exported = FORMATS[name].make(timeline, connection)
    for file, content in exported.files.items():
        write_whole(target / file if file else target, content)
    write_whole(target.with_name(f"{target.name}.loss.json"), report(name, len(timeline.events), exported))
    return exported
