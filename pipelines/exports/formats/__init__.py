"""Write a timeline in one of the formats, with a report of what the format cannot say beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.exports.files import free_for_file, free_for_folder, is_export, report_of, write_folder, write_whole
from pipelines.exports.formats.chronology import as_markdown
from pipelines.exports.formats.conflict import as_acled, as_ucdp
from pipelines.exports.formats.feed import as_atom
from pipelines.exports.formats.followthemoney import as_followthemoney
from pipelines.exports.formats.icalendar import as_icalendar
from pipelines.exports.formats.loss import Exported, broken, report
from pipelines.exports.formats.maps import as_geojson, as_kml
from pipelines.exports.formats.schema_org import as_schema_org
from pipelines.exports.formats.tables import as_csv, as_jsonl, as_parquet, as_xlsx
from pipelines.exports.formats.timelinejs import as_timelinejs
from pipelines.exports.formats.timeml import as_timeml
from pipelines.exports.formats.timesketch import as_timesketch_csv, as_timesketch_jsonl
from pipelines.exports.model import Timeline
from pipelines.exports.reading import Selection, read_summaries, selected, with_tellings
from pipelines.warehouse.connection import Connection, reading


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a timeline.

    Args:
        ending: how the name of its file, or of its folder, ends.
        make: from the wanted events, and the database that holds them, to the files.
        files: how the names of the files in its folder end; empty if it is one file.
    """

    ending: str
    make: Callable[[Timeline, Connection], Exported]
    files: str = ""


FORMATS = {
    "csv": Format(".csv", as_csv),
    "parquet": Format(".parquet", as_parquet),
    "jsonl": Format(".jsonl", as_jsonl),
    "xlsx": Format(".xlsx", as_xlsx),
    "markdown": Format(".md", as_markdown),
    "geojson": Format(".geojson", as_geojson),
    "kml": Format(".kml", as_kml),
    "schema-org": Format(".jsonld", as_schema_org),
    "atom": Format(".atom", as_atom),
    "timelinejs": Format(".timelinejs.json", as_timelinejs),
    "icalendar": Format(".ics", as_icalendar),
    "timesketch-csv": Format(".timesketch.csv", as_timesketch_csv),
    "timesketch-jsonl": Format(".timesketch.jsonl", as_timesketch_jsonl),
    "followthemoney": Format(".ftm.json", as_followthemoney),
    "ucdp": Format(".ucdp-ged.csv", as_ucdp),
    "acled": Format(".acled.csv", as_acled),
    "timeml": Format(".timeml", as_timeml, files=".tml"),
}


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
        timeline = with_tellings(connection, selected(read_summaries(connection), selection))
        made = form.make(timeline, connection)
    exported = replace(made, losses=(*made.losses, *map(broken, timeline.faults)))
    if form.files:
        write_folder(target, exported.files.items())
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
