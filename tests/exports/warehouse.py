"""A published warehouse made by hand: a few tellings, or as many as asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pipelines.ids import identifier
from pipelines.settings import ROOT
from pipelines.warehouse.connection import writing
from pipelines.warehouse.marts import build_marts
from pipelines.warehouse.models import load_models
from pipelines.warehouse.schema import prepare
from pipelines.warehouse.tables import columns, insert

DAY = date(2025, 4, 15)


@dataclass(frozen=True)
class Told:
    """One telling: where its words stand, and what they say.

    `event` names the event that it tells, so that two tellings of one name are one event.
    """

    event: str
    document: str
    paragraph: str
    trigger: str
    phrase: str
    start: date | None
    end: date | None
    granularity: str = "day"
    title: str = ""
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
        "title": told.title or told.event,
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
        title=first.title or name,
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


def _precision(told: Told) -> int | None:
    if told.start is None or told.end is None:
        return None
    days = (told.end - told.start).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, 366)) if days <= most), None)


def _edtf(told: Told) -> str:
    start, end = (str(told.start or ".."), str(told.end or ".."))
    return (start if start == end else f"{start}/{end}") + ("~" if told.approximate else "")


def story() -> list[Told]:
    """A small timeline with a day told twice, a week, a year, an open side, a plan and a conflict."""
    storm = "A storm struck the harbour of Brest two days ago, killing 12 people on the quay."
    again = "Officials said that the storm struck Brest on Sunday, killing at least 10 people."
    later = "The storm killed 30 people in Brest on Sunday, the mayor said."
    brest = {"place": "Brest", "country": "FR", "point": (48.39, -4.49), "event_class": "DISASTER"}
    sunday = (date(2025, 4, 13), date(2025, 4, 13))
    return [
        Told("storm", "harbour.txt", storm, "struck", "two days ago", *sunday, title="Storm strikes Brest",
             killed=(12, 12, 12, "12 people"), **brest),
        Told("storm", "officials.txt", again, "struck", "Sunday", *sunday,
             killed=(10, 10, None, "at least 10 people"), verdict="compatible", **brest),
        Told("storm", "mayor.txt", later, "killed", "Sunday", *sunday,
             killed=(30, 30, 30, "30 people"), verdict="conflict", **brest),
        Told("talks", "harbour.txt", "Ministers met in Oslo last week about the port.", "met", "last week",
             date(2025, 4, 7), date(2025, 4, 13), "week", "Ministers met in Oslo", "CONSULT", "Oslo", "NO"),
        Told("treaty", "officials.txt", "They signed the treaty in 2022.", "signed", "2022",
             date(2022, 1, 1), date(2022, 12, 31), "year", "Treaty signed", "AGREE", None, None),
        Told("decline", "mayor.txt", "Trade has fallen in recent months.", "fallen", "recent months",
             None, DAY, "month", "Trade has fallen", "OTHER", None, "FR", approximate=True),
        Told("summit", "officials.txt", "A summit will be held in Lyon next month.", "held", "next month",
             date(2025, 5, 1), date(2025, 5, 31), "month", "Summit in Lyon", "CONSULT", "Lyon", "FR", status="planned"),
        Told("shelling", "mayor.txt", "Shelling killed 3 people in Mykolaiv yesterday.", "killed", "yesterday",
             date(2025, 4, 14), date(2025, 4, 14), "day", "Shelling in Mykolaiv", "ASSAULT", "Mykolaiv", "UA",
             (46.97, 32.0), (3, 3, None, "3 people")),
    ]  # fmt: skip


def many(count: int) -> Iterator[Told]:
    """So many events, some twenty a day, each in a paragraph of some 250 characters."""
    first = date(2015, 1, 1)
    for number in range(count):
        day = first + timedelta(days=number * 3650 // count)
        wide = number % 7 == 0
        paragraph = (
            f"In report {number} the district council said that rescue crews had reached the village of "
            f"Place {number % 400} on {day:%d %B %Y}, where a blast had killed {number % 9 + 1} people and "
            f"closed the road to the north; "
            f"inspectors are to look at the pipeline and at the houses around it."
        )
        yield Told(
            f"event {number}",
            f"document-{number // 20}.txt",
            paragraph,
            "blast",
            f"{day:%d %B %Y}",
            day,
            day + timedelta(days=6 if wide else 0),
            "week" if wide else "day",
            f"Blast in Place {number % 400}",
            ("ASSAULT", "CONSULT", "AID", "DISASTER")[number % 4],
            f"Place {number % 400}",
            "FR",
            (48.0 + number % 10 / 10, 2.0),
            (number % 9 + 1, number % 9 + 1, number % 9 + 1, f"{number % 9 + 1} people"),
        )


def harmful() -> tuple[list[Told], dict[str, dict[str, Any]]]:
    """Texts that try to run as a script, as a formula, to turn round, and to be too long."""
    tag = "<script>alert(1)</script>"
    image = '"><img src=x onerror=alert(2)>'
    formula = '=HYPERLINK("http://example.invalid","x")'
    turned = "\u202egnidaer\u2066 \u2069"
    long = "burst " + "x" * 10_000
    phrases = {
        "tag": f"{tag} exploded yesterday </script><!--",
        "image": f"{image} exploded yesterday",
        "formula": f"{formula} exploded yesterday",
        "turned": f"{turned} exploded yesterday",
        "long": f"exploded yesterday {long}",
        "at": "@SUM(1) exploded yesterday",
        "control": "a\x01b\x0b exploded yesterday",
    }
    day = date(2025, 4, 14)
    tellings = [
        Told(name, f"{name}.txt", text, "exploded", "yesterday", day, day, title=text, place=text[:40], country="UA",
             about={"who": text[:50], "attributed_to": text[:60], "speaker": text[:60]})
        for name, text in phrases.items()
    ]  # fmt: skip
    stated = {
        f"{name}.txt": {"title": text, "publisher": text, "source_url": "javascript:alert(3)"}
        for name, text in phrases.items()
    }
    return tellings, stated
