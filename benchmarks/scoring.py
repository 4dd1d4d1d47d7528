"""TempEval-3's measures: F1 of equal spans, of overlapping spans, and of overlapping spans with equal values.

Source: N. UzZaman et al., SemEval-2013 Task 1 (TempEval-3), section 4. Value and type F1 are the relaxed F1 times the
share of matched pairs whose attribute is equal; pairs are matched one to one, equal spans first, then by overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.corpora import Timex


@dataclass(slots=True)
class Score:
    """Counts summed over documents."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    type: int = 0

    def add(self, gold: Sequence[Timex], found: Sequence[Timex]) -> None:
        """Count one document."""
        self.gold += len(gold)
        self.found += len(found)
        for g, f in match(gold, found):
            self.relaxed += 1
            self.strict += (g.start, g.end) == (f.start, f.end)
            self.value += g.value == f.value
            self.type += g.type == f.type

    def f1(self, hits: int) -> float:
        """Harmonic mean of precision and recall, in percent.

        >>> Score(gold=4, found=4).f1(3)
        75.0
        """
        return 200 * hits / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def figures(self) -> dict[str, float]:
        """Strict, relaxed, value and type F1 in percent."""
        relaxed, matched = self.f1(self.relaxed), max(self.relaxed, 1)
        return {
            "strict": self.f1(self.strict),
            "relaxed": relaxed,
            "value": relaxed * self.value / matched,
            "type": relaxed * self.type / matched,
        }


def match(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pairs of overlapping expressions, each used once.

    >>> match([Timex(0, 4, "DATE", "2019")], [Timex(2, 9, "DATE", "2019-05"), Timex(0, 4, "DATE", "2019")])[0][1].end
    4
    """
    candidates = sorted(
        ((g.start, g.end) != (f.start, f.end), -overlap, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (overlap := min(g.end, f.end) - max(g.start, f.start)) > 0
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]
