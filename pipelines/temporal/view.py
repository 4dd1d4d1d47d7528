"""What a phrase is read against: the ground that the document gives, and the facts that the text around it tells."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from pipelines.temporal.calendar import Cell, bounds
from pipelines.temporal.countries import SOUTHERN
from pipelines.temporal.facts import Ask, Facts, Question
from pipelines.temporal.feasts import ORTHODOX_COUNTRIES
from pipelines.temporal.model import AnchorKind, Granularity
from pipelines.temporal.tense import Direction

if TYPE_CHECKING:
    from pipelines.temporal.meaning import Meaning, Recurring
    from pipelines.temporal.reading import Reading


READERS: dict[type, Callable[[Any, "View"], "Reading"]] = {}
"""How each kind of meaning is read; filled by `pipelines.temporal.resolution`."""


Ground = tuple[int | None, AnchorKind, int | None, str | None, bool, bool | None]


@dataclass(slots=True)
class View:
    """All that is known for one phrase: the ground that the document gives, and the facts of the text around it.

    Args:
        anchor: the day of the document, or of the quotation around the phrase; None if unknown.
        anchor_kind: document or quotation.
        history: whether the text tells long after its events.
        month_first: whether numeric dates put the month first; None if nobody knows.
        assumed: a direction that holds whatever the sentence says.
        asked: whether the phrase at hand depends on the direction.
    """

    anchor: int | None
    anchor_kind: AnchorKind
    minute: int | None
    country: str | None
    history: bool
    month_first: bool | None
    facts: Facts
    assumed: Direction | None = None
    asked: bool = False

    @property
    def ground(self) -> Ground:
        """What is the same for a whole document, or a dated quotation in it."""
        return self.anchor, self.anchor_kind, self.minute, self.country, self.history, self.month_first

    def read(self, meaning: "Meaning") -> "Reading":
        """The reading of an inner meaning in the same view."""
        return READERS[type(meaning)](meaning, self)

    def direction(self) -> Direction:
        """Which way the sentence looks."""
        self.asked = True
        return self.assumed or cast(Direction, self.facts.ask(Ask.DIRECTION))

    def alone(self) -> bool:
        """Whether the sentence holds nothing but time words."""
        return cast(bool, self.facts.ask(Ask.ALONE))

    def told(self, question: Question) -> Cell | None:
        """The latest date told of a grain, or the one that carries the story on."""
        return cast(Cell | None, self.facts.ask(question))

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
    ) -> tuple[int, AnchorKind, Question | None, tuple[str, ...], Cell | None] | None:
        """The day to count from, its kind, the question that gave it, and flags; None if there is no such day."""
        cell = self.told(unit) if story or (self.history and self.anchor is None) else None
        if cell:
            return bounds(cell)[0], AnchorKind.NARRATIVE, unit, (), cell
        if self.anchor is None:
            return None
        flags = ("no_antecedent",) if story else ()
        return self.anchor, self.anchor_kind, None, flags, None
