"""What a phrase is read against: the anchor day, the story so far, the tense around it."""

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.temporal.calendar import Cell, bounds
from pipelines.temporal.feasts import ORTHODOX_COUNTRIES
from pipelines.temporal.model import AnchorKind, Granularity
from pipelines.temporal.story import Story
from pipelines.temporal.tense import Direction


@dataclass(slots=True)
class View:
    """All that the context says for one phrase.

    Args:
        anchor: the day of the document, or of the quotation around the phrase; None if unknown.
        anchor_kind: document or quotation.
        history: whether the text tells long after its events.
        direction: the tense around the phrase, looked up when asked.
        month_first: whether numeric dates put the month first; None if nobody knows.
        alone: whether the sentence holds nothing but time words, looked up when asked.
        second: read the other honest reading of a phrase that no verb decides.
        reason: what that other reading is, once a phrase turned out to have one.
    """

    anchor: int | None
    anchor_kind: AnchorKind
    minute: int | None
    country: str | None
    history: bool
    story: Story
    direction: Callable[[], Direction]
    month_first: bool | None
    alone: Callable[[], bool] = lambda: False
    second: bool = False
    reason: str = ""

    @property
    def orthodox(self) -> bool:
        """Whether the document's country keeps the Orthodox feasts."""
        return self.country in ORTHODOX_COUNTRIES

    def other_reading(self, reason: str) -> bool:
        """Whether the other reading is asked for; notes that there is one if no verb decides between the two."""
        if not self.second and not self.history and self.anchor is not None and not self.direction().cue:
            self.reason = self.reason or reason
        return self.second

    def base(
        self, story: bool, unit: Granularity
    ) -> tuple[int, AnchorKind, int | None, tuple[str, ...], Cell | None] | None:
        """The day to count from, its kind, the reference that gave it, and flags; None if there is no such day."""
        told = self.story.latest(unit) if story or (self.history and self.anchor is None) else None
        if told:
            number, cell = told
            return bounds(cell)[0], AnchorKind.NARRATIVE, number, (), cell
        if self.anchor is None:
            return None
        flags = ("no_antecedent",) if story else ()
        return self.anchor, self.anchor_kind, None, flags, None
