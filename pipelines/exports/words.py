"""Dates, counts, places, and how a date is known, in words."""

import calendar
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pipelines.exports.model import (
    CorrectionDetail,
    CountRange,
    EventDetail,
    EventSummary,
    MentionDetail,
    Reference,
    SourceDocument,
)

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def certainty_words(certainty: str) -> str:
    """Return in words what the date of an event is known by.

    >>> certainty_words("inferred")
    'the day of the document'
    """
    return WORDS["certainty"].get(certainty, certainty)


def status_words(status: str) -> str:
    """Return the status of an event in words.

    >>> status_words("hypothetical"), status_words("planned")
    ('may happen', 'planned')
    """
    return WORDS["status"].get(status, status)


def date_words(start: date | None, end: date | None, granularity: str | None = None, approximate: bool = False) -> str:
    """Return a date or a span of dates, both ends included, as short as it stays true.

    >>> date_words(date(2025, 4, 13), date(2025, 4, 13), "day")
    '13 April 2025'
    >>> date_words(date(2025, 4, 12), date(2025, 4, 13), "weekend")
    'weekend of 12–13 April 2025'
    >>> date_words(date(2025, 1, 1), date(2025, 3, 31), "quarter")
    'January–March 2025'
    >>> date_words(date(2022, 1, 1), date(2022, 12, 31), "year")
    '2022'
    >>> date_words(None, date(2026, 6, 30)), date_words(date(2025, 3, 1), None, approximate=True)
    ('until 30 June 2026', 'from about 1 March 2025')
    """
    about = "about " if approximate else ""
    if start is None:
        return "undated" if end is None else f"until {about}{day_words(end)}"
    if end is None:
        return f"from {about}{day_words(start)}"
    return about + WORDS["spanning"].get(granularity or "", "") + _span(start, end)


def _span(start: date, end: date) -> str:
    if start == end:
        return day_words(start)
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1 if end < date.max else False
    if whole_months and start.month == 1 and end.month == 12:
        years = year_words(start.year), year_words(end.year)
        return years[0] if start.year == end.year else "–".join(years)
    if whole_months:
        return _joined(month_words(start), month_words(end), start.year == end.year, f" {year_words(start.year)}")
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    return _joined(day_words(start), day_words(end), start.year == end.year, f" {year_words(start.year)}", " – ")


def _joined(start: str, end: str, same_year: bool, year: str, dash: str = "–") -> str:
    if start == end:
        return start
    return f"{start.removesuffix(year) if same_year else start}{dash}{end}"


def day_words(day: date) -> str:
    """Return a day.

    >>> day_words(date(2025, 4, 5))
    '5 April 2025'
    """
    return f"{day.day} {calendar.month_name[day.month]} {year_words(day.year)}"


def year_words(year: int) -> str:
    """Return a year, so that it is not taken for a day or an hour.

    >>> year_words(2025), year_words(79)
    ('2025', 'AD 79')
    """
    return str(year) if year >= 1000 else f"AD {year}"


def month_words(day: date) -> str:
    """Return the month of a day.

    >>> month_words(date(2025, 4, 5))
    'April 2025'
    """
    return f"{calendar.month_name[day.month]} {year_words(day.year)}"


def edge_words(day: date, granularity: str | None) -> str:
    """Return the first or last day of a timeline, no more exact than its event's date.

    >>> edge_words(date(2014, 1, 1), "year"), edge_words(date(2022, 2, 28), "month")
    ('2014', 'February 2022')
    >>> edge_words(date(2025, 4, 5), "day")
    '5 April 2025'
    """
    if granularity in ("century", "decade", "half", "quarter", "season", "year"):
        return year_words(day.year)
    return month_words(day) if granularity == "month" else day_words(day)


def event_date_words(event: EventSummary) -> str:
    """Return the date of an event in words."""
    return date_words(event.start_date, event.end_date, event.granularity, event.approximate)


def precision_words(event: EventDetail) -> str:
    """Return in words how exact the date of an event is."""
    if event.start_date is None or event.end_date is None:
        return "only by its first day" if event.start_date else "only by its last day"
    return WORDS["precision"].get(event.granularity or "", "as a span of days")


def count_words(count: CountRange) -> str:
    """Return a count in words, claiming no more than is known.

    >>> count_words(CountRange(35, 35, 35)), count_words(CountRange(101, 101, None))
    ('35', 'at least 101')
    >>> count_words(CountRange(31, 35, None)), count_words(CountRange(None, None, 40))
    ('35 (at least 31)', 'up to 40')
    """
    bounds = _bounds(count.low, count.high)
    if count.best is None or count.best in (count.low, count.high):
        return bounds
    return f"{number(count.best)} ({bounds})" if bounds else number(count.best)


def _bounds(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f"up to {number(high)}"
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def number(value: float) -> str:
    """Return a number with thousands apart, and without a fraction that says nothing.

    >>> number(20000000001.0), number(2.5)
    ('20,000,000,001', '2.5')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def toll_words(event: EventSummary) -> str:
    """Return the killed and injured of an event in words; empty if none are reported."""
    told = (("killed", event.killed), ("injured", event.injured))
    return ", ".join(f"{count_words(count)} {kind}" for kind, count in told if count is not None)


def sources_words(event: EventSummary) -> str:
    """Return how many sources report an event; independent are those of which each has a publisher of its own."""
    if event.source_count == 1:
        return "1 source"
    publishers = {document.publisher for document in event.documents}
    if None in publishers:
        return f"{event.source_count} sources"
    if len(publishers) >= event.source_count:
        return f"{event.source_count} independent sources"
    return f"{event.source_count} sources of {len(publishers)} {'publisher' if len(publishers) == 1 else 'publishers'}"


def shortened(text: str, room: int) -> str:
    """Return a text in one line, cut where it is longer than the room for it, between words if they are short.

    >>> shortened("one  two\\nthree", 9), shortened("one twenty-three", 9)
    ('one two …', 'one twen …')
    """
    line = " ".join(text.split())
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    words = cut.rpartition(" ")[0] if line[room - 1] != " " else cut
    return f"{(words if len(words) * 3 > room * 2 else cut).rstrip()} …"


def correction_words(correction: CorrectionDetail) -> str:
    """Return what was corrected, why, by whom and when."""
    value = f": {correction.value}" if correction.value else ""
    made = f"{correction.author}, {day_words(correction.made_on)}; {correction.correction}"
    return f"{WORDS['target'].get(correction.target, correction.target)}{value}. {correction.reason} ({made})"


def place_words(event: EventSummary) -> str:
    """Return place and country of an event; empty if neither is known."""
    country = country_name(event.country) if event.country else None
    return ", ".join(dict.fromkeys(filter(None, (event.place, country))))


WITH_ARTICLE = ("AE", "BS", "CF", "CG", "GB", "GM", "MV", "NL", "PH", "US", "VA")
"""Countries whose name has an article in a sentence."""


def country_words(code: str) -> str:
    """Return the name of a country as a sentence has it.

    >>> country_words("GB"), country_words("UA"), country_words("CD")
    ('the United Kingdom', 'Ukraine', 'The Democratic Republic of the Congo')
    """
    name = " ".join(reversed(country_name(code).split(", ")))
    return f"the {name}" if code in WITH_ARTICLE else name


@cache
def country_name(code: str) -> str:
    """Return the common name of a country; the code itself if it is unknown.

    Args:
        code: ISO 3166-1 alpha-2.

    >>> country_name("UA"), country_name("??")
    ('Ukraine', '??')
    """
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    import pycountry

    return {country.alpha_2: getattr(country, "common_name", country.name) for country in pycountry.countries}


def country_number(code: str) -> str | None:
    """Return the ISO 3166-1 numeric code for an alpha-2 code; None if there is none.

    >>> country_number("UA")
    '804'
    """
    import pycountry

    found = pycountry.countries.get(alpha_2=code)
    return found.numeric if found else None


def joined_words(names: Sequence[str]) -> str:
    """Return names as a list in a sentence.

    >>> joined_words(["Ukraine", "Belgium", "Belarus"])
    'Ukraine, Belgium and Belarus'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def basis_words(basis: str) -> str:
    """Return in words where the day of a document comes from."""
    return WORDS["basis"].get(basis, basis)


def dated_by(basis: str) -> str:
    """Return in words what dates a report."""
    return WORDS["dated_by"].get(basis, basis)


def weekday_words(day: date) -> str:
    """Return a day with its weekday.

    >>> weekday_words(date(2025, 4, 15))
    'Tuesday 15 April 2025'
    """
    return f"{day:%A} {day_words(day)}"


def reference_words(reference: Reference) -> str:
    """Return the date of a time expression in words, and how sure it is where it may also be another.

    Such as: probably Friday 18 April 2025 (78 %), else Friday 11 April 2025.
    """
    if reference.start_date is None and reference.end_date is None:
        return "a length of time, without a date of its own" if reference.timex_type == "DURATION" else "no date"
    words = _days(reference.start_date, reference.end_date, reference.approximate)
    if reference.probability is None:
        return words
    other = _days(reference.other_start, reference.other_end, reference.approximate)
    return f"probably {words} ({100 * reference.probability:.0f} %), else {other}"


def _days(start: date | None, end: date | None, approximate: bool) -> str:
    if start and start == end:
        return ("about " if approximate else "") + weekday_words(start)
    return date_words(start, end, None, approximate)


def value_words(reference: Reference) -> str:
    """Return the days of a time expression as short as they stay true; empty if it has none."""
    if reference.start_date is None and reference.end_date is None:
        return ""
    sure = "" if reference.probability is None else f" ({100 * reference.probability:.0f} %)"
    return date_words(reference.start_date, reference.end_date, None, reference.approximate) + sure


def quantity_words(kind: str, low: float | None, best: float | None, high: float | None, unit: str) -> str:
    """Return a count with what is counted.

    >>> quantity_words("killed", 31, 31, None, "person"), quantity_words("money", 2e9, 2e9, 2e9, "EUR")
    ('at least 31 killed', '2,000,000,000 EUR')
    """
    return f"{count_words(CountRange(low, best, high))} {unit if kind == 'money' else kind}"


def precision_of_place(precision: int | None, country: str | None) -> str:
    """Return in words what kind of place a name is, and in which country; empty if neither is known.

    >>> precision_of_place(1, "UA"), precision_of_place(6, "UA"), precision_of_place(None, None)
    ('town in Ukraine', 'country', '')
    """
    kind = WORDS["place"].get(str(precision), "")
    within = f"in {country_words(country)}" if country and precision != 6 else ""
    return " ".join(filter(None, (kind, within)))


def reading_words(reference: Reference) -> str:
    """Return a sentence about how the words of a time expression were read.

    Such as: “this weekend”, said on Tuesday 15 April 2025 about something past: 12–13 April 2025.
    """
    return f"“{shortened(reference.text, 200)}”{_said(reference)}: {reference_words(reference)}"


def _said(reference: Reference) -> str:
    anchor = reference.anchor_date
    if anchor is None or reference.anchor_kind == "absolute":
        return ""
    if reference.anchor_kind != "document":
        return f", counted from {weekday_words(anchor)}, told just before"
    return f", said on {weekday_words(anchor)}{_direction(reference, anchor)}"


def _direction(reference: Reference, anchor: date) -> str:
    if reference.end_date is not None and reference.end_date < anchor:
        return " about something past"
    if reference.start_date is not None and reference.start_date > anchor:
        return " about something to come"
    return ""


def day_of_document(document: SourceDocument) -> str:
    """Return in words from which day a document speaks, and how that is known."""
    if document.anchor_date is None:
        return "its day is not known, so words such as “yesterday” stay undated"
    return f"speaks on {weekday_words(document.anchor_date)}, known from {basis_words(document.anchor_basis)}"


def said_by(telling: MentionDetail) -> str:
    """Return the source of a report: the one it names, or the speaker, the publisher or the document."""
    document = telling.document
    if telling.attributed_to:
        return f"according to {shortened(telling.attributed_to, 60)}"
    if telling.speaker:
        return f"said by {shortened(telling.speaker, 60)}"
    return f"reported by {shortened(document.publisher or document.name, 60)}"


VERDICT_WORDS = {"conflict": "they disagree", "superseded": "a later figure", "compatible": "they agree"}


def verdict_words(verdict: str) -> str:
    """Return in words how two reports of an event compare."""
    return VERDICT_WORDS.get(verdict, verdict)
