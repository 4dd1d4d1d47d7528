"""What comes of a sense: its reading as the fields of a row."""

from functools import partial

from pipelines.temporal.calendar import DAY, YEAR
from pipelines.temporal.edtf import cell_edtf, interval_edtf
from pipelines.temporal.meaning import At, Base, Chosen, Meaning, Shift, Which
from pipelines.temporal.model import Alternative, AnchorKind, Corrected, Interval, Status, TimexType
from pipelines.temporal.reading import NOWHERE, ORDER, Reading, of_days
from pipelines.temporal.recall import Outcome
from pipelines.temporal.reference import Said
from pipelines.temporal.resolution import read
from pipelines.temporal.senses import Sense
from pipelines.temporal.tense import LOOKS_AHEAD
from pipelines.temporal.view import View

CORRECTED = "corrected"
"""Flag of a phrase whose days are set by hand."""


def carries(meaning: Meaning) -> bool:
    """Whether a date can carry the story on; what speaks from the present of a speaker cannot."""
    if isinstance(meaning, Shift):
        return meaning.base is not Base.ANCHOR or meaning.unit is DAY
    return not (
        isinstance(meaning, Chosen) and meaning.which in (Which.NEXT, Which.LAST) and meaning.base is Base.ANCHOR
    )


def corrected_outcome(sense: Sense, correction: Corrected) -> Outcome:
    """What comes of a sense whose days are set by hand; a duration or a set is a date then."""
    reading = of_days(correction.interval)._replace(flags=(CORRECTED,), steps=(correction.reason,))
    return outcome(sense, reading, None if correction.outer else TimexType.DATE)


def in_order(days: Interval) -> bool:
    """Return whether days end after they start, as far as both sides are known."""
    return days.start is None or days.end is None or days.start < days.end


def ordered(reading: Reading) -> Reading:
    """Return the reading without days that end before they start: such days are no days at all."""
    others = tuple(other for other in reading.alternatives if in_order(other.interval))
    if in_order(reading.days):
        return reading if len(others) == len(reading.alternatives) else reading._replace(alternatives=others)
    flags = (*reading.flags, ORDER)
    undated = reading._replace(days=NOWHERE, cell=None, grain=None, status=Status.UNRESOLVED, flags=flags)
    return undated._replace(alternatives=others)


def outcome(sense: Sense, reading: Reading, kind: TimexType | None) -> Outcome:
    """What comes of a sense, by its reading."""
    meaning, reading = sense.meaning, ordered(reading)
    told = reading.status is Status.RESOLVED and not sense.inside and carries(meaning)
    return Outcome(
        said=Said(
            sense.text,
            kind,
            reading.value,
            reading.mod,
            reading.kind,
            reading.anchor,
            sense.rule.name,
            reading.days,
            reading.grain,
            reading.approximate,
            edtf(reading),
            reading.status,
            reading.alternatives,
            reading.flags,
            partial(explanation, sense, reading),
        ),
        anchored=(reading.kind, reading.anchor),
        told=reading.told,
        tells=reading.cell if told else None,
        explicit=reading.kind is AnchorKind.ABSOLUTE,
        year=isinstance(meaning, At) and meaning.cell.unit is YEAR,
    )


def read_sense(meaning: Meaning, view: View) -> Reading:
    """The reading of a meaning; where no verb says which way the sentence looks, the coming one stands beside it."""
    view.asked = False
    reading = read(meaning, view)
    if not view.asked or view.direction().cue:
        return reading
    view.assumed = LOOKS_AHEAD
    coming = read(meaning, view)
    view.assumed = None
    if coming.days == reading.days or coming.status is not Status.RESOLVED or reading.status is Status.AMBIGUOUS:
        return reading
    other = Alternative(coming.days, coming.value or "", "the coming one")
    return reading._replace(alternatives=(*reading.alternatives, other))


def edtf(reading: Reading) -> str | None:
    """The EDTF spelling of a reading."""
    whole = cell_edtf(reading.cell) if reading.cell and reading.mod is None and reading.value else None
    spelled = whole or interval_edtf(reading.days, unknown_start=reading.approximate)
    return f"{spelled}~" if spelled and reading.approximate and "/" not in spelled else spelled


def explanation(sense: Sense, reading: Reading) -> str:
    """The steps from the words to the date, one a line."""
    result = reading.status.value if reading.status is not Status.RESOLVED else say_days(reading.days)
    return "\n".join(
        (
            f"“{sense.text}” by rule {sense.rule.name}: {sense.meaning.describe()}",
            *reading.steps,
            f"= {reading.value or '-'}, {result}",
        )
    )


def say_days(days: Interval) -> str:
    """Days in words."""
    return interval_edtf(days) or "no days"
