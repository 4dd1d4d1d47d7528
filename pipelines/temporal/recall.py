"""Readings that were made before, found again where the same sense meets the same answers from the text.

Which question a reading asks next depends only on the answers before: so the readings of a sense are a tree, with a
question at each branch.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from pipelines.temporal.calendar import Cell
from pipelines.temporal.facts import LOOK_UP, Answer, Facts, Question
from pipelines.temporal.model import AnchorKind
from pipelines.temporal.reference import Said
from pipelines.temporal.senses import Sense
from pipelines.temporal.view import Ground

REMEMBERED = 10_000


class Outcome(NamedTuple):
    """What comes of a sense, wherever it stands.

    Args:
        said: what all its references share.
        anchored: the kind and the day of its anchor.
        told: the question whose answer it hangs on, if the story gave its anchor.
        tells: the date that it tells, if it is one of the story.
        explicit: whether that date has its own year.
        year: whether it is a plain year.
    """

    said: Said
    anchored: tuple[AnchorKind, int | None]
    told: Question | None
    tells: Cell | None
    explicit: bool
    year: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A question, and what follows each answer."""

    question: Question
    after: "dict[Answer, Branch | Outcome]"


@dataclass(slots=True)
class Recall:
    """The outcomes of senses on one ground."""

    senses: dict[Sense, Branch | Outcome] = field(default_factory=dict[Sense, Branch | Outcome])
    kept: int = 0

    def find(self, sense: Sense, facts: Facts) -> Outcome | None:
        """The outcome of a sense where the facts are these, if it is known."""
        found = self.senses.get(sense)
        while isinstance(found, Branch):
            found = found.after.get(LOOK_UP[found.question](facts))
        return found

    def keep(self, sense: Sense, facts: Facts, outcome: Outcome) -> None:
        """Remember the outcome that followed from the answers."""
        if self.kept >= REMEMBERED:
            self.senses.clear()
            self.kept = 0
        self.kept += 1
        self.senses[sense] = graft(self.senses.get(sense), list(facts.answers.items()), outcome)


def graft(tree: Branch | Outcome | None, answers: list[tuple[Question, Answer]], outcome: Outcome) -> Branch | Outcome:
    """A tree with the outcome of these answers."""
    if not answers:
        return outcome
    (question, answer), *rest = answers
    branch = tree if isinstance(tree, Branch) else Branch(question, {})
    branch.after[answer] = graft(branch.after.get(answer), rest, outcome)
    return branch


@lru_cache(maxsize=4)
def recall_on(ground: Ground) -> Recall:
    """What is remembered of a ground."""
    return Recall()
