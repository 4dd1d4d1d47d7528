"""Parses as they are kept, so that a passage that comes again word for word is parsed once."""

from dataclasses import dataclass
from typing import NamedTuple

REMEMBERED_CHARACTERS = 100_000
"""Passages whose parses are kept, since documents repeat themselves and each other."""


class Token(NamedTuple):
    """A token of a parsed passage, with offsets in the passage and the place of its head."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed passage, wherever it stands: its tokens, and the first and last token of each sentence."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]


class Memory:
    """The parses of the passages that were met last, so that one that is repeated word for word is parsed once.

    Args:
        most: the most characters of all passages that are kept.
    """

    def __init__(self, most: int = REMEMBERED_CHARACTERS) -> None:
        self.most = most
        self.held = 0
        self._parses: dict[str, Parse] = {}

    def get(self, text: str) -> Parse | None:
        """The parse of a passage, which thereby counts as met last."""
        known = self._parses.pop(text, None)
        if known is not None:
            self._parses[text] = known
        return known

    def keep(self, text: str, parsed: Parse) -> None:
        """Remember a parse, and forget those that were met longest ago."""
        if text in self._parses or len(text) > self.most:
            return
        self._parses[text] = parsed
        self.held += len(text)
        while self.held > self.most:
            oldest = next(iter(self._parses))
            del self._parses[oldest]
            self.held -= len(oldest)
