"""From a meaning and a view to a reading: one function for each kind of meaning, chosen by a table."""

from pipelines.temporal.meaning import (
    Again,
    Ambiguous,
    Amount,
    At,
    Bound,
    Checked,
    Chosen,
    Clock,
    Cut,
    DayPart,
    Due,
    Fiscal,
    Impossible,
    Meaning,
    Mod,
    Moment,
    Nth,
    Offset,
    Part,
    Range,
    Repeat,
    Run,
    Shift,
    Stretch,
    Told,
    Undated,
    Vague,
    Within,
)
from pipelines.temporal.reading import Reading
from pipelines.temporal.resolution.base import read_again, read_at, read_shift, read_told
from pipelines.temporal.resolution.fiscal import read_fiscal
from pipelines.temporal.resolution.lengths import (
    read_amount,
    read_due,
    read_repeat,
    read_run,
    read_stretch,
    read_undated,
    read_vague,
)
from pipelines.temporal.resolution.names import read_checked, read_chosen, read_nth, read_within
from pipelines.temporal.resolution.parts import (
    read_ambiguous,
    read_clock,
    read_cut,
    read_day_part,
    read_impossible,
    read_mod,
    read_moment,
    read_part,
)
from pipelines.temporal.resolution.sides import read_bound, read_offset, read_range
from pipelines.temporal.view import READERS, View

READERS.update(
    {
        At: read_at,
        Shift: read_shift,
        Again: read_again,
        Chosen: read_chosen,
        Within: read_within,
        Checked: read_checked,
        Nth: read_nth,
        Run: read_run,
        Part: read_part,
        Cut: read_cut,
        Mod: read_mod,
        DayPart: read_day_part,
        Clock: read_clock,
        Moment: read_moment,
        Amount: read_amount,
        Stretch: read_stretch,
        Vague: read_vague,
        Repeat: read_repeat,
        Due: read_due,
        Told: read_told,
        Undated: read_undated,
        Ambiguous: read_ambiguous,
        Fiscal: read_fiscal,
        Impossible: read_impossible,
        Range: read_range,
        Bound: read_bound,
        Offset: read_offset,
    }
)


def read(meaning: Meaning, view: View) -> Reading:
    """The reading of a meaning."""
    return view.read(meaning)
