"""A published warehouse made by hand from tellings."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.ids import identifier
from pipelines.settings import ROOT
from pipelines.warehouse.build import prepare
from pipelines.warehouse.connection import writing
from pipelines.warehouse.marts import build_marts, load_models
from pipelines.warehouse.tables import columns, insert

DAY = date(2025, 4, 15)


@dataclass(frozen=True)
class Told:
    """One telling: where its words stand, and what they say.

    `event` names the event that it tells, so that two tellings of one name are one event. An empty title is that name;
    None is none.
    """

    event: str
    document: str
    paragraph: str
    trigger: str
    phrase: str
    start: date | None
    end: date | None
    granularity: str | None = "day"
    title: str | None = ""
    event_class: str = "ASSAULT"
    place: str | None = None
    country: str | None = "UA"
    point: tuple[float, float] | None = None
    killed: tuple[float | None, float | None, float | None, str] | None = None
    status: str = "happened"
    approximate: bool = False
    verdict: str | None = None
    about: dict[str, Any] = field(default_factory=dict)


def make(folder: Path, tellings: Iterable[Told], documents: dict[str, dict[str, Any]] | None = None) -> Path:
    """A database with these tellings and the marts over them."""
    path = folder / "timeline.duckdb"
    tables = _tables(list(tellings), documents or {})
    with writing(path) as connection:
        prepare(connection)
        for table, found in tables.items():
            names = columns(connection, table)
            insert(connection, table, [dict.fromkeys(names) | row for row in found])
        build_marts(connection, load_models(ROOT / "sql" / "marts"), ROOT / "sql", "made")
    return path


def _tables(tellings: list[Told], documents: dict[str, dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {}

    def add(table: str, **row: Any) -> None:
        tables.setdefault(f"core.{table}", []).append(row)

    texts: dict[str, str] = {}
    reports: dict[str, list[tuple[Told, str]]] = {}
    for told in tellings:
        before = texts.get(told.document, "")
        start = len(before) + 2 if before else 0
        texts[told.document] = f"{before}\n\n{told.paragraph}" if before else told.paragraph
        reports.setdefault(told.event, []).append((told, _report(add, told, start)))
    for name, text in texts.items():
        _document(add, name, text, documents.get(name, {}))
    for name, found in reports.items():
        _event(add, name, found)
    return tables


def _document(add: Any, name: str, text: str, stated: dict[str, Any]) -> None:
    document_id = identifier(name)
    row = {
        "document_id": document_id,
        "source_path": name,
        "content_sha256": identifier(text),
        "size": len(text),
        "reader": "plain",
        "title": name,
        "language": "en",
        "text": text,
        "published_date": DAY,
        "flags": [],
    }
    add("texts", **(row | stated))
    add("anchors", document_id=document_id, anchor_date=DAY, anchor_basis="published", kind_of_text="report", flags=[])
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        end = start + len(paragraph)
        add("segments", document_id=document_id, segment_id=number, kind="paragraph", char_start=start, char_end=end)
        start = end + 2


def _report(add: Any, told: Told, offset: int) -> str:
    document_id = identifier(told.document)
    start = offset + told.paragraph.index(told.trigger)
    report_id = identifier(document_id, start, start + len(told.trigger))
    row = {
        "report_id": report_id,
        "document_id": document_id,
        "char_start": start,
        "char_end": start + len(told.trigger),
        "sentence_start": offset,
        "sentence": told.paragraph,
        "clause": told.paragraph,
        "event_trigger": told.trigger,
        "trigger_lemma": told.trigger,
        "event_class": told.event_class,
        "title": _title(told),
        "start_date": told.start,
        "end_date": told.end,
        "granularity": told.granularity,
        "date_basis": "explicit",
        "place": told.place,
        "country": told.country,
        "polarity": "positive",
        "modality": "asserted",
        "certainty": "stated",
    }
    add("reports", **(row | told.about))
    _reference(add, told, offset, report_id)
    if told.killed is not None:
        low, best, high, words = told.killed
        at = offset + told.paragraph.index(words)
        span = {"char_start": at, "char_end": at + len(words), "bound_text": words, "approximate": False}
        count = {"low": low, "best": best, "high": high, "unit": "person", "kind": "killed", "as_of": DAY}
        add("quantities", report_id=report_id, document_id=document_id, quantity_id=0, **span, **count)
    return report_id


def _reference(add: Any, told: Told, offset: int, report_id: str) -> None:
    document_id = identifier(told.document)
    start = offset + told.paragraph.index(told.phrase)
    reference_id = identifier(document_id, start, start + len(told.phrase), "inner")
    add(
        "time_references",
        reference_id=reference_id,
        document_id=document_id,
        char_start=start,
        char_end=start + len(told.phrase),
        text=told.phrase,
        timex_type="DATE",
        timex_value=str(told.start) if told.start else "PAST_REF",
        anchor_kind="document",
        anchor_date=DAY,
        rule="deictic",
        start_date=told.start,
        end_date=told.end,
        granularity=told.granularity,
        approximate=told.approximate,
        edtf=None,
        status="resolved",
        alternatives=[],
        flags=[],
        explanation=f"{told.phrase!r} is read against {DAY}\nwhich gives {told.start} to {told.end}",
    )
    add("report_references", report_id=report_id, document_id=document_id, reference_id=reference_id, role="dates")


def _event(add: Any, name: str, found: list[tuple[Told, str]]) -> None:
    first = found[0][0]
    event_id = identifier("event", name)
    latitude, longitude = first.point or (None, None)
    low, best, high = first.killed[:3] if first.killed else (None, None, None)
    add(
        "events",
        event_id=event_id,
        title=_title(first),
        event_class=first.event_class,
        start_date=first.start,
        end_date=first.end,
        granularity=first.granularity,
        date_precision=_precision(first),
        edtf=_edtf(first),
        place=first.place,
        country=first.country,
        latitude=latitude,
        longitude=longitude,
        killed_low=low,
        killed_best=best,
        killed_high=high,
        report_count=len(found),
        document_count=len({told.document for told, _ in found}),
        source_count=len({told.document for told, _ in found}),
        status=first.status,
        certainty="stated",
    )
    for told, report_id in found:
        terms = [{"term": "same day", "score": 2.5}]
        add("tellings", event_id=event_id, report_id=report_id, role="telling", score=2.5, terms=terms)
        if told.verdict:
            pair = {"left_report_id": found[0][1], "right_report_id": report_id}
            said = {"verdict": told.verdict, "explanation": f"{found[0][0].killed} beside {told.killed}"}
            add("contradictions", event_id=event_id, field="killed", **pair, **said)


def _title(told: Told) -> str | None:
    return told.event if told.title == "" else told.title


def _precision(told: Told) -> int | None:
    if told.start is None or told.end is None:
        return None
    days = (told.end - told.start).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= most), None)


def _edtf(told: Told) -> str:
    start, end = (str(told.start or ".."), str(told.end or ".."))
    return (start if start == end else f"{start}/{end}") + ("~" if told.approximate else "")
