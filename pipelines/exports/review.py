"""What a person is asked in a review, what a correction will change, and the timeline page as a review serves it."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.documents.corrections import StatedCorrection
from pipelines.documents.model import Target
from pipelines.exports.model import EventSummary
from pipelines.exports.reading import query, read_summaries
from pipelines.exports.rendering import script_json
from pipelines.exports.scripts import TEMPLATES, source_hash, style
from pipelines.exports.words import WORDS, date_words, event_date_words, place_words, shortened, status_words
from pipelines.temporal.calendar import from_dates, to_dates
from pipelines.temporal.model import Interval
from pipelines.temporal.spelling import interval_edtf
from pipelines.warehouse.connection import reading, rows

TELLINGS = "select event_id, report_id from core.tellings"
APPLIED = "select correction, event_id from core.event_corrections where status = 'applied'"
STATED = "select * from core.stated_corrections"
SETTLING = (Target.CONFIRM, Target.EVENT_DATE)
MOVING = (Target.MERGE, Target.SPLIT, Target.DROP)
TITLE = 160
"""Characters of a title that are shown."""
SENTENCE = 240
"""Characters of a sentence that are shown."""


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """Two events that are possibly one.

    Args:
        event_ids: of the two.
        odds: log-odds that they are one.
        terms: the evidence for and against, each in log-odds.
        sentences: the report of each from which the evidence is.
    """

    event_ids: tuple[str, str]
    odds: float
    terms: tuple[tuple[str, float], ...]
    sentences: tuple[str, str] = ("", "")

    @property
    def uncertainty(self) -> float:
        """Return how uncertain it is whether they are one: 1 if either is as likely.

        >>> ReviewPair(("a", "b"), 0.0, ()).uncertainty
        1.0
        """
        return 1 - abs(2 / (1 + math.exp(-self.odds)) - 1)


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """What a person is asked: whether an event is right, or whether two are one.

    Args:
        event_ids: one or two.
        reasons: why it is asked, in words.
        weight: importance × uncertainty.
        sentences: a report of each of two events.
    """

    event_ids: tuple[str, ...]
    reasons: tuple[str, ...]
    weight: float
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedTimeline:
    """What a review is about, as it was published.

    Args:
        events: by id.
        doubts: the reasons to doubt an event, each with how much doubt it is, by event.
        pairs: the events that are possibly one.
        event_of: the event of each report that tells one.
        borne_on: the events that an applied correction names or changed, by its name.
        stated: the corrections that the last run read, by name; its columns are those of `core.stated_corrections`.
    """

    events: Mapping[str, EventSummary]
    doubts: Mapping[str, Sequence[tuple[str, float]]]
    pairs: Sequence[ReviewPair]
    event_of: Mapping[str, str]
    borne_on: Mapping[str, frozenset[str]]
    stated: Mapping[str, Mapping[str, Any]]

    def named_by(self, correction: StatedCorrection) -> list[str]:
        """Return the events that a correction names, itself or by their reports, each once."""
        ids = correction.target_ids
        return [each for each in dict.fromkeys(self.event_of.get(each, each) for each in ids) if each in self.events]

    def has_read(self, correction: StatedCorrection) -> bool:
        """True if the last run read a correction as it is now."""
        row = self.stated.get(correction.name)
        names = ("target", "value", "reason", "author", "made_on")
        return (
            row is not None
            and tuple(row["target_ids"]) == correction.target_ids
            and all(row[name] == getattr(correction, name) for name in names)
            and {each["source_path"]: each["text_sha256"] for each in row["made_for"]} == correction.made_for
        )


def read_reviewed(published: Path) -> ReviewedTimeline:
    """Read what a review is about.

    Raises:
        WarehouseError: there is no published timeline.
    """
    doubts: dict[str, list[tuple[str, float]]] = {}
    borne_on: dict[str, set[str]] = {}
    with reading(published) as connection:
        for row in query(connection, "doubts"):
            doubts.setdefault(row["event_id"], []).append((row["reason"], float(row["doubt"])))
        for row in rows(connection, APPLIED):
            borne_on.setdefault(row["correction"], set()).add(row["event_id"])
        return ReviewedTimeline(
            events={event.event_id: event for event in read_summaries(connection).events},
            doubts=doubts,
            pairs=[_pair(row) for row in query(connection, "pairs")],
            event_of={row["report_id"]: row["event_id"] for row in rows(connection, TELLINGS)},
            borne_on={name: frozenset(ids) for name, ids in borne_on.items()},
            stated={row["correction"]: row for row in rows(connection, STATED)},
        )


def _pair(row: Mapping[str, Any]) -> ReviewPair:
    terms = tuple((each["term"], each["score"]) for each in row["terms"])
    sentences = shortened(row["sentence"], SENTENCE), shortened(row["other_sentence"], SENTENCE)
    return ReviewPair((row["event_id"], row["other_id"]), row["score"], terms, sentences)


def read_reports(published: Path, event_id: str) -> list[dict[str, Any]]:
    """Return the reports of an event for whoever splits it: id, words, document and days of each."""
    with reading(published) as connection:
        return [
            {
                "id": row["report_id"],
                "words": shortened(row["sentence"] or "", SENTENCE),
                "document": shortened(row["document"], TITLE),
                "when": date_words(row["start_date"], row["end_date"], row["granularity"]),
            }
            for row in query(connection, "reviewed_reports", event=event_id)
        ]


def questions(timeline: ReviewedTimeline, corrections: Iterable[StatedCorrection]) -> list[ReviewQuestion]:
    """Return what is still to be asked, the most important and most uncertain first.

    Args:
        timeline: as it was published.
        corrections: the sound ones as they are now, whether a run has read them or not.
    """
    settled, moved, apart = set[str](), set[str](), set[frozenset[str]]()
    for each in corrections:
        named = timeline.named_by(each)
        if each.target in SETTLING:
            settled.update(one for one in named if each.target is not Target.CONFIRM or _still(timeline, one, each))
        if each.target in MOVING and not timeline.has_read(each):
            moved.update(named)
        if each.target in (Target.DISTINCT, Target.SPLIT):
            together = sorted(timeline.borne_on.get(each.name, set[str]()) | set(named))
            apart.update(frozenset((one, other)) for one in together for other in together if one < other)
    events = (_of_event(timeline, each) for each in timeline.doubts.keys() & timeline.events.keys() - settled - moved)
    pairs = (
        _of_pair(timeline, each)
        for each in timeline.pairs
        if timeline.events.keys() >= {*each.event_ids}
        and moved.isdisjoint(each.event_ids)
        and frozenset(each.event_ids) not in apart
    )
    return sorted((*events, *pairs), key=lambda each: (-each.weight, each.event_ids))


def _still(timeline: ReviewedTimeline, event_id: str, confirmed: StatedCorrection) -> bool:
    """True if an event has the days that a person confirmed."""
    event = timeline.events[event_id]
    return Interval(*from_dates(event.start_date, event.end_date)) == confirmed.interval


def _of_event(timeline: ReviewedTimeline, event_id: str) -> ReviewQuestion:
    found = timeline.doubts[event_id]
    uncertainty = 1 - math.prod(1 - doubt for _, doubt in found)
    importance = timeline.events[event_id].importance
    return ReviewQuestion((event_id,), tuple(reason for reason, _ in found), importance * uncertainty)


def _of_pair(timeline: ReviewedTimeline, pair: ReviewPair) -> ReviewQuestion:
    importance = max(timeline.events[each].importance for each in pair.event_ids)
    said = [(WORDS["evidence"].get(term, term), score) for term, score in pair.terms if term != "prior"]
    sides = {
        "for": [words for words, score in said if score > 0],
        "against": [words for words, score in said if score < 0],
    }
    reasons = tuple(f"{side}: {', '.join(terms)}" for side, terms in sides.items() if terms)
    return ReviewQuestion(pair.event_ids, reasons, importance * pair.uncertainty, pair.sentences)


def event_facts(event: EventSummary) -> dict[str, Any]:
    """Return an event as the review shows it; `value` is its days as a correction has them."""
    return {
        "id": event.event_id,
        "title": shortened(event.title, TITLE),
        "when": event_date_words(event),
        "value": interval_edtf(Interval(*from_dates(event.start_date, event.end_date))),
        "place": place_words(event),
        "status": event.status,
        "sources": event.source_count,
    }


def near(timeline: ReviewedTimeline, event_id: str, most: int) -> list[EventSummary]:
    """Return the other events that an event might be one with: those of its days, and of these of its place, first."""
    event = timeline.events[event_id]
    day = _first(event)
    others = (each for each in timeline.events.values() if each.event_id != event_id)
    return sorted(others, key=lambda each: (abs(_first(each) - day), each.place != event.place, each.event_id))[:most]


def _first(event: EventSummary) -> int:
    first = event.start_date or event.end_date
    return first.toordinal() if first else 0


def effect(timeline: ReviewedTimeline, correction: StatedCorrection) -> str:
    """Return in words what a correction changes."""
    events = [timeline.events[each] for each in timeline.named_by(correction)]
    titles = [f"“{shortened(event.title, TITLE)}”" for event in events] or list(correction.target_ids)
    new = correction.value or ""
    if correction.target in (Target.EVENT_DATE, Target.DOCUMENT_DATE, Target.REFERENCE, Target.CONFIRM):
        new = date_words(*to_dates(correction.interval.start, correction.interval.end))
    elif correction.target is Target.EVENT_STATUS:
        new = status_words(new)
    before = _before(correction.target, events[0]) if events else ""
    return _EFFECTS[correction.target].format(
        first=titles[0], all=" and ".join(titles), before=before, new=new, count=len(correction.target_ids)
    )


def taken_back(timeline: ReviewedTimeline, stated: Mapping[str, Any]) -> str:
    """Return in words what no longer holds once a correction is gone.

    Args:
        timeline: as published.
        stated: the correction as the last run read it.
    """
    ids = (timeline.event_of.get(each, each) for each in stated["target_ids"])
    titles = [
        f"“{shortened(timeline.events[each].title, TITLE)}”" for each in dict.fromkeys(ids) if each in timeline.events
    ]
    about = f", {' and '.join(titles)}" if titles else ""
    said = f"{stated['author']}: {stated['reason']}"
    return f"taken back: {WORDS['target'][stated['target']]}{about} ({said})"


def _before(target: Target, event: EventSummary) -> str:
    if target is Target.EVENT_PLACE:
        return place_words(event) or "no place"
    return status_words(event.status) if target is Target.EVENT_STATUS else event_date_words(event)


_EFFECTS = {
    Target.DOCUMENT_DATE: "{first} speaks from {new}",
    Target.REFERENCE: "the phrase {first} means {new}",
    Target.EVENT_DATE: "{first}: {before} → {new}",
    Target.EVENT_PLACE: "{first}: {before} → {new}",
    Target.EVENT_TITLE: "{first} → “{new}”",
    Target.EVENT_STATUS: "{first}: {before} → {new}",
    Target.CONFIRM: "{first}: {new} is confirmed",
    Target.MERGE: "{all} become one event",
    Target.DISTINCT: "{all} stay two events",
    Target.SPLIT: "{first} becomes two events; {count} of its reports tell the other one",
    Target.DROP: "{first} leaves the timeline",
}


def review_page(page: str, token: str) -> str:
    """Return a timeline page with the panel of the review, which its content security policy then allows.

    A page without a script of its own, such as an index of parts, stays as it is.

    Args:
        page: as it was exported.
        token: that a request to change something must bring along.
    """
    look, script, panel = style("review"), _part("review.js"), _part("review.html")
    policy, found = re.subn(
        "script-src 'sha256-([^;]*); style-src ([^;]*)",
        f"script-src '{source_hash(script)}' 'sha256-\\1; style-src '{source_hash(look)}' \\2; connect-src 'self'",
        page,
        count=1,
    )
    if not found:
        return page
    head, _, body = policy.partition("</head>")
    body, _, end = body.rpartition("</body>")
    data = f'<script type="application/json" id="review-data">{script_json({"token": token})}</script>'
    added = f"{panel}{data}\n<script>{script}</script>\n"
    return f"{head}<style>{look}</style>\n</head>{body}{added}</body>{end}"


@cache
def _part(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
