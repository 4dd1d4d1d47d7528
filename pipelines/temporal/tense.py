"""Does the sentence look back or forward? From cheap cues around a phrase: verb forms, auxiliaries, "to", "due".

Used only for phrases whose direction is open (a bare weekday, month or day). The nearest cue on the left decides, then
the nearest on the right; verbs of saying decide only if nothing else does.
"""

from typing import NamedTuple

from pipelines.temporal.engine import Scan
from pipelines.temporal.lexicon.model import Lexicon

REACH = 24
SENTENCE_END = frozenset(".!?;")


class Direction(NamedTuple):
    """-1 back, +1 forward; `cue` is the word that says so, empty if none does and the past is assumed."""

    sign: int
    cue: str


def cue_of(words: list[str], at: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """The tense of the word at a place: past, future or say, and the word."""
    word = words[at]
    kind = lexicon.verbs.get(word)
    if kind == "past" or kind == "say" or kind == "future":
        return kind, word
    after = words[at + 1] if at + 1 < len(words) else ""
    if kind in ("modal", "perfect"):
        if "have" in words[at + 1 : at + 3] or kind == "perfect":
            return "past", word
        return "future", word
    if kind == "plan":
        return (
            ("future", word)
            if after in ("to", "for", "on") or (at + 2 < len(words) and words[at + 2] == "to")
            else None
        )
    if kind == "present":
        return "future", word
    if kind == "to":
        return (
            ("future", f"to {after}")
            if after.isalpha() and after not in INFINITIVE_STOPS and not after.endswith(("s", "ing"))
            else None
        )
    if word.endswith("ed") and len(word) > 3 and word not in lexicon.not_past:
        return "past", word
    return None


INFINITIVE_STOPS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "them",
        "him",
        "it",
        "us",
        "me",
        "you",
        "all",
        "some",
        "any",
        "no",
        "each",
        "every",
        "one",
        "two",
        "which",
        "what",
        "whom",
        "many",
        "more",
        "most",
        "date",
        "today",
    ]
)


def direction(scan: Scan, token: int) -> Direction:
    """Which way the sentence around a token looks."""
    lexicon = scan.classes.lexicon
    words = sentence(scan, token)
    left, right = words
    said: Direction | None = None
    for at in range(len(left) - 1, -1, -1):
        cue = cue_of(left, at, lexicon)
        if cue and cue[0] != "say":
            return Direction(1 if cue[0] == "future" else -1, cue[1])
        if cue and said is None:
            said = Direction(-1, cue[1])
    for at in range(len(right)):
        cue = cue_of(right, at, lexicon)
        if cue and cue[0] != "say":
            return Direction(1 if cue[0] == "future" else -1, cue[1])
        if cue and said is None:
            said = Direction(-1, cue[1])
    return said or Direction(-1, "")


def sentence(scan: Scan, token: int) -> tuple[list[str], list[str]]:
    """The words of the sentence before and after a token, as far as they can matter."""
    left: list[str] = []
    for at in range(token - 1, max(token - 1 - REACH, -1), -1):
        word = scan.tokens[at].strip().lower()
        if not word or word in SENTENCE_END:
            break
        left.append(word)
    right: list[str] = []
    for at in range(token + 1, min(token + 1 + REACH, len(scan.tokens))):
        word = scan.tokens[at].strip().lower()
        if not word or word in SENTENCE_END:
            break
        right.append(word)
    return left[::-1], right
