"""What a phrase is read against: the anchor day, the story so far, the tense around it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipelines.temporal.calendar import Cell, bounds
from pipelines.temporal.countries import SOUTHERN
from pipelines.temporal.feasts import ORTHODOX_COUNTRIES
from pipelines.temporal.model import AnchorKind, Granularity
from pipelines.temporal.story import Story
from pipelines.temporal.tense import Direction

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning, Recurring
    from pipelines.temporal.reading import Reading


READERS: dict[type, Callable[[Any, "View"], "Reading"]] = {}
"""How each kind of meaning is read; filled by `pipelines.temporal.resolution`."""


@dataclass(slots=True)
class View:
    """All that the context says for one phrase.

    Args:
        anchor: the day of the document, or of the quotation around the phrase; None if unknown.
        anchor_kind: document or quotation.
        history: whether the text tells long after its events.
        ask: looks up the tense around the phrase.
        alone: whether the sentence holds nothing but time words, looked up when asked.
        given: the tense, once it was asked for.
        asked: whether the phrase at hand depends on it.
        month_first: whether numeric dates put the month first; None if nobody knows.
    """

    anchor: int | None
    anchor_kind: AnchorKind
    minute: int | None
    country: str | None
    history: bool
    story: Story
    ask: Callable[[], Direction]
    month_first: bool | None
    alone: Callable[[], bool] = lambda: False
    given: Direction | None = None
    asked: bool = False

    def read(self, meaning: "Meaning") -> "Reading":
        """The reading of an inner meaning in the same view."""
        return READERS[type(meaning)](meaning, self)

    def direction(self) -> Direction:
        """Which way the sentence looks, asked once."""
        self.asked = True
        if self.given is None:
            self.given = self.ask()
        return self.given

    @property
    def south(self) -> bool:
        """Whether the document speaks from south of the equator."""
        return self.country in SOUTHERN

    def local(self, what: "Recurring") -> "Recurring":
        """A recurring name where the document is: a season in the south has other days."""
        return replace(what, second=1) if self.south and what.family == "season" else what

    @property
    def orthodox(self) -> bool:
        """Whether the document's country keeps the Orthodox feasts."""
        return self.country in ORTHODOX_COUNTRIES

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
