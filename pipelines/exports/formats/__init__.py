"""The formats by name: each makes files of a timeline, and says what it could not say."""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.exports.formats.acled import as_acled
from pipelines.exports.formats.followthemoney import as_followthemoney
from pipelines.exports.formats.icalendar import as_icalendar
from pipelines.exports.formats.tables import as_csv, as_jsonl, as_parquet
from pipelines.exports.formats.timelinejs import as_timelinejs
from pipelines.exports.formats.timeml import as_timeml
from pipelines.exports.formats.timesketch import as_timesketch_csv, as_timesketch_jsonl
from pipelines.exports.formats.ucdp import as_ucdp
from pipelines.exports.loss import Exported
from pipelines.exports.model import Timeline
from pipelines.warehouse.connection import Connection


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
    "timelinejs": Format(".timelinejs.json", as_timelinejs),
    "icalendar": Format(".ics", as_icalendar),
    "timesketch-csv": Format(".timesketch.csv", as_timesketch_csv),
    "timesketch-jsonl": Format(".timesketch.jsonl", as_timesketch_jsonl),
    "followthemoney": Format(".ftm.json", as_followthemoney),
    "ucdp": Format(".ucdp-ged.csv", as_ucdp),
    "acled": Format(".acled.csv", as_acled),
    "timeml": Format(".timeml", as_timeml, files=".tml"),
}
