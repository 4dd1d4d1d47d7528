"""Step 3, resolve: texts and anchors → time references."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from pipelines.documents.model import Target
from pipelines.errors import UnreadableDocument
from pipelines.ids import identifier
from pipelines.reference_rows import reference_row
from pipelines.step import Row, Step, Tables, by_document
from pipelines.steps.correct import STATED, corrections_of, words
from pipelines.temporal import tag
from pipelines.temporal.calendar import from_dates
from pipelines.temporal.model import Context, Corrected, Interval, KindOfText, Scope, TimeReference
from pipelines.temporal.parse import is_list
from pipelines.temporal.references import references

PACKAGES = (
    *("pipelines.temporal", "pipelines.steps.resolve", "pipelines.steps.correct"),
    *("pipelines.reference_rows", "pipelines.ids"),
)


MANY_REFERENCES = 20_000
CHARACTERS_EACH = 20
"""A text with more references than these, and more than one in so many characters, is a table or a log."""


def prose_references(text: str, context: Context) -> list[TimeReference]:
    """Return the time references of a text; one that consists of dates is given up as soon as that is clear.

    Raises:
        UnreadableDocument: of kind `not_prose`.

    >>> [reference.text for reference in prose_references("It rained in May 2019.", Context())]
    ['May 2019']
    """
    most = max(MANY_REFERENCES, len(text) // CHARACTERS_EACH)
    found = list(islice(references(text, context), most + 1))
    told = f"more than {most:,} dates and times in {len(text):,} characters" if len(found) > most else None
    if not found and is_list(text, context.language):
        told = "more dates, numbers and names in a row, without a sentence, than are read"
    if told:
        remedy = "Leave it out, or give it as a dataset with one document a row."
        raise UnreadableDocument("not_prose", f"The text has {told}: a table or a log.", remedy)
    return found


def reference_id(text: Row, reference: TimeReference) -> str:
    """Return the key of a time reference of a text."""
    side = "inner" if reference.timex_type is not None else "outer"
    return identifier(text["document_id"], reference.char_start, reference.char_end, side)


def time_reference_rows(
    text: Row, references: Sequence[TimeReference], corrections: Mapping[str, Row]
) -> list[dict[str, Any]]:
    """Return the rows of one document in `core.time_references`.

    Args:
        text: its row of `core.texts`.
        references: of the whole text, in text order, since they name each other by place.
        corrections: those that were applied, by the id of their reference.
    """
    ids = [reference_id(text, reference) for reference in references]
    return [
        {
            **reference_row(reference, ids.__getitem__, number),
            "document_id": text["document_id"],
            "anchor_reference_id": None if reference.anchor_reference is None else ids[reference.anchor_reference],
            "explanation": reference.explanation,
            "correction": corrections[ids[number]]["correction"] if ids[number] in corrections else None,
        }
        for number, reference in enumerate(references)
    ]


def context_of(text: Row, anchor: Row | None, segments: Sequence[Row]) -> Context:
    """Return what is known about a document before its time expressions are resolved."""
    kind = (anchor["kind_of_text"] if anchor else None) or text["kind_of_text"]
    return Context(
        anchor=anchor["anchor_date"].toordinal() if anchor and anchor["anchor_date"] else None,
        language=text["language"] or "en",
        country=text["country"],
        kind=KindOfText(kind) if kind else None,
        scopes=tuple(
            Scope(row["char_start"], row["char_end"], row["anchor_date"].toordinal())
            for row in segments
            if row["anchor_date"]
        ),
    )


def work(tables: Tables) -> Tables:
    """Return the time references of some documents."""
    anchors, segments = by_document(tables["core.anchors"]), by_document(tables["core.segments"])
    stated = by_document(corrections_of(tables, Target.REFERENCE))
    rows: list[Row] = []
    for text in tables["core.texts"]:
        key = text["document_id"]
        context = context_of(text, next(iter(anchors.get(key, [])), None), segments.get(key, []))
        corrections = {row["target_ids"][0]: row for row in stated.get(key, [])}
        rows += time_reference_rows(text, _references(text, context, corrections), corrections)
    return {"core.time_references": rows}


def _references(text: Row, context: Context, corrections: Mapping[str, Row]) -> list[TimeReference]:
    """Return the references of a text; with corrections it is read again, since other references depend on them."""
    found = prose_references(text["text"], context)
    corrected = tuple(
        _corrected(each, corrections[key]) for each in found if (key := reference_id(text, each)) in corrections
    )
    return tag(text["text"], replace(context, corrected=corrected)) if corrected else found


def _corrected(reference: TimeReference, correction: Row) -> Corrected:
    return Corrected(
        char_start=reference.char_start,
        char_end=reference.char_end,
        outer=reference.timex_type is None,
        interval=Interval(*from_dates(correction["start_date"], correction["end_date"])),
        reason=words(correction),
    )


RESOLVE = Step(
    name="resolve",
    reads=("core.texts", "core.segments", "core.anchors", STATED),
    writes=("core.time_references",),
    packages=PACKAGES,
    libraries=("dateparser", "holidays", "python-dateutil"),
    work=work,
)
