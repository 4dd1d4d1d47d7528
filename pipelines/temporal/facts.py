"""What the text around a phrase tells, asked for only where a reading depends on it.

The answers are kept in the order of the questions: with the day and place of the document they are all that a reading
hangs on, so a phrase that meets the same answers again has the same reading.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from pipelines.temporal.calendar import Cell, bounds
from pipelines.temporal.engine import Findings
from pipelines.temporal.meaning import At, Checked, Meaning, Mod, Part
from pipelines.temporal.model import Granularity
from pipelines.temporal.scan import Scan
from pipelines.temporal.story import Story
from pipelines.temporal.tense import LOOKS_BACK, Direction, alone, direction


class Ask(StrEnum):
    """What may be asked, beside the latest date told of a grain."""

    DIRECTION = "which way the sentence looks"
    ALONE = "whether the sentence holds nothing but time words"
    CARRIER = "the date that carries the story on"
    PAST = "a month or day with its year, told before in this sentence"
    AHEAD = "the latest of the next few dates with a year of their own"
    PERIOD = "the month, quarter, half or season told a short while ago"


NEXT_DATES = 4

Question = Ask | Granularity
Answer = Direction | bool | Cell | None
Told = tuple[int, Cell]


@dataclass(slots=True)
class Facts:
    """The answers for one phrase.

    Args:
        story: the dates told before it.
        scan: the text around it, if there is any.
        token: its place in the text.
        findings: those of the text around it.
        looks: which way the sentence looks, for the place that was looked at last.
        ahead: the dates with a year of their own, each with its place, from the last to the next; made when asked for.
    """

    story: Story
    scan: Scan | None = None
    token: int = 0
    findings: Findings | None = None
    ahead: list[tuple[int, Cell]] | None = None
    looks: Direction = LOOKS_BACK
    looked_at: int = -1
    answers: dict[Question, Answer] = field(default_factory=dict[Question, Answer])

    def turn_to(self, scan: Scan, findings: Findings) -> None:
        """Go on to the next piece of the text."""
        self.scan, self.findings, self.ahead, self.looked_at = scan, findings, None, -1

    def ask(self, question: Question) -> Answer:
        """The answer to a question, looked up once for a phrase."""
        if question not in self.answers:
            self.answers[question] = LOOK_UP[question](self)
        return self.answers[question]

    def direction(self) -> Direction:
        """Which way the sentence looks; looked up once for a place."""
        if self.scan and self.looked_at != self.token:
            self.looked_at, self.looks = self.token, direction(self.scan, self.token)
        return self.looks

    def alone(self) -> bool:
        """Whether the sentence holds nothing but time words."""
        return self.scan is not None and alone(self.scan, self.token)

    def next_date(self) -> Cell | None:
        """The latest of the next few dates that have a year of their own; None if there are not so many."""
        if self.ahead is None:
            self.ahead = dates_ahead(self.findings) if self.findings else []
        while self.ahead and self.ahead[-1][0] <= self.token:
            self.ahead.pop()
        coming = self.ahead[-NEXT_DATES:]
        return max((cell for _, cell in coming), key=end_of) if len(coming) == NEXT_DATES else None

    def told(self, question: Question) -> Told | None:
        """The date told that answers a question, with its number in the text."""
        return TOLD[question](self.story)


TOLD: dict[Question, Callable[[Story], Told | None]] = {
    Ask.CARRIER: Story.carrier,
    Ask.PAST: lambda story: story.past,
    Ask.PERIOD: Story.period,
    **{unit: partial(Story.latest, unit=unit) for unit in Granularity},
}


def cell_told(tell: Callable[[Story], Told | None], facts: Facts) -> Cell | None:
    """The date told, without its number."""
    told = tell(facts.story)
    return told[1] if told else None


LOOK_UP: dict[Question, Callable[[Facts], Answer]] = {
    Ask.DIRECTION: Facts.direction,
    Ask.ALONE: Facts.alone,
    Ask.AHEAD: Facts.next_date,
    **{question: partial(cell_told, tell) for question, tell in TOLD.items()},
}


def dates_ahead(findings: Findings) -> list[tuple[int, Cell]]:
    """The dates with a year of their own and their places, the last first."""
    own = {sense: own_date(sense.meaning) for sense in set(findings.senses)}
    dates = [
        (token, cell) for token, sense in zip(findings.tokens, findings.senses, strict=True) if (cell := own[sense])
    ]
    return dates[::-1]


def own_date(meaning: Meaning) -> Cell | None:
    """The cell of a date that has a year of its own."""
    while isinstance(meaning, Part | Mod | Checked):
        meaning = meaning.of
    return meaning.cell if isinstance(meaning, At) else None


def end_of(cell: Cell) -> int:
    """The first day after a cell."""
    return bounds(cell)[1]
