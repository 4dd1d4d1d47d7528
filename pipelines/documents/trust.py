"""Who says from which day a document speaks, in order of trust, and why one of them is believed."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.documents.datelines import has_agency, is_update, names_place, read_dateline
from pipelines.documents.days import numbered_day, plausible_day
from pipelines.documents.model import DateCandidate, ReferenceBasis, StatedDay

TRUST = tuple(ReferenceBasis)
"""The order of trust: what stands first holds."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_REFUTED = 3
"""Phrases of a text that together refute a day that is only printed or found."""
_RIVALS = (ReferenceBasis.DATELINE, ReferenceBasis.PUBLISHED, ReferenceBasis.METADATA)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")
_IN_FOLDERS = re.compile(r"(?:^|/)((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/)")


@dataclass(frozen=True, slots=True)
class StatedDates:
    """The stated dates of a document, apart from its text.

    Args:
        override: the sidecar's `anchor_date`, or a correction.
        visit: the day on which it was said or seen.
        published: as the sidecar, a dataset's column or a text's front matter says.
        metadata: the days of publication that the file itself states, the most trusted first.
        retrieved: the day on which it was fetched; the document cannot be younger.
        source_path: its path below `raw/`, which may hold a date.
        kind_of_text: report or history, if stated.
        created: the day on which a program made the file.
    """

    override: date | None
    visit: date | None
    published: date | None
    metadata: tuple[StatedDay, ...]
    retrieved: date | None
    source_path: str
    kind_of_text: str | None = None
    created: date | None = None

    @property
    def publication(self) -> date | None:
        """The day of publication that is trusted most."""
        return self.published or (self.metadata[0].day if self.metadata else None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A day from which a document is said to speak.

    Args:
        evidence: who says so, and in which words.
        doubt: why it is not believed although its basis is trusted; empty if nothing speaks against it.
        mistake: what is wrong in the words, such as the weekday of a date.
        weak: whether it is only printed or found, so that it does not hold against the text's own words.
    """

    day: date
    basis: ReferenceBasis
    evidence: str
    doubt: str = ""
    mistake: str = ""
    weak: bool = False


def statements(
    stated: StatedDates, lines: Sequence[str], language: str = "en", country: str | None = None
) -> list[Statement]:
    """Return all that is stated of a document's day, the one that holds first, those in doubt last.

    Args:
        stated: what is stated apart from the text.
        lines: the datelines and delivery lines at the head of the text.
        language: ISO 639-1 code.
        country: ISO 3166-1 code.

    >>> stated = StatedDates(None, None, date(2025, 4, 16), (), None, "a.txt")
    >>> [(each.day.isoformat(), each.basis.value) for each in statements(stated, ["LINDAU, April 15 (Lake News)"])]
    [('2025-04-15', 'dateline'), ('2025-04-16', 'published')]
    """
    found = [
        *_stated(stated.override, ReferenceBasis.OVERRIDE, "anchor_date of the sidecar, or a correction"),
        *_stated(stated.visit, ReferenceBasis.VISIT_DATE, "visit_date of the sidecar"),
        *_stated(stated.published, ReferenceBasis.PUBLISHED, "the stated day of publication"),
        *_metadata(stated.metadata),
        *_lines(stated, lines, language, country),
        *_stated(date_in_path(stated.source_path, stated.retrieved), ReferenceBasis.FILENAME, stated.source_path),
        *_stated(plausible_day(stated.created), ReferenceBasis.CREATED, "the day on which the file was made"),
    ]
    return sorted(found, key=lambda each: (bool(each.doubt), TRUST.index(each.basis)))


def without_refuted(said: Sequence[Statement], against: Callable[[date], Sequence[str]]) -> list[Statement]:
    """Return statements in order, those last that are weak and that several phrases of the text speak against.

    Args:
        said: in order of trust.
        against: what in the text speaks against a day.
    """
    doubted = [each if each.doubt or not each.weak else _doubted(each, len(against(each.day))) for each in said]
    return sorted(doubted, key=lambda each: bool(each.doubt))


def _doubted(statement: Statement, phrases: int) -> Statement:
    if phrases < _REFUTED:
        return statement
    return replace(statement, doubt=f"{phrases} phrases of the text cannot be true on that day")


def _stated(day: date | None, basis: ReferenceBasis, evidence: str) -> Iterator[Statement]:
    if day is not None:
        yield Statement(day, basis, evidence)


def _metadata(days: Iterable[StatedDay]) -> Iterator[Statement]:
    for each in days:
        if plausible_day(each.day) is None:
            continue
        doubt = "the day in UTC stands, since nothing says where the clock is" if each.alternative else ""
        yield Statement(each.day, ReferenceBasis.METADATA, each.source, doubt, weak=each.guessed)


def _lines(stated: StatedDates, lines: Sequence[str], language: str, country: str | None) -> Iterator[Statement]:
    """Yield what the lines at the head of a text say, those that say "updated" last.

    A line without a year takes it from the day of publication, else from that of retrieval; a weekday alone means
    the one before publication.
    """
    published = stated.publication
    near = published + _DAY if published else stated.retrieved
    for line in sorted(lines, key=is_update):
        read = read_dateline(line, language, country, near.toordinal() if near else None)
        if read is None or read.interval.start is None or (published is None and read.meaning_kind == "open_weekday"):
            continue
        mistake = f"the weekday of {line}" if "weekday_mismatch" in read.flags else ""
        yield _line(line, date.fromordinal(read.interval.start), published, language, mistake)


def _line(line: str, day: date, published: date | None, language: str, mistake: str) -> Statement:
    """Return what a line says: a dateline names a place, and agrees with the day of publication.

    A dateline later than the publication by more than a day is of another thing, such as a meeting to come; one
    without an agency, more than a week earlier, says when something happened.
    """
    evidence = f"“{line}”"
    if is_update(line) or not names_place(line, language):
        return Statement(day, ReferenceBasis.PRINTED, evidence, mistake=mistake, weak=True)
    if published and day > published + _DAY:
        late = f"it is {(day - published).days} days later than the publication"
        return Statement(day, ReferenceBasis.DATELINE, evidence, late, mistake)
    told = published is not None and day < published - _WEEK and not has_agency(line)
    basis = ReferenceBasis.PRINTED if told else ReferenceBasis.DATELINE
    return Statement(day, basis, evidence, mistake=mistake, weak=told)


def date_in_path(source_path: str, latest: date | None) -> date | None:
    """Return the one date that a path spells as year, month, day; None without one, or with two that differ.

    Args:
        source_path: below `raw/`.
        latest: a later date cannot be the document's.

    >>> date_in_path("20250415_speech.txt", None)
    datetime.date(2025, 4, 15)
    >>> date_in_path("from-2025-04-15-to-2025-04-16.txt", None) is None
    True
    """
    name = source_path.rsplit("/", 1)[-1]
    found = _days(_IN_NAME.finditer(name), latest) or _days(_IN_FOLDERS.finditer(source_path), latest)
    return found.pop() if len(found) == 1 else None


def _days(matches: Iterable[re.Match[str]], latest: date | None) -> set[date]:
    return {day for day in map(numbered_day, matches) if day and (latest is None or day <= latest)}


def disagreements(taken: Statement, stated: Sequence[Statement]) -> list[str]:
    """Return what else is stated of the day of publication, and is more than a day apart from the day that was taken.

    A dateline may be a week older than the publication.
    """
    if taken.basis not in _RIVALS:
        return []
    firsts = {each.basis: each for each in reversed(stated) if each.basis in _RIVALS and each is not taken}
    return [
        f"{each.basis} says {each.day.isoformat()}: {each.evidence}"
        for each in firsts.values()
        if each.basis is not taken.basis or each.doubt.startswith("it is")
        if abs(each.day - taken.day)
        > (_WEEK if taken.basis is ReferenceBasis.DATELINE and each.day > taken.day else _DAY)
    ]


def judged(taken: Statement | None, stated: Sequence[Statement]) -> list[DateCandidate]:
    """Return every day that is stated, the one that was taken first, each with the reason."""
    grouped: dict[tuple[date, ReferenceBasis], list[Statement]] = {}
    for each in ([taken] if taken else []) + [each for each in stated if each is not taken]:
        grouped.setdefault((each.day, each.basis), []).append(each)
    return [
        DateCandidate(day, rank, None, tuple(one.evidence for one in group), basis, _verdict(group[0], taken))
        for rank, ((day, basis), group) in enumerate(grouped.items(), 1)
    ]


def _verdict(statement: Statement, taken: Statement | None) -> str:
    if statement is taken:
        return "taken"
    if taken and statement.day == taken.day:
        return f"says the same day as {taken.basis}"
    if statement.doubt:
        return f"not taken: {statement.doubt}"
    if taken and statement.basis is taken.basis:
        return f"not taken: another {taken.basis} is trusted more"
    return f"not taken: {taken.basis if taken else 'nothing'} is trusted more than {statement.basis}"
