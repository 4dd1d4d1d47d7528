"""Near-duplicate texts: MinHash signatures of five-word shingles, and which document is a reprint of which.

MinHash: Broder, "On the resemblance and containment of documents" (1997); the share of equal numbers in two
signatures estimates the Jaccard similarity of their shingles. Texts that share one of 32 bands of four numbers are
compared, which misses fewer than one in a thousand of the pairs that are alike enough. A band that many originals have
only shows their common form: it gives no candidates, so that such documents are not all compared with each other.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from operator import eq
from typing import Any, NamedTuple

_rensa: Any = import_module("rensa")

NUMBERS = 128
ALIKE = 0.7
CROWDED = 50
"""A band that so many originals have is one of their common form."""
_SEED = 1
_SHINGLE = 5
_FEWEST_SHINGLES = 15
_MOST_CHARACTERS = 200_000
_DIGITS = 8
_BAND = 4 * _DIGITS
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signed:
    """A document and the signature of its text.

    Args:
        day: of its reference date; None if unknown.
    """

    document_id: str
    signature: str
    day: date | None


def signature(text: str) -> str | None:
    """Return the MinHash of a text's beginning, 128 numbers as hex digits; None for a text of under twenty words.

    >>> signature("Too short to tell.") is None
    True
    """
    words = [word.casefold() for word in _WORD.findall(text[:_MOST_CHARACTERS])]
    shingles = {" ".join(words[place : place + _SHINGLE]) for place in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < _FEWEST_SHINGLES:
        return None
    hashed = _rensa.RMinHash(num_perm=NUMBERS, seed=_SEED)
    hashed.update(sorted(shingles))
    return "".join(f"{number:08x}" for number in hashed.digest())


def similarity(left: str, right: str) -> float:
    """Return the estimated Jaccard similarity of two signed texts, 0 to 1."""
    return sum(map(eq, _numbers(left), _numbers(right))) / NUMBERS


def _numbers(signature: str) -> Sequence[int]:
    return array("I", bytes.fromhex(signature))


def reprints(documents: Iterable[Signed]) -> dict[str, str]:
    """Return the original of each reprint, by document id; the order of the documents does not matter.

    The original is the earliest by its day, undated ones last, then by its id. A reprint is never an original.

    >>> told = signature(" ".join(f"word{number}" for number in range(40)))
    >>> reprints([Signed("b", told, None), Signed("a", told, date(2025, 4, 15))])
    {'b': 'a'}
    """
    originals: dict[tuple[int, str], list[_Original]] = {}
    found: dict[str, str] = {}
    for document in sorted(documents, key=lambda each: (each.day or date.max, each.document_id)):
        bands = [(place, document.signature[place : place + _BAND]) for place in range(0, NUMBERS * _DIGITS, _BAND)]
        numbers = _numbers(document.signature)
        near = {other.document_id: other for band in bands for other in _telling(originals.get(band, ()))}
        shared = ((sum(map(eq, numbers, other.numbers)), key) for key, other in near.items())
        most, best = max(shared, default=(0, ""))
        if most >= ALIKE * NUMBERS:
            found[document.document_id] = best
        else:
            for band in bands:
                originals.setdefault(band, []).append(_Original(document.document_id, numbers))
    return found


class _Original(NamedTuple):
    document_id: str
    numbers: Sequence[int]


def _telling(of_a_band: Sequence[_Original]) -> Sequence[_Original]:
    return of_a_band if len(of_a_band) < CROWDED else ()
