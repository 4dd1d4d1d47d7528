"""What each token is: five characters, learned as it is met.

Its class; its class where it stands beside a window; whether it may open a phrase of several words or follow in one;
whether it ends a sentence or is a stranger; whether it may say where its sentence looks.
"""

from collections.abc import Sequence
from itertools import chain

from pipelines.temporal.cues import cue_mark
from pipelines.temporal.lexicon.model import Lexicon, Phrase, Value
from pipelines.temporal.symbols import CHAR, STRANGERS, TRIGGERS
from pipelines.temporal.tokens import classify

PLANES = 5
OPENS, FOLLOWS, OPENS_AND_FOLLOWS = "o", "f", "b"
END, CLAUSE_END, STRANGER, OTHER = ".", ";", "w", " "
MARKS = {"": END, ".": END, "!": END, "?": END, ";": CLAUSE_END}
LONGEST_WORD = 24
REMEMBERED = 200_000


class Classes(dict[str, str]):
    """Token to its characters, filled as tokens are met; `meanings` holds what the words of a class mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.meanings: dict[str, Value] = {}
        self.openings = openings(lexicon)
        self.heads = frozenset(first for first, _ in self.openings)
        self.seconds = frozenset(second for _, second in self.openings)
        self.longest = max((len(phrase[0]) for phrase in chain(*self.openings.values())), default=0)

    def __missing__(self, token: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
            self.meanings.clear()
        word = token.rstrip()
        name, value = classify(word, self.lexicon)
        char = CHAR[name]
        outside = CHAR["OUTSIDE"] if char in TRIGGERS else char
        mark = MARKS.get(word) or (STRANGER if char in STRANGERS else OTHER)
        said = char + outside + self.role(spelling(token)) + mark + cue_mark(word, name, self.lexicon)
        if len(token) <= LONGEST_WORD:
            self[token] = said
            self.meanings[token] = value
        return said

    def role(self, word: str) -> str:
        """Whether a word opens phrases of several words, or follows in them."""
        if word in self.heads:
            return OPENS_AND_FOLLOWS if word in self.seconds else OPENS
        return FOLLOWS if word in self.seconds else OTHER

    def value(self, token: str) -> Value:
        """What a token means: a number, a unit, a month."""
        return self.meanings[token] if token in self.meanings else classify(token.rstrip(), self.lexicon)[1]

    def phrase_at(self, tokens: Sequence[str], place: int) -> Phrase | None:
        """The phrase of several words that stands at a place, if any; the longest of them."""
        phrases = self.openings.get(tuple(map(spelling, tokens[place : place + 2])))
        if not phrases:
            return None
        said = tuple(map(spelling, tokens[place : place + len(phrases[0][0])]))
        return next((phrase for phrase in phrases if said[: len(phrase[0])] == phrase[0]), None)


def spelling(token: str) -> str:
    """A token as phrases of several words spell it.

    >>> spelling("O’Clock ")
    "o'clock"
    """
    return token.rstrip().lower().replace("’", "'")


def openings(lexicon: Lexicon) -> dict[tuple[str, ...], tuple[Phrase, ...]]:
    """The first two words of every phrase of several words to the phrases that open with them, the longest first."""
    found: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    for phrase in chain.from_iterable(lexicon.phrases.values()):
        found[phrase[0][:2]] = (*found.get(phrase[0][:2], ()), phrase)
    return {words: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for words, phrases in found.items()}
