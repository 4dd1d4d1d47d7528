"""A telling's passage cut where a highlight begins or ends: time expressions, the event, counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipelines.exports.model import Span, Telling

EVENT, TIME, COUNT = "event", "time", "count"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, what it is marked as (plain text as nothing), and whether it only surrounds the sentence."""

    text: str
    marks: tuple[str, ...]
    context: bool


def highlights(telling: Telling) -> tuple[tuple[str, Span], ...]:
    """What to highlight in the document's text."""
    return (
        *((TIME, reference.span) for reference in telling.references),
        (EVENT, telling.trigger),
        *((COUNT, figure.span) for figure in telling.figures),
    )


def pieces(telling: Telling) -> Iterator[Piece]:
    """The passage of a telling in pieces; joined they are the passage."""
    start, end = telling.passage_start, telling.passage_start + len(telling.passage)
    marked = [(kind, max(span.start, start), min(span.end, end)) for kind, span in highlights(telling)]
    marked = [(kind, first, last) for kind, first, last in marked if first < last]
    first_sign, last_sign = telling.sentence_start, telling.sentence_start + len(telling.sentence)
    edges = {min(max(place, start), end) for place in (first_sign, last_sign)}
    cuts = sorted({start, end, *edges, *(edge for _, first, last in marked for edge in (first, last))})
    for first, last in pairwise(cuts):
        kinds = tuple(dict.fromkeys(kind for kind, begin, stop in marked if begin <= first and last <= stop))
        context = last <= first_sign or first >= last_sign
        yield Piece(telling.passage[first - start : last - start], kinds, context)
