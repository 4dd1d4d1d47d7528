"""Rows of reports → tellings, and events → rows: the border of merging, in values of plain Python."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from pipelines.events.counting import summed
from pipelines.events.model import DateBasis, LinkRole, Modality
from pipelines.events.telling import Count, Telling, kind_of_report, participants
from pipelines.events.tolls import counts_a_part
from pipelines.temporal.model import Granularity, Interval

Row = Mapping[str, Any]
PLANS = frozenset({Modality.PLANNED.value, Modality.HYPOTHETICAL.value, Modality.QUESTION.value})


def tellings(reports: Iterable[Row], quantities: Iterable[Row], anchors: Mapping[str, date | None]) -> list[Telling]:
    """The reports as merging sees them, in their fixed order.

    Args:
        reports: rows of `core.reports`.
        quantities: rows of `core.quantities`.
        anchors: the anchor date of each document.
    """
    counted: dict[str, dict[str, list[Count]]] = {}
    for row in quantities:
        if row["subset_of"] is None:
            kinds = counted.setdefault(row["report_id"], {})
            high = None if counts_a_part(row["whom"]) else row["high"]
            kinds.setdefault(row["kind"], []).append(_count(row["low"], high, bool(row["approximate"])))
    found = [_telling(row, anchors.get(row["document_id"]), counted.get(row["report_id"], {})) for row in reports]
    return sorted(found, key=lambda telling: telling.order)


def _telling(row: Row, anchor: date | None, counts: Mapping[str, list[Count]]) -> Telling:
    quoted = row["date_basis"] == DateBasis.DOCUMENT.value
    start, end = (None, None) if quoted else (row["start_date"], row["end_date"])
    who, whom = participants(row["who"]), participants(row["whom"])
    return Telling(
        report_id=row["report_id"],
        document_id=intern(row["document_id"]),
        anchor=anchor.toordinal() if anchor else None,
        char_start=row["char_start"],
        sentence_start=row["sentence_start"],
        interval=_interval(start, end),
        granularity=Granularity(row["granularity"]) if row["granularity"] else None,
        kind=kind_of_report(row["trigger_lemma"], row["event_class"]),
        lemma=intern(row["trigger_lemma"]),
        place=_one(row["place"]),
        country=_one(row["country"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        names=who + whom,
        objects=whom,
        counts=tuple((kind, summed(counts[kind])) for kind in sorted(counts)),
        role=_role(row),
        vague=row["granularity"] is None or not _says_what(row),
        supposed=row["modality"] == Modality.HYPOTHETICAL.value,
        asked=row["modality"] == Modality.QUESTION.value,
        leads_from=row["anchor_report_id"],
        agency=_one(row["agency"]),
        title=row["title"],
        certainty=intern(row["certainty"]),
    )


def _one(text: str | None) -> str | None:
    """A text that many rows share, as one object."""
    return None if text is None else intern(text)


@lru_cache(maxsize=50_000)
def _interval(start: date | None, end: date | None) -> Interval:
    return Interval(start.toordinal() if start else None, end.toordinal() + 1 if end else None)


@lru_cache(maxsize=50_000)
def _count(low: float | None, high: float | None, approximate: bool) -> Count:
    return Count(low, high, approximate)


def _says_what(row: Row) -> bool:
    """Whether a report says enough to start an event: what kind of event it was, or who or what took part."""
    return bool(row["event_class"] != "OTHER" or row["who"] or row["whom"] or row["place"])


def _role(row: Row) -> LinkRole:
    if row["polarity"] == "negative":
        return LinkRole.DENIAL
    return LinkRole.PLAN if row["modality"] in PLANS else LinkRole.TELLING
