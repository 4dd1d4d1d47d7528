"""TimeML: each document with its TIMEX3s and EVENTs in place, and the links between them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from pipelines.exports.escaping import Element, attributes, timeml_file, xml_plain
from pipelines.exports.formats.loss import Exported, ExportLoss, Kind, each_written
from pipelines.exports.model import Timeline
from pipelines.exports.reading import query
from pipelines.step import by_document
from pipelines.warehouse.connection import Connection, Row
from pipelines.warehouse.tables import read_documents

CLASSES = {"STATEMENT": "REPORTING"}
TENSES = {"past": "PAST", "present": "PRESENT", "future": "FUTURE"}
LONGEST_NAME = 200
"""Bytes of a file's name; file systems take 255."""
NOTES = (
    "TimeML has no place for intervals, places, counts and EDTF; the values of TIMEX3 stand for the dates.",
    "Ranges and 'since X' are rows without a TIMEX3 type; TimeML holds the TIMEX3s inside them.",
    "Links: an event IS_INCLUDED in the time that dates it, or BEGUN_BY or ENDED_BY it where its other side is open; "
    "two tellings of one event are of one IDENTITY.",
)


def as_timeml(timeline: Timeline, connection: Connection) -> Exported:
    """Return a file a document, named as the document."""
    wanted = [document.document_id for document in timeline.documents]
    references = by_document(query(connection, "marked_references", documents=wanted))
    reports = by_document(query(connection, "marked_reports", documents=wanted))
    documents = query(connection, "marked_texts", documents=wanted)
    names = file_names({row["document_id"]: row["source_path"] for row in documents})

    def write(row: Row) -> tuple[list[tuple[str, str]], list[ExportLoss]]:
        times, events = references.get(row["document_id"], []), reports.get(row["document_id"], [])
        kept = _kept(times, events)
        content = _document(row, times, events, kept)
        return [(names[row["document_id"]], content)], list(_losses(times, events, kept, row["source_path"]))

    whole = ({**row, "text": _text(connection, row["document_id"])} for row in documents)
    files, losses = each_written(whole, write, itemgetter("document_id"))
    return Exported(dict(files), losses, NOTES)


def _text(connection: Connection, document_id: str) -> str:
    return read_documents(connection, ["core.texts"], [document_id])["core.texts"][0]["text"]


def file_names(paths: Mapping[str, str]) -> dict[str, str]:
    """Return a file name for each document: its path, or its id if the path is not a good name or not unique.

    Args:
        paths: by the document's id.

    >>> file_names({"1a": "a/b.txt", "2b": "a__b.txt", "3c": "c\\x00.txt", "4d": "d" * 250, "5e": "e.txt"})
    {'1a': '1a.tml', '2b': '2b.tml', '3c': '3c.tml', '4d': '4d.tml', '5e': 'e.txt.tml'}
    """
    names = {document_id: path.replace("/", "__") for document_id, path in paths.items()}
    many = Counter(names.values())
    return {
        document_id: f"{name if many[name] == 1 and _nameable(name) else document_id}.tml"
        for document_id, name in names.items()
    }


def _nameable(name: str) -> bool:
    return len(name.encode()) <= LONGEST_NAME and name.isprintable()


def _kept(times: Sequence[Row], events: Sequence[Row]) -> dict[str, str]:
    """Return the XML id of each reference and report that overlaps no earlier one."""
    spans = sorted(
        [(row["char_start"], -row["char_end"], f"t{n}", row["reference_id"]) for n, row in enumerate(times, 1)]
        + [(row["char_start"], -row["char_end"], f"e{n}", row["report_id"]) for n, row in enumerate(events, 1)]
    )
    kept: dict[str, str] = {}
    until = 0
    for start, end, name, key in spans:
        if start >= until:
            kept[key] = name
            until = -end
    return kept


def _losses(times: Sequence[Row], events: Sequence[Row], kept: Mapping[str, str], path: str) -> Iterator[ExportLoss]:
    for row in times:
        if row["reference_id"] not in kept:
            yield ExportLoss(row["reference_id"], path, Kind.LEFT_OUT, "a TIMEX3 that crosses another element")
    for row in events:
        if row["report_id"] not in kept:
            yield ExportLoss(
                row["event_id"] or row["report_id"], path, Kind.LEFT_OUT, "its word stands inside another element"
            )


def _document(row: Row, times: Sequence[Row], events: Sequence[Row], kept: Mapping[str, str]) -> str:
    elements = [_timex(time, kept) for time in times if time["reference_id"] in kept]
    elements += [_event(event, kept[event["report_id"]]) for event in events if event["report_id"] in kept]
    told = [event for event in events if event["report_id"] in kept]
    more = [_instance(event, kept[event["report_id"]]) for event in told]
    return timeml_file(
        xml_plain(row["source_path"]), row["anchor_date"], row["text"], elements, (*more, *_links(told, kept))
    )


def _timex(row: Row, kept: Mapping[str, str]) -> Element:
    said = attributes(
        tid=kept[row["reference_id"]],
        type=row["timex_type"],
        value=row["timex_value"] or "",
        mod=row["timex_mod"],
        anchorTimeID=kept.get(row["anchor_reference_id"] or ""),
    )
    return Element(row["char_start"], row["char_end"], "TIMEX3", said)


def _event(row: Row, name: str) -> Element:
    said = attributes(eid=name, **{"class": CLASSES.get(row["event_class"], "OCCURRENCE")})
    return Element(row["char_start"], row["char_end"], "EVENT", said)


def _instance(row: Row, name: str) -> str:
    said = attributes(
        eiid=f"ei{name[1:]}",
        eventID=name,
        tense=TENSES.get(row["tense"] or "", "NONE"),
        aspect="NONE",
        polarity="POS" if row["polarity"] == "positive" else "NEG",
        pos="VERB" if row["tense"] else "NOUN",
        modality=None if row["modality"] == "asserted" else row["modality"],
    )
    return f"<MAKEINSTANCE {said}/>"


def _relation(row: Row) -> str:
    """Return the relation of an event to the time that dates it."""
    if row["start_date"] is None and row["end_date"] is not None:
        return "ENDED_BY"
    return "BEGUN_BY" if row["end_date"] is None and row["start_date"] is not None else "IS_INCLUDED"


def _links(events: Sequence[Row], kept: Mapping[str, str]) -> Iterator[str]:
    pairs: list[dict[str, str]] = []
    first: dict[str, str] = {}
    for row in events:
        instance = f"ei{kept[row['report_id']][1:]}"
        for reference in row["reference_ids"]:
            if reference in kept:
                time = kept[reference]
                pairs.append({"eventInstanceID": instance, "relatedToTime": time, "relType": _relation(row)})
        if row["event_id"] is not None and first.setdefault(row["event_id"], instance) != instance:
            same = {
                "eventInstanceID": instance,
                "relatedToEventInstance": first[row["event_id"]],
                "relType": "IDENTITY",
            }
            pairs.append(same)
    for number, pair in enumerate(pairs, 1):
        yield f"<TLINK {attributes(lid=f'l{number}', **pair)}/>"
