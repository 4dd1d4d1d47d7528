"""Near-duplicate texts: MinHash signatures of five-word shingles, and which document is a reprint of which.

MinHash: Broder, "On the resemblance and containment of documents" (1997); the share of equal numbers in two
signatures estimates the Jaccard similarity of their shingles. Texts that share one of 32 bands of four numbers are
compared, which misses fewer than one in a thousand of the pairs that are alike enough.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

_rensa: Any = import_module("rensa")

NUMBERS = 128
ALIKE = 0.7
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
        day: from which it speaks; None if unknown.
    """

    document_id: str
    signature: str
    day: date | None


def signature(text: str) -> str | None:
    """The MinHash of a text's beginning, 128 numbers as hex digits; None for a text of under twenty words.

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
    """The estimated Jaccard similarity of two signed texts, 0 to 1."""
    places = range(0, NUMBERS * _DIGITS, _DIGITS)
    return sum(left[place : place + _DIGITS] == right[place : place + _DIGITS] for place in places) / NUMBERS


def reprints(documents: Iterable[Signed]) -> dict[str, str]:
    """The original of each reprint, by document id; the order of the documents does not matter.

    The original is the earliest by its day, undated ones last, then by its id. A reprint is never an original.

    >>> told = signature(" ".join(f"word{number}" for number in range(40)))
    >>> reprints([Signed("b", told, None), Signed("a", told, date(2025, 4, 15))])
    {'b': 'a'}
    """
    originals: dict[tuple[int, str], list[Signed]] = {}
    found: dict[str, str] = {}
    for document in sorted(documents, key=lambda each: (each.day or date.max, each.document_id)):
        bands = [(place, document.signature[place : place + _BAND]) for place in range(0, NUMBERS * _DIGITS, _BAND)]
        near = {other.document_id: other for band in bands for other in originals.get(band, ())}
        alike = [other for other in near.values() if similarity(other.signature, document.signature) >= ALIKE]
        if alike:
            best = max(alike, key=lambda other: (similarity(other.signature, document.signature), other.document_id))
            found[document.document_id] = best.document_id
        else:
            for band in bands:
                originals.setdefault(band, []).append(document)
    return found
