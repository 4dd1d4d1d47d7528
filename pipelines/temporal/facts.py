"""What the text around a phrase tells, asked for only where a reading depends on it.

The answers are kept in the order of the questions: with the day and place of the document they are all that a reading
hangs on, so a phrase that meets the same answers again has the same reading.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from pipelines.temporal.calendar import Cell, bounds
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


@dataclass(slots=True)
class Facts:
    """The answers for one phrase.

    Args:
        story: the dates told before it.
        scan: the text around it, if there is any.
        token: its place in the text.
        ahead: the dates with a year of their own, each with its place, from the last to the next.
    """

    story: Story
    scan: Scan | None = None
    token: int = 0
    ahead: list[tuple[int, Cell]] = field(default_factory=list[tuple[int, Cell]])
    answers: dict[Question, Answer] = field(default_factory=dict[Question, Answer])

    def ask(self, question: Question) -> Answer:
        """The answer to a question, looked up once for a phrase."""
        if question not in self.answers:
            self.answers[question] = self.look_up(question)
        return self.answers[question]

    def look_up(self, question: Question) -> Answer:
        """The answer from the text and the story."""
        if question is Ask.DIRECTION:
            return direction(self.scan, self.token) if self.scan else LOOKS_BACK
        if question is Ask.ALONE:
            return self.scan is not None and alone(self.scan, self.token)
        if question is Ask.AHEAD:
            return self.next_date()
        told = self.told(question)
        return told[1] if told else None

    def next_date(self) -> Cell | None:
        """The latest of the next few dates that have a year of their own; None if there are not so many."""
        while self.ahead and self.ahead[-1][0] <= self.token:
            self.ahead.pop()
        coming = self.ahead[-NEXT_DATES:]
        return max((cell for _, cell in coming), key=end_of) if len(coming) == NEXT_DATES else None

    def told(self, question: Question) -> tuple[int, Cell] | None:
        """The date told that answers a question, with its number in the text."""
        if isinstance(question, Granularity):
            return self.story.latest(question)
        if question is Ask.PAST:
            return self.story.past
        return self.story.carrier() if question is Ask.CARRIER else self.story.period()


def end_of(cell: Cell) -> int:
    """The first day after a cell."""
    return bounds(cell)[1]
