"""How well sentences are read: which event a phrase dates, where it was, how many people, plan or fact."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.marked import source
from pipelines.events.gazetteer import find
from pipelines.events.model import EventReport, Quantity
from pipelines.events.reports import reports
from pipelines.events.source import Source
from pipelines.events.syntax import parse

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "events"
_COUNT = re.compile(r"(\w+) (\d*)(\.\.)?(\d*)(~?)(?: ([A-Z]{3}))?$")


@dataclass(slots=True)
class Tally:
    """Right and wrong answers, and the sentences with a wrong one."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list[str])

    def answer(self, right: bool, fault: str) -> None:
        """Count one answer."""
        if right:
            self.right += 1
        else:
            self.wrong += 1
            self.faults.append(fault)

    @property
    def share(self) -> float:
        """Right answers of all questions, in percent."""
        return 100 * self.right / max(1, self.right + self.wrong + self.missed)

    @property
    def precision(self) -> float:
        """Right answers of those given, in percent."""
        return 100 * self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Answers found of those that the gold has, in percent."""
        return 100 * self.right / max(1, self.right + self.missed)


def gold(half: str) -> list[dict[str, str]]:
    """Return the sentences of a half, `first` or `second`, with their answers."""
    with (GOLD / f"sentences.{half}.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def score(half: str) -> dict[str, Tally]:
    """The tallies of attachment, its baseline, place, counts and claim."""
    rows = gold(half)
    sources = [source(row["text"], name=str(number)) for number, row in enumerate(rows)]
    found: dict[str, list[EventReport]] = {}
    for report in reports(sources):
        found.setdefault(report.document_id, []).append(report)
    tallies = {name: Tally() for name in ("attachment", "nearest verb", "place", "counts", "claim")}
    for number, (row, given) in enumerate(zip(rows, sources, strict=True)):
        _score_sentence(tallies, row, given, found.get(str(number), []))
    return tallies


def _score_sentence(tallies: dict[str, Tally], row: dict[str, str], given: Source, found: list[EventReport]) -> None:
    first = None
    nearest = _nearest_verbs(given)
    for place, (phrase, accepted) in enumerate(zip(given.phrases, row["triggers"].split(";"), strict=True)):
        words = accepted.split("/")
        dated = next((r for r in found if any(ref == phrase.reference_id for ref, _ in r.references)), None)
        told = dated.event_trigger if dated else "-"
        tallies["attachment"].answer(told in words, f"{told} for {accepted}: {given.text}")
        tallies["nearest verb"].answer(nearest[place] in words, given.text)
        first = first or dated or "none"
    if isinstance(first, EventReport):
        _score_slots(tallies, row, given, first)
    _score_counts(tallies["counts"], row, given, found)


def _score_slots(tallies: dict[str, Tally], row: dict[str, str], given: Source, report: EventReport) -> None:
    if row["place"] != "?":
        told = report.place or "-"
        right = told == row["place"] or (row["place"] in given.text and _same_place(row["place"], told))
        tallies["place"].answer(right, f"{told} for {row['place']}: {given.text}")
    if row["claim"] != "?":
        claim = f"{report.modality.value} {'+' if report.polarity == 'positive' else '-'}"
        tallies["claim"].answer(claim == row["claim"], f"{claim} for {row['claim']}: {given.text}")


def _same_place(expected: str, told: str) -> bool:
    """Whether the gazetteer's name is that of the place which the text spells otherwise."""
    place = find(expected)
    return place is not None and place.name == told


def _score_counts(tally: Tally, row: dict[str, str], given: Source, found: list[EventReport]) -> None:
    expected = [] if row["counts"] in ("-", "?") else [_count(text) for text in row["counts"].split("; ")]
    if row["counts"] == "?":
        return
    for quantity in (each for report in found for each in report.quantities):
        told = _told(quantity)
        if told in expected:
            expected.remove(told)
            tally.right += 1
        elif quantity.subset_of is None:
            tally.wrong += 1
            tally.faults.append(f"{told}: {given.text}")
    tally.missed += len(expected)
    tally.faults.extend(f"missed {each}: {given.text}" for each in expected)


def _told(quantity: Quantity) -> tuple[str, float | None, float | None]:
    return quantity.kind, quantity.low, quantity.high


def _count(text: str) -> tuple[str, float | None, float | None]:
    match = _COUNT.match(text)
    if match is None:
        raise ValueError(f"{text!r} is no count; write it as 'killed 9..' or 'money 500 EUR'.")
    kind, low, dots, high, _, _ = match.groups()
    least = float(low) if low else None
    return kind, least, (float(high) if high else None) if dots else least


def _nearest_verbs(given: Source) -> list[str]:
    """The baseline: the verb that stands nearest to each phrase."""
    sentences = next(parse([(given.text, 0)]))
    verbs = [word for sentence in sentences for word in sentence.words if word.pos == "VERB"]
    return [
        min(verbs, key=lambda w: max(w.start - p.char_end, p.char_start - w.end)).text if verbs else "-"
        for p in given.phrases
    ]


def report(half: str) -> Iterator[tuple[str, float]]:
    """The figures of a half, in percent."""
    tallies = score(half)
    for name in ("attachment", "nearest verb", "place", "claim"):
        yield name, tallies[name].share
    yield "counts precision", tallies["counts"].precision
    yield "counts recall", tallies["counts"].recall
