"""Days as web pages stamp them, and the publisher's own day of a moment that is stated in UTC."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from pytz import country_timezones, timezone

from pipelines.documents.days import moment_in, plausible_day

_LONGEST = 80
_QUARTER = timedelta(minutes=15)
_FARTHEST = timedelta(hours=14)
_AMERICAN_EVENING, _ASIAN_MORNING = 8, 15
"""Before the one hour in UTC it is still the day before in Los Angeles, from the other on the day after in Tokyo."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day that somebody stated, with the moment if they stated that too.

    Args:
        day: as written, in its own zone.
        source: where it stands and how it is written, for a person.
        moment: with its zone if one is written; None for a bare day.
        alternative: whether it is the other day that people lived in at the moment of the stamp before it.
        guessed: whether nothing marks it as the day of publication but the place where it is printed.
    """

    day: date
    source: str
    moment: datetime | None = None
    alternative: bool = False
    guessed: bool = False

    @property
    def universal(self) -> bool:
        """True if it is written in UTC, which is seldom where the publisher lives; a bare midnight is a bare day."""
        if self.moment is None or self.moment.utcoffset() != timedelta(0):
            return False
        return self.moment.timetz().replace(tzinfo=None).isoformat() != "00:00:00"


def read_stamp(value: Any, source: str, month_first: bool = False) -> Stamp | None:
    """Return the day that a metadata value states, or None.

    Args:
        value: see `moment_in`.
        source: what the value is called.
        month_first: whether 05/07/2024 is in May.

    >>> stamp = read_stamp("20240507T235000+0900", "meta date")
    >>> stamp.day.isoformat(), stamp.source
    ('2024-05-07', 'meta date = 20240507T235000+0900')
    >>> read_stamp("May 2024", "meta date") is read_stamp("0001-01-01", "meta date") is None
    True
    """
    written = str(value).strip()
    moment = moment_in(value, month_first) if len(written) <= _LONGEST else None
    if moment is None or plausible_day(moment.date()) is None:
        return None
    bare = moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return Stamp(moment.date(), f"{source} = {written}", None if bare else moment)


def localised(stamp: Stamp, others: Iterable[Stamp], country: str | None) -> tuple[Stamp, ...]:
    """Return the days that a stamp can mean where it was published, the likeliest first.

    A moment in UTC becomes the publisher's day where another stamp of the page tells how far its clock is from UTC,
    where the page states one of the two days that people lived in without a clock, or where all clocks of its country
    show one day. Otherwise the day in UTC comes first, then the other one.

    Args:
        stamp: as written.
        others: of the same page, also of its last change.
        country: where it is published, as an ISO 3166-1 code.

    >>> stamp = read_stamp("2023-11-09T03:28:35Z", "datePublished")
    >>> local = read_stamp("2023-11-08 22:28:35", "sailthru.date")
    >>> [each.day.isoformat() for each in localised(stamp, [local], None)]
    ['2023-11-08']
    >>> [each.day.isoformat() for each in localised(stamp, [], None)]
    ['2023-11-09', '2023-11-08']
    """
    other = _other_day(stamp)
    if stamp.moment is None or other is None:
        return (stamp,)
    stamps = tuple(others)
    offset = _offset(stamp.moment, stamps)
    if offset is not None:
        return (_moved(stamp, (stamp.moment + offset).date(), f"its clock is {_hours(offset)} from UTC"),)
    stated = next((each for each in stamps if each.moment is None and each.day in (stamp.day, other)), None)
    if stated is not None:
        return (_moved(stamp, stated.day, stated.source),)
    zones = [timezone(name) for name in country_timezones.get(country or "", ())]
    days = {stamp.moment.astimezone(zone).date() for zone in zones}
    if len(days) == 1:
        return (_moved(stamp, days.pop(), f"the day in {country}"),)
    return (stamp, Stamp(other, f"{stamp.source} (in UTC, and so this day elsewhere)", stamp.moment, True))


def _moved(stamp: Stamp, day: date, why: str) -> Stamp:
    return stamp if day == stamp.day else Stamp(day, f"{stamp.source} ({why})", stamp.moment)


def _offset(moment: datetime, others: Iterable[Stamp]) -> timedelta | None:
    """Return how far the publisher's clock is from UTC, as the stamp nearest in time says that says so."""
    zoned = [
        each.moment
        for each in others
        if each.moment is not None and each.moment.tzinfo is not None and each.moment.utcoffset() != timedelta(0)
    ]
    if zoned:
        return min(zoned, key=lambda other: abs(other - moment)).utcoffset()
    plain = [each.moment for each in others if each.moment is not None and each.moment.tzinfo is None]
    return _apart(moment, plain)


def _apart(moment: datetime, plain: Sequence[datetime]) -> timedelta | None:
    """Return the whole quarters of an hour by which a clock without a zone differs at the same moment."""
    for other in plain:
        difference = other.replace(microsecond=0) - moment.replace(tzinfo=None, microsecond=0)
        if timedelta(0) < abs(difference) <= _FARTHEST and difference % _QUARTER == timedelta(0):
            return difference
    return None


def _other_day(stamp: Stamp) -> date | None:
    """Return the day before in America's evening, the day after in Asia's morning; None where most people agree."""
    if stamp.moment is None or not stamp.universal:
        return None
    if stamp.moment.hour < _AMERICAN_EVENING:
        return stamp.day - timedelta(days=1)
    return stamp.day + timedelta(days=1) if stamp.moment.hour >= _ASIAN_MORNING else None


def _hours(offset: timedelta) -> str:
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta(0) else '+'}{hours}:{minutes:02d}"
