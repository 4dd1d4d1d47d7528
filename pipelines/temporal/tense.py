"""Does the sentence look back or forward? From cheap cues around a phrase: verb forms, auxiliaries, "to", "due".

Used only for phrases whose direction is open (a bare weekday, month or day). The nearest cue on the left decides, then
the nearest on the right; verbs of saying decide only where they stand beside the phrase, or if nothing else does.
"""

from typing import NamedTuple

from pipelines.temporal.lexicon.model import Lexicon
from pipelines.temporal.scan import Scan

REACH = 24
BESIDE = 3
SENTENCE_END = frozenset(".!?;")
NAMES_OF_TIME = frozenset(("WEEKDAY", "MONTH", "DEICTIC", "DAYPART", "UNIT", "UNITS", "SEASON", "NOON", "SMALL"))
BACK, FORWARD, SAID = -1, 1, 0


class Direction(NamedTuple):
    """-1 back, +1 forward; `cue` is the word that says so, empty if none does and the past is assumed."""

    sign: int
    cue: str


def cue_of(words: list[str], at: int, lexicon: Lexicon) -> int | None:
    """Where the word at a place points: back, forward, to what is said; None if nowhere."""
    word = words[at]
    kind = lexicon.verbs.get(word)
    if kind is None:
        past = word.endswith("ed") and len(word) > 3 and word not in lexicon.not_past
        return BACK if past and not after_be(words, at) else None
    if kind == "past" and after_be(words, at):
        return None
    after = words[at + 1] if at + 1 < len(words) else ""
    if kind == "modal":
        return BACK if "have" in words[at + 1 : at + 3] else FORWARD
    if kind == "plan":
        return FORWARD if after in lexicon.plan_marks or "to" in words[at + 1 : at + 3] else None
    if kind == "to":
        return FORWARD if is_infinitive(after, lexicon) else None
    if kind == "perfect" and any(lexicon.verbs.get(word) == "plan" for word in words[at + 1 : at + 4]):
        return FORWARD
    if kind == "perfect":
        return BACK if any(is_participle(word, lexicon) for word in words[at + 1 : at + 4]) else None
    return {"past": BACK, "say": SAID}.get(kind, FORWARD)


def is_participle(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may follow "has" in a perfect."""
    return word.endswith(("ed", "en", "wn")) or lexicon.verbs.get(word) in ("past", "plan", "say")


def after_be(words: list[str], at: int) -> bool:
    """Whether a past form is the participle of a passive whose tense stands before "be"."""
    return "be" in words[max(at - 2, 0) : at]


def is_infinitive(word: str, lexicon: Lexicon) -> bool:
    """Whether "to" and this word may be an infinitive."""
    name, _ = lexicon.words.get(word, ("", None))
    return (
        word.isalpha()
        and name not in NAMES_OF_TIME
        and word not in lexicon.not_verbs
        and not word.endswith(("s", "ing", "ed"))
    )


def direction(scan: Scan, token: int) -> Direction:
    """Which way the sentence around a token looks."""
    lexicon = scan.classes.lexicon
    left, right = sentence(scan, token)
    said: Direction | None = None
    for words, places in ((left, range(len(left) - 1, -1, -1)), (right, range(len(right)))):
        for at in places:
            cue = cue_of(words, at, lexicon)
            beside = words is left and at >= len(left) - BESIDE
            if cue == SAID and not beside:
                said = said or Direction(BACK, words[at])
            elif cue is not None:
                return Direction(cue or BACK, words[at])
    return said or Direction(BACK, "")


def sentence(scan: Scan, token: int) -> tuple[list[str], list[str]]:
    """The words of the sentence before and after a token, as far as they can matter."""
    left = words_until_end(scan, range(token - 1, max(token - 1 - REACH, -1), -1))
    return left[::-1], words_until_end(scan, range(token + 1, min(token + 1 + REACH, len(scan.tokens))))


def words_until_end(scan: Scan, places: range) -> list[str]:
    """The words at these places, in lower case, up to the end of the sentence."""
    words: list[str] = []
    for at in places:
        word = scan.tokens[at].strip().lower()
        if not word or word in SENTENCE_END:
            break
        words.append(word)
    return words
