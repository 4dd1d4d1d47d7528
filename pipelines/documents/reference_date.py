"""The reference date: the day from which a document speaks, and how that is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipelines.documents.inference import MOST_CANDIDATES, contradiction, dateline_constraint, infer
from pipelines.documents.model import DateCandidate, DocumentDate, ReferenceBasis
from pipelines.documents.phrases import OpenPhrases, phrases_of
from pipelines.documents.trust import StatedDates, Statement, disagreements, judged, statements, without_refuted
from pipelines.temporal.model import Context, KindOfText

CONFLICT = "date_conflict"
"""Flag of a document whose stated day its own words, or another stated day, contradict."""
ASKED = 200_000
"""The characters at the head of a text that are asked for its day."""


def date_document(
    stated: StatedDates, text: str, lines: Sequence[str], language: str = "en", country: str | None = None
) -> DocumentDate:
    """Return the reference date of a document, how it is known, and every other day that something speaks for.

    Args:
        stated: what is stated apart from the text.
        text: its words: the source of the date if none is stated, else compared with the stated one.
        lines: its datelines and delivery lines.
        language: ISO 639-1 code.
        country: ISO 3166-1 code.
    """
    phrases = phrases_of(text[:ASKED], language)
    stated_so = statements(stated, lines, language, country)
    said = without_refuted(stated_so, lambda day: contradiction(phrases, day))
    taken = _taken(said, phrases)
    if taken is None:
        return _without_statement(stated, said, phrases, lines, language, country)
    kind = stated.kind_of_text or phrases.kind(Context(taken.day.toordinal(), language=language, country=country)).value
    candidates = judged(taken, said)
    if kind == KindOfText.HISTORY:
        return DocumentDate(taken.day, taken.basis, kind, tuple(candidates))
    against = [*(each.mistake for each in said if each.mistake), *_late(taken.day, stated.retrieved)]
    untrue = contradiction(phrases, taken.day)
    against += [*untrue, *disagreements(taken, said)]
    if not against:
        return DocumentDate(taken.day, taken.basis, kind, tuple(candidates))
    first = candidates[0]
    candidates[0] = replace(first, evidence=(*first.evidence, *(f"against it: {line}" for line in against)))
    allowed = _allowed(phrases, stated.retrieved, taken, len(candidates)) if untrue else []
    return DocumentDate(taken.day, taken.basis, kind, (*candidates, *allowed)[:MOST_CANDIDATES], (CONFLICT,))


def _taken(said: Sequence[Statement], phrases: OpenPhrases) -> Statement | None:
    """Return the statement that holds: the first one, or its other day where the text's words allow only that."""
    if not said or said[0].doubt:
        return None
    others = [each for each in said if each.doubt and each.basis is said[0].basis is ReferenceBasis.METADATA]
    if others and contradiction(phrases, said[0].day) and not contradiction(phrases, others[0].day):
        return others[0]
    return said[0]


def _without_statement(
    stated: StatedDates,
    said: Sequence[Statement],
    phrases: OpenPhrases,
    lines: Sequence[str],
    language: str,
    country: str | None,
) -> DocumentDate:
    """Return what the words alone say of the day; a history is not asked."""
    found: tuple[DateCandidate, ...] = ()
    if stated.kind_of_text != KindOfText.HISTORY:
        found = infer(phrases, stated.retrieved, tuple(dateline_constraint(line, language) for line in lines))
    day = found[0].candidate_date if len(found) == 1 else None
    context = Context(day.toordinal() if day else None, language=language, country=country)
    kind = stated.kind_of_text or phrases.kind(context).value
    candidates = (*found, *(replace(each, rank=len(found) + each.rank) for each in judged(None, said)))
    basis = ReferenceBasis.INFERRED if day else ReferenceBasis.NONE
    flags = (CONFLICT,) if any(each.weak and each.doubt for each in said) else ()
    return DocumentDate(day, basis, kind, candidates[:MOST_CANDIDATES], flags)


def _late(day: date, retrieved: date | None) -> tuple[str, ...]:
    late = retrieved is not None and retrieved < day
    return (f"the day of retrieval, {retrieved.isoformat()}, is before it",) if retrieved and late else ()


def _allowed(phrases: OpenPhrases, retrieved: date | None, taken: Statement, known: int) -> list[DateCandidate]:
    """Return the days that the words of a contradicted text allow."""
    verdict = f"not taken: found in the words, and {taken.basis} is stated"
    others = [other for other in infer(phrases, retrieved) if other.candidate_date != taken.day]
    return [replace(other, rank=rank, verdict=verdict) for rank, other in enumerate(others, known + 1)]
