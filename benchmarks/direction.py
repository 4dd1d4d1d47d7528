"""`python -m benchmarks.direction CORPUS…`: fit the weights of `temporal/weights.toml`, and say how good they are.

The instances are dates whose direction is known but not said. They are found in documents whose day is known: dates
written with their year, which is then hidden; dates written with their weekday, which tells the year; and the names
that a corpus with TIMEX3 gold has annotated. All figures are out of fold, five folds by document.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import click
import numpy as np
import numpy.typing as npt

from pipelines.events.directions import governing
from pipelines.events.syntax import parse as parse_passages
from pipelines.temporal.calendar import bounds, weekday
from pipelines.temporal.clues import Clues
from pipelines.temporal.direction import GROUPS, SURE, Distance, features
from pipelines.temporal.meaning import At, Checked, open_name
from pipelines.temporal.parse import parse
from pipelines.temporal.references import surroundings
from pipelines.temporal.resolve.names import distance, neighbours
from pipelines.temporal.spelling import cell_value

FOLDS = 5
LEAST = 0.05
"""A weight that is smaller is left out."""
PENALTY = 1.0
FAR_DAYS, FAR_SHARE = 180, 0.15
"""Writers add the year to a date that is far away: such instances say little of dates without one."""
BEFORE, BEHIND = 400, 300
"""Characters around a date that are read with it."""
FEWEST_WORDS = 3
"""A date in a sentence of fewer words is a stamp or a caption."""
NEAR_WEEK = 7
YEAR_BEHIND = re.compile(r"(?:[,\s]+of)?[,\s]*\b\d{4}$")
STAMP = re.compile(r"[\s,|·-]*(?:at\s)?\d{1,2}[:.h]\d\d")
HEADS = re.compile(r"\s+(?:\||[A-Z])")
CLOCKED = re.compile(r"\d[:.]\d\d(?:\s\w{2,4})?\s(?:on\s)?$")
GOVERNED = re.compile(r"\b(?:on|in|of|since|until|by|from|before|after)\s$", re.IGNORECASE)
"""What stands behind or before the date of a stamp, behind a date over a text, and before one that is neither."""
SENTENCE = re.compile(r"[^.!?\n]*$"), re.compile(r"[^.!?\n]*")
BINS = ((0, "0"), (3, "1-3"), (14, "4-14"), (45, "15-45"), (120, "46-120"), (10**6, "121 and more"))


class Instance(NamedTuple):
    """A date whose direction is known.

    Args:
        source: how it is known: year hidden, weekday said, gold.
        ahead: whether the later candidate is meant.
        share: how much it counts in the fit.
    """

    document: str
    source: str
    family: str
    distance: Distance
    clues: Clues
    ahead: bool
    share: float
    words: str
    text: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dated:
    """A document whose day is known.

    Args:
        timexes: its gold; empty where it has none.
    """

    name: str
    text: str
    day: int
    timexes: tuple[dict[str, Any], ...]


def documents(path: Path) -> Iterator[Dated]:
    """Return the documents of a file of JSON lines, those of which the day is known."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        said = row.get("dct") or row.get("published_date")
        if said:
            end = row.get("annotated_end") or len(row["text"])
            timexes = tuple(each for each in row.get("timexes", ()) if each["end"] <= end)
            yield Dated(row["id"], row["text"], date.fromisoformat(said[:10]).toordinal(), timexes)


def instances(document: Dated) -> Iterator[Instance]:
    """Return the instances of a document."""
    yield from gold(document)
    for match in parse(document.text, "en").matches:
        stretch = (match.start, match.end)
        if is_stamp(document.text, *stretch) or not in_prose(document.text, *stretch):
            continue
        inner = match.meaning.of if isinstance(match.meaning, Checked) else match.meaning
        said = document.text[match.start : match.end]
        if isinstance(inner, At) and YEAR_BEHIND.search(said):
            true, source = bounds(inner.cell)[0], "year hidden"
        elif isinstance(match.meaning, Checked) and (day := agreeing(match.meaning, document.day)):
            true, source = day, "weekday said"
        else:
            continue
        yield from rewritten(document, stretch, said, isinstance(match.meaning, Checked), true, source)


def is_stamp(text: str, start: int, end: int) -> bool:
    """True if a date stamps a line, or stands over a text."""
    before = text[max(0, start - 16) : start]
    stamped = STAMP.match(text, end) or CLOCKED.search(before)
    return bool(stamped or (HEADS.match(text, end) and not GOVERNED.search(before)))


def in_prose(text: str, start: int, end: int) -> bool:
    """True if a date stands in a sentence with words enough."""
    before, behind = SENTENCE[0].search(text, max(0, start - BEFORE), start), SENTENCE[1].match(text, end, end + BEHIND)
    words = f"{before.group() if before else ''} {behind.group() if behind else ''}".split()
    return sum(word.islower() for word in words) >= FEWEST_WORDS


def agreeing(meaning: Checked, day: int) -> int | None:
    """Return the neighbour of a day that falls on the weekday said; None unless exactly one does."""
    name = open_name(meaning)
    found = neighbours(name, day, orthodox=False) if name and name.family == "month_day" else ()
    right = [each.first for each in found if each and weekday(each.first) == meaning.weekday]
    return right[0] if len(right) == 1 else None


def rewritten(
    document: Dated, stretch: tuple[int, int], said: str, has_weekday: bool, true: int, source: str
) -> Iterator[Instance]:
    """Return a date without its year and weekday, and as its weekday alone where that is near."""
    date_words = YEAR_BEHIND.sub("", said)
    if true == document.day:
        return  # the date of the page
    if has_weekday:
        day_name, _, date_words = date_words.partition(" ")
        if abs(true - document.day) <= NEAR_WEEK:
            yield from found_in(document, stretch, day_name.strip(","), true, source)
    yield from found_in(document, stretch, date_words.strip(" ,"), true, source)


def found_in(document: Dated, stretch: tuple[int, int], words: str, true: int, source: str) -> Iterator[Instance]:
    """Return the instance that a date makes that is said in other words."""
    start, end = stretch
    before = document.text[max(0, start - BEFORE) : start]
    text = f"{before}{words}{document.text[end : end + BEHIND]}"
    yield from read(document, text, (len(before), len(before) + len(words)), true, source)


def read(document: Dated, text: str, stretch: tuple[int, int], true: int | str, source: str) -> Iterator[Instance]:
    """Return the instance of the open name in a stretch of a text.

    Args:
        true: its first day or its TIMEX3 value.
    """
    start, end = stretch
    scan, matches = parse(text, "en")
    for whole, around in surroundings(scan, matches, []):
        for match in whole.whole:
            name = open_name(match.meaning)
            inside = match.start < end and start < match.end
            if not name or not inside or (whole.inside and match is whole):
                continue
            pair = neighbours(name, document.day, orthodox=False)
            meant = [bool(each and true in (each.first, cell_value(each.cell))) for each in pair]
            if any(meant):
                far = distance(pair, document.day)
                days = far.ahead if meant[1] else far.behind
                share = FAR_SHARE if source == "year hidden" and days > FAR_DAYS else 1.0
                first, words = max(0, match.start - BEFORE), text[max(0, match.start - 60) : match.end + 40]
                yield Instance(
                    document.name, source, name.family, far, around.clues(), meant[1], share, words,
                    text[first : match.end + BEHIND], (match.start - first, match.end - first),
                )  # fmt: skip
                return


def gold(document: Dated) -> Iterator[Instance]:
    """Return the names that people annotated, with what they mean."""
    for each in document.timexes:
        start, end, value = each["start"], each["end"], (each["value"] or "").partition("T")[0]
        yield from read(document, document.text, (start, end), value, "gold")


def distinct(found: Iterable[Instance]) -> list[Instance]:
    """Return the instances, those of reprints once."""
    return list({(each.words, each.source, each.family): each for each in found}.values())


Matrix = npt.NDArray[np.float64]


def matrix(found: Sequence[Instance], names: Sequence[str]) -> Matrix:
    """Return what stands in each instance, a column for each weight."""
    rows = [features(each.family, [each.distance], each.clues) for each in found]
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def fit(rows: Matrix, labels: Matrix, shares: Matrix, prior: Matrix, given: Matrix | float = 0.0) -> Matrix:
    """Return the weights of greatest posterior probability, by Newton's method.

    Args:
        rows: see `matrix`.
        labels: 1 where the later candidate is meant, else 0.
        shares: how much each row counts.
        prior: what each weight is where nothing speaks for another value.
        given: log-odds that are known already.
    """
    weights = prior.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(given + rows @ weights)))
        slope = rows.T @ (shares * (chance - labels)) + PENALTY * (weights - prior)
        curve = (rows.T * (shares * chance * (1 - chance))) @ rows + PENALTY * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def out_of_fold(found: Sequence[Instance], rows: Matrix, prior: Matrix, given: Matrix | float = 0.0) -> Matrix:
    """Return the probability of the later candidate of each instance, by weights fitted on other documents.

    Args:
        given: log-odds that are known already.
    """
    order = {name: number for number, name in enumerate(sorted({each.document for each in found}, key=scattered))}
    folds = np.array([order[each.document] % FOLDS for each in found])
    labels = np.array([float(each.ahead) for each in found])
    shares = np.array([each.share for each in found])
    chances = np.zeros(len(found))
    for fold in range(FOLDS):
        others = folds != fold
        known = np.broadcast_to(given, len(found))
        weights = fit(rows[others], labels[others], shares[others], prior, known[others])
        chances[~others] = 1 / (1 + np.exp(-(known[~others] + rows[~others] @ weights)))
    return chances


def scattered(name: str) -> str:
    """Return a document's name so that neighbours fall into different folds."""
    return name[::-1]


def interval(right: float, of: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share, in percent.

    >>> [round(side, 1) for side in interval(9, 10)]
    [59.6, 98.2]
    """
    z, share = 1.96, right / of
    middle, spread = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 100 / (1 + z * z / of)
    return (middle - spread) * scale, (middle + spread) * scale


def calibration_error(chances: Matrix, right: Matrix, bins: int = 10) -> tuple[float, list[tuple[int, float, float]]]:
    """Return the expected calibration error, and for each bin how many, how sure, how often right."""
    table: list[tuple[int, float, float]] = []
    for low in range(bins // 2, bins):
        held = (chances >= low / bins) & ((chances < (low + 1) / bins) | (low == bins - 1))
        if held.any():
            table.append((int(held.sum()), float(chances[held].mean()), float(right[held].mean())))
    return sum(n * abs(sure - often) for n, sure, often in table) / len(chances), table


def row(name: str, found: Sequence[Instance], chances: Matrix) -> str:
    """Return a line of the table of figures."""
    ahead = np.array([each.ahead for each in found])
    right = (chances > 0.5) == ahead
    near = np.array([each.distance.ahead < each.distance.behind for each in found]) == ahead
    low, high = interval(float(right.sum()), len(found))
    figures = [100 * right.mean(), 100 * near.mean(), 100 * (~ahead).mean()]
    return f"| {name} | {len(found)} | {figures[0]:.1f} | {low:.0f}-{high:.0f} | {figures[1]:.1f} | {figures[2]:.1f} |"


def tables(found: Sequence[Instance], chances: Matrix) -> Iterator[str]:
    """Return the figures by family, source and distance, and the reliability of the probabilities."""
    yield "| instances | n | right % | 95 % | nearest % | always behind % |\n|---|---|---|---|---|---|"
    groups: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(found):
        side, days = ("ahead", each.distance.ahead) if each.ahead else ("behind", each.distance.behind)
        groups[each.family].append(at)
        groups[f"{each.family}, {each.source}"].append(at)
        far = next(label for most, label in BINS if days <= most)
        groups[f"{GROUPS[each.family]}, {side} {far} days"].append(at)
    yield row("all", found, chances)
    for name in sorted(groups):
        yield row(name, [found[at] for at in groups[name]], chances[groups[name]])
    ahead = np.array([each.ahead for each in found])
    sure, right = np.maximum(chances, 1 - chances), ((chances > 0.5) == ahead).astype(float)
    error, bins = calibration_error(sure, right)
    loss = -float(np.log(np.where(ahead, chances, 1 - chances)).mean())
    yield f"\nLog loss {loss:.4f}."
    yield f"\nExpected calibration error {error:.3f} on {len(found)} instances.\n\n| n | said | right |\n|---|---|---|"
    for number, said, often in bins:
        yield f"| {number} | {said:.2f} | {often:.2f} |"


def governors(found: Sequence[Instance]) -> list[str | None]:
    """Return what the word that governs each instance by the parse says of it; None if there is none."""
    said: list[str | None] = []
    for each in found:
        (sentences,) = parse_passages([(each.text, 0)])
        inside = next((one for one in sentences if one.start <= each.span[0] < one.end), None)
        word = governing(inside, *each.span) if inside else None
        said.append(word[1] if word else None)
    return said


def with_parse(found: Sequence[Instance], chances: Matrix) -> tuple[Matrix, dict[str, float], dict[str, int]]:
    """Return the probabilities with the parse weighed in where they are unsure, its weights, and their instances."""
    unsure = np.flatnonzero(np.maximum(chances, 1 - chances) < SURE)
    some = [found[int(at)] for at in unsure]
    tenses = governors(some)
    rows = np.array([[float(tense == name) for name in GOVERNORS] for tense in tenses])
    given, prior = np.log(chances[unsure] / (1 - chances[unsure])), np.array(list(GOVERNORS.values()))
    refined = chances.copy()
    refined[unsure] = out_of_fold(some, rows, prior, given)
    labels, shares = np.array([float(each.ahead) for each in some]), np.array([each.share for each in some])
    weights = fit(rows, labels, shares, prior, given)
    names = [f"governor.{name}" for name in GOVERNORS]
    return refined, dict(zip(names, weights, strict=True)), {name: tenses.count(name[9:]) for name in names}


@click.command()
@click.argument("corpora", nargs=-1, type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--wrong", is_flag=True, help="Also print the instances that are decided wrong.")
def main(corpora: tuple[Path, ...], wrong: bool) -> None:
    """Mine instances, fit the weights, print the figures and the fitted table."""
    found = distinct(each for path in corpora for document in documents(path) for each in instances(document))
    standing = [features(each.family, [each.distance], each.clues) for each in found]
    names = sorted({name for each in standing for name in each} | set(PRIOR))
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    rows = matrix(found, names)
    chances = out_of_fold(found, rows, prior)
    for line in tables(found, chances):
        print(line)
    if wrong:
        for each, chance in zip(found, chances, strict=True):
            if (chance > 0.5) != each.ahead:
                print(f"{chance:.2f} {each.source} {each.family} {each.distance} {each.words!r} {each.clues.found}")
    refined, parsed, number = with_parse(found, chances)
    print("\nWith the parse, where the words leave it unsure:\n")
    for line in tables(found, refined):
        print(line)
    labels, shares = np.array([float(each.ahead) for each in found]), np.array([each.share for each in found])
    fitted = fit(rows, labels, shares, prior)
    counts = {name: sum(name in each for each in standing) for name in names}
    print_table(dict(zip(names, fitted, strict=True)) | parsed, counts | number)


HEADER = """\
# What each piece of evidence adds to the log-odds that the later day is meant; behind each, the instances that hold it.
# Fitted by `python -m benchmarks.direction`; what a distance of n days, or a word so far away, counts is in the code.
"""

PRIOR = {
    "verb.past": -3.5, "verb.pluperfect": -3.5, "verb.perfect": -1.5, "verb.said": -1.0, "verb.will": 5.0,
    "verb.may": 1.0, "verb.plan": 4.0,
    "verb.infinitive": 2.0, "verb.timetable": 4.0, "verb.present": 1.0, "verb.none_in_sentence": 1.0,
    "verb_behind.past": -2.5, "verb_behind.pluperfect": -2.5, "verb_behind.will": 4.0, "verb_behind.plan": 3.0,
    "verb_behind.infinitive": 1.0,
    "verb_behind.said": -1.5, "verb_of.day": 0.5, "verb_of.month": 0.5, "verb_of.week": 0.5,
    "preposition.until": 3.0, "preposition.till": 3.0, "preposition.by": 2.0, "preposition.ahead": 2.0,
    "preposition.since": -2.0, "preposition.for": 2.0, "preposition.from": 0.6, "noun.coming": 2.5,
    "noun.contract": 6.0, "kind.quarter": -1.2, "kind.half": -1.2,
}  # fmt: skip
GOVERNORS = {"past": -2.0, "perfect": -1.0, "present": 1.0, "future": 3.0, "infinitive": 1.0, "harm": -3.0}
"""What grammar says where the texts say little, of words and of the parse: the fit is drawn back to it."""


def print_table(fitted: dict[str, float], counts: dict[str, int]) -> None:
    """Print the fitted weights as the table that the engine reads, with the number of instances of each."""
    print(f"\n{HEADER}", end="")
    section = ""
    for name in sorted(fitted):
        head, _, key = name.partition(".")
        if head != section:
            print(f"\n[{head}]")
            section = head
        if abs(fitted[name]) >= LEAST:
            print(f"{key} = {fitted[name]:.2f}  # {counts[name]}")


if __name__ == "__main__":
    main()
