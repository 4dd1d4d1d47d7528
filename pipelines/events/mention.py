"""Event mentions: reports as merging sees them, reduced to their days, place, participants and counts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pipelines.documents.similarity import rarity
from pipelines.events.counting import Bounds, StatedCount, counts_a_part, figures, summed
from pipelines.events.lexicon import words
from pipelines.events.lexicon.counts import VERB_KIND
from pipelines.events.lexicon.senses import MEANING
from pipelines.events.model import LEAD_CHARACTERS, DateBasis, LinkRole, Modality, PlaceBasis
from pipelines.events.types import INCIDENTAL, OTHER, UNSPECIFIC, VIOLENT, event_class, kind_of_lemma
from pipelines.step import Row
from pipelines.temporal.model import Granularity, Interval

INFERRED_DAYS = 3
"""An event told without a day happened at most so many days before its document was published."""
INFERRED = frozenset({DateBasis.DOCUMENT, DateBasis.NARRATIVE})
BORROWED = frozenset({DateBasis.INHERITED.value, DateBasis.NARRATIVE.value})
"""Whence a report has the days of another telling."""
PLANS = frozenset({Modality.PLANNED.value, Modality.HYPOTHETICAL.value, Modality.QUESTION.value})
_WORD = re.compile(r"[^\W\d_][\w'’-]+")
RAREST_COMMON = 2.0
"""The rarity from which a word says something of its clause."""
_APART = re.compile(r"\b(?:another|second|third|separate|unrelated|earlier|previous|other)\b", re.IGNORECASE)
TOLLS, SEVERAL = frozenset({"death", "wound"}), 3
"""Meanings that are the toll of what cost it, if so many people died or were hurt."""
COSTLY = VIOLENT | UNSPECIFIC | INCIDENTAL | {"LIFE", "PROTEST"}
"""Classes of what may cost lives; a decision, a vote or a meeting does not."""
_BETWEEN = re.compile(r"\s(?:and|with|alongside)\s|,\s|\s&\s")
_EMPTY = words("""
    the a an of and in on at for with from by his her their its our this that these those two three four five
    six seven eight nine ten more than over some several many at least about other another mr mrs ms president
    minister general secretary prime king queen chief leader senior new last first
    """)

CALENDAR = words("""
    monday tuesday wednesday thursday friday saturday sunday weekend
    january february april june july august september october november december
    """)
"""Words of a clause that only repeat its day."""


class Whereabouts(NamedTuple):
    """A place as a timeline shows it."""

    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(slots=True)
class EventMention:
    """A report of an event, reduced to what distinguishes it from other events.

    Args:
        anchor: the reference date of its document, a day number.
        window: the days on which its event may have been; they begin earlier if no words date it.
        granularity: of its days; None where they fill no unit of the calendar.
        vague: whether it says too little, or its days are too vague, to start an event.
        kind: type and mode.
        meanings: what its trigger may mean, as far as that tells it from others of its kind.
        toll: whether it tells how many it cost, of whatever else: "nine died".
        place_precision: how exact the place is, after UCDP GED's `where_prec`.
        place_assumed: where it is taken to have been, for want of a place; it tells no event from another one.
        place_stated: whether the words say its place; else it has the place of its document.
        names: who and whom, each as a set of words.
        name_words: all words of the names.
        objects: whom alone.
        counts: totals by kind.
        figures: counts that its own sentence tells, to which another account may be held.
        supposed: whether it is hypothetical.
        asked: whether it is a question.
        denied: whether somebody denies it, rather than it being told that it did not happen.
        leads_from: id of the report that it continues.
        basis: how its days are known.
        carried: whether another clause of its document states its days, for an event of its own.
        leads: whether it stands in the lead of its document.
        words: content words of its clause, but for the trigger, with their rarity.
        apart: whether the words tell it from another event: "a second attack", "an earlier shooting".
        agency: the news agency whose news it is.
        title: what an event is called if no other report has a better title.
        certainty: stated, derived or inferred.
        distinct_from: ids of reports of which a person said that they tell another event.
    """

    report_id: str
    document_id: str
    anchor: int | None
    char_start: int
    sentence_start: int
    interval: Interval
    window: Interval
    granularity: Granularity | None
    kind: str
    lemma: str
    meanings: frozenset[str]
    toll: bool
    place: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    place_assumed: Whereabouts | None
    place_stated: bool
    place_precision: int | None
    names: tuple[frozenset[str], ...]
    name_words: frozenset[str]
    objects: tuple[frozenset[str], ...]
    counts: tuple[tuple[str, Bounds], ...]
    figures: tuple[StatedCount, ...]
    role: LinkRole
    vague: bool
    supposed: bool
    asked: bool
    denied: bool
    leads_from: str | None
    basis: DateBasis
    carried: bool
    leads: bool
    words: Mapping[str, float]
    apart: bool
    agency: str | None = None
    title: str = ""
    certainty: str = "stated"
    distinct_from: frozenset[str] = frozenset()

    @property
    def said(self) -> bool:
        """True if it is told, planned or denied, and neither supposed nor asked."""
        return not (self.supposed or self.asked)

    @property
    def located(self) -> bool:
        """True if its place is a point, not a whole country."""
        return self.latitude is not None

    @property
    def dated(self) -> bool:
        """True if both ends of its interval are known."""
        return self.interval.start is not None and self.interval.end is not None

    @property
    def bounded(self) -> bool:
        """True if exactly one end of its interval is known."""
        return (self.interval.start is None) is not (self.interval.end is None)

    @property
    def inferred(self) -> bool:
        """True if no words of its own date it."""
        return self.basis in INFERRED

    @property
    def order(self) -> tuple[int, str, int]:
        """Its position in the fixed order of mentions: reference date, document, offset."""
        return (self.anchor if self.anchor is not None else 0, self.document_id, self.char_start)


def event_mentions(
    reports: Iterable[Row], quantities: Iterable[Row], anchors: Mapping[str, date | None]
) -> list[EventMention]:
    """Return reports as event mentions, in their fixed order.

    Args:
        reports: rows of `core.reports`.
        quantities: rows of `core.quantities`.
        anchors: the reference date of each document.
    """
    counted: dict[str, list[Row]] = {}
    for row in quantities:
        if row["subset_of"] is None:
            counted.setdefault(row["report_id"], []).append(row)
    made = (_mention(row, anchors.get(row["document_id"]), counted.get(row["report_id"], [])) for row in reports)
    found = sorted(made, key=lambda mention: mention.order)
    known = {mention.report_id: mention for mention in found}
    costing: dict[str, EventMention] = {}
    for each in found:
        toll = known.get(each.leads_from or "")
        if toll is not None and is_toll(toll, each):
            costing.setdefault(toll.report_id, each)
    return [_beside(mention, known.get(mention.leads_from or ""), costing.get(mention.report_id)) for mention in found]


def _beside(mention: EventMention, source: EventMention | None, cost: EventMention | None) -> EventMention:
    """Return a mention with what others of its sentence say.

    A toll told beside an event means both: "a blast, killing three"; "shot and killed".

    Args:
        mention: any.
        source: the one from which it has its days; a toll also has the days on which that one may have been.
        cost: one that has its days from the mention, which tells its toll.
    """
    if source is not None:
        carried = mention.basis is DateBasis.NARRATIVE and source.basis is not DateBasis.DOCUMENT
        mention = replace(mention, carried=carried)
        if is_toll(mention, source):
            mention = replace(mention, meanings=_either(mention, source), window=source.window)
    return mention if cost is None else replace(mention, meanings=_either(mention, cost))


def _either(toll: EventMention, event: EventMention) -> frozenset[str]:
    return toll.meanings | event.meanings if event.meanings else event.meanings


def is_toll(toll: EventMention, event: EventMention) -> bool:
    """True if a clause tells the toll of an event that its sentence tells of the same days: "shot and killed"."""
    kind = event_class(event.kind)
    dates_it = toll.report_id == event.leads_from and MEANING.get(toll.lemma) in TOLLS and kind in VIOLENT
    return (
        (dates_it or toll.leads_from == event.report_id)
        and toll.sentence_start == event.sentence_start
        and kind in COSTLY
        and (toll.lemma in VERB_KIND or event_class(toll.kind) != "DISASTER")
        and toll.interval == event.interval
        and bool(toll.counts or VERB_KIND.get(toll.lemma) in dict(event.counts))
    )


def _counts(counted: Iterable[Row]) -> dict[str, list[Bounds]]:
    found: dict[str, list[Bounds]] = {}
    for row in counted:
        high = None if counts_a_part(row["whom"]) else row["high"]
        found.setdefault(row["kind"], []).append(Bounds(row["low"], high, bool(row["approximate"])))
    return found


def _mention(row: Row, anchor: date | None, counted: Sequence[Row]) -> EventMention:
    start, end, basis = row["start_date"], row["end_date"], DateBasis(row["date_basis"])
    interval = Interval(start.toordinal() if start else None, end.toordinal() + 1 if end else None)
    who, whom = participants(row["who"]), participants(row["whom"])
    lemma, counts = row["trigger_lemma"], _counts(counted)
    toll = MEANING.get(lemma) in TOLLS and any((c.low or 0) >= SEVERAL for each in counts.values() for c in each)
    where = Whereabouts(row["place"], row["country"], row["latitude"], row["longitude"])
    assumed = where if row["place_basis"] == PlaceBasis.ASSUMED else None
    return EventMention(
        report_id=row["report_id"],
        document_id=row["document_id"],
        anchor=anchor.toordinal() if anchor else None,
        char_start=row["char_start"],
        sentence_start=row["sentence_start"],
        interval=interval,
        window=_window(interval, basis),
        granularity=Granularity(row["granularity"]) if row["granularity"] else None,
        kind=_kind(lemma, row["event_class"]),
        lemma=lemma,
        meanings=frozenset() if toll else _meanings(lemma, row["event_class"]),
        toll=toll,
        place=None if assumed else row["place"],
        country=None if assumed else row["country"],
        admin1=None if assumed else row["admin1"],
        latitude=None if assumed else row["latitude"],
        longitude=None if assumed else row["longitude"],
        place_assumed=assumed,
        place_stated=row["place_basis"] != PlaceBasis.DOCUMENT,
        place_precision=None if assumed else row["place_precision"],
        names=who + whom,
        name_words=frozenset[str]().union(*who, *whom),
        objects=whom,
        counts=tuple((kind, summed(counts[kind])) for kind in sorted(counts)),
        figures=figures([each for each in counted if _is_said(each, row)]),
        role=_role(row),
        vague=row["granularity"] is None or not _says_what(row) or _only_names(row),
        supposed=row["modality"] == Modality.HYPOTHETICAL,
        asked=row["modality"] == Modality.QUESTION,
        denied=row["polarity"] == "denied",
        leads_from=row["anchor_report_id"],
        basis=basis,
        carried=False,
        leads=row["char_start"] < LEAD_CHARACTERS,
        words=content_words(row["clause"], row["event_trigger"]),
        apart=_is_apart(row["clause"], row["event_trigger"]),
        agency=row["agency"],
        title=row["title"],
        certainty=row["certainty"],
    )


def _is_said(quantity: Row, report: Row) -> bool:
    """True if the sentence of a report tells a count; else it has the count from elsewhere in its document."""
    return 0 <= quantity["char_start"] - report["sentence_start"] < len(report["sentence"])


def _window(interval: Interval, basis: DateBasis) -> Interval:
    """Return the days on which an event may have been: if no words of its own date it, the days before, too.

    A day that the text was about may also be the one before; the day of the document is its last.
    """
    if basis not in INFERRED or interval.start is None or interval.end is None:
        return interval
    return Interval(interval.start - INFERRED_DAYS, interval.end + (basis is DateBasis.NARRATIVE))


def _meanings(lemma: str, event_class: str) -> frozenset[str]:
    """Return what a trigger may mean, unless it has a sense that says little: "tried another route"."""
    if lemma not in MEANING or (event_class in UNSPECIFIC and kind_of_lemma(lemma) != OTHER):
        return frozenset()
    return frozenset({MEANING[lemma]})


def _kind(lemma: str, event_class: str) -> str:
    """Return type and mode of a report, from the lemma of its trigger and its class."""
    kind = kind_of_lemma(lemma)
    return kind if kind.startswith(event_class) else f"{event_class}/other"


def content_words(clause: str, trigger: str = "") -> dict[str, float]:
    """Return the words of a clause that are not common in the language, but for its trigger, with their rarity.

    >>> list(content_words("The ferry ran aground off Skarvoy", "ran"))
    ['ferry', 'aground', 'skarvoy']
    """
    found = {word: rarity(word) for word in _WORD.findall(clause.casefold())}
    found.pop(trigger.casefold(), None)
    return {word: rare for word, rare in found.items() if rare >= RAREST_COMMON}


def _is_apart(clause: str, trigger: str) -> bool:
    """True if the words just before a trigger tell its event from another one.

    >>> _is_apart("A second attack came at noon", "attack"), _is_apart("An attack came a second later", "attack")
    (True, False)
    """
    before, found, _ = clause.partition(trigger)
    return bool(found) and _APART.search(" ".join(before.rsplit(None, 3)[-3:])) is not None


def _says_what(row: Row) -> bool:
    """True if a report says enough to start an event: what kind of event it was, or who or what took part."""
    return bool(
        row["event_class"] != "OTHER"
        or row["who"]
        or row["whom"]
        or (row["place"] and row["place_basis"] != PlaceBasis.ASSUMED)
    )


def _only_names(row: Row) -> bool:
    """True if a report is no more than the name of an event whose days another clause tells: "after the strike"."""
    return row["tense"] is None and row["date_basis"] in BORROWED


def _role(row: Row) -> LinkRole:
    if row["polarity"] != "positive":
        return LinkRole.DENIAL
    return LinkRole.PLAN if row["modality"] in PLANS else LinkRole.TELLING


@lru_cache(maxsize=100_000)
def participants(text: str | None) -> tuple[frozenset[str], ...]:
    """Return the participants that a phrase names, each as the words that identify it.

    >>> [sorted(each) for each in participants("President Ana Silva and two Russian missiles")]
    [['ana', 'silva'], ['missile', 'russian']]
    """
    if not text:
        return ()
    named = (_name_words(part) for part in _BETWEEN.split(text))
    return tuple(words for words in named if words)


def _name_words(text: str) -> frozenset[str]:
    found = (match.group(0).lower().replace("’", "'").removesuffix("'s") for match in _WORD.finditer(text))
    return frozenset(_fold(word) for word in found if word not in _EMPTY and len(word) > 2)


def _fold(word: str) -> str:
    word = word.replace("iy", "y").replace("yy", "y").replace("ii", "i").replace("kiev", "kyiv")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
