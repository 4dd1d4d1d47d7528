"""Does the sentence look back or forward? From cheap cues around a phrase: verb forms, auxiliaries, "to", "due".

Used only for phrases whose direction is open (a bare weekday, month or day). The nearest cue on the left decides, then
the nearest on the right; verbs of saying decide only where they stand beside the phrase, or if nothing else does.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipelines.temporal.lexicon.model import Lexicon
from pipelines.temporal.symbols import compile_pattern
from pipelines.temporal.tokens import CLAUSE_END, CUE, END, OTHER, STRANGER, is_past
from pipelines.temporal.windows import Scan

REACH = 24
BESIDE = 3
NAMES_OF_TIME = frozenset(("WEEKDAY", "MONTH", "DEICTIC", "DAYPART", "UNIT", "UNITS", "SEASON", "NOON", "SMALL"))
SENTENCE = re.compile(f"[^{END}{CLAUSE_END}]*")
LINKING = frozenset(("be", "remain", "stay", "keep", "become", "get"))
BACK, FORWARD, SAID = -1, 1, 0
DAY_FOR = compile_pattern("FOR (?:WDAYANY|MON DAYNUM (?!DASH|YEAR|COMMA YEAR)) (?!POSS|APOS)")
"""What is arranged for a day is yet to come, seen from the day of its arrangement."""


class Direction(NamedTuple):
    """-1 back, +1 forward; `cue` is the word that says so, empty if none does and the past is assumed."""

    sign: int
    cue: str

    def describe(self) -> str:
        """Return which way it is, and what says so.

        >>> Direction(-1, "met").describe()
        'the sentence looks back (met)'
        >>> Direction(-1, "").describe()
        'no word says which way the sentence looks: back is assumed'
        """
        way = "forward" if self.sign > 0 else "back"
        if self.cue:
            return f"the sentence looks {way} ({self.cue})"
        return f"no word says which way the sentence looks: {way} is assumed"


LOOKS_BACK, LOOKS_AHEAD = Direction(BACK, ""), Direction(FORWARD, "")


def cue_of(words: list[str], at: int, lexicon: Lexicon) -> int | None:
    """Where the word at a place points: back, forward, to what is said; None if nowhere."""
    word = words[at]
    kind = lexicon.verbs.get(word)
    if kind is None:
        return BACK if is_past(word, lexicon) and not after_be(words, at) else None
    if kind == "past" and after_be(words, at):
        return None
    after = words[at + 1] if at + 1 < len(words) else ""
    if kind == "modal":
        return BACK if "have" in words[at + 1 : at + 3] else FORWARD
    if kind == "plan":
        due = not after and word in lexicon.due
        return FORWARD if due or after in lexicon.plan_marks or "to" in words[at + 1 : at + 3] else None
    if kind == "base":
        return FORWARD if has_plural_subject(words[:at], lexicon) else None
    if kind == "to":
        return FORWARD if is_infinitive(after, lexicon) else None
    if kind == "perfect" and any(lexicon.verbs.get(word) == "plan" for word in words[at + 1 : at + 4]):
        return FORWARD
    if kind == "perfect":
        return BACK if any(is_participle(word, lexicon) for word in words[at + 1 : at + 4]) else None
    return {"past": BACK, "say": SAID}.get(kind, FORWARD)


def has_plural_subject(words: list[str], lexicon: Lexicon) -> bool:
    """True if the words before a verb end in a plural noun: "talks resume", but not "did not resume"."""
    last = words[-1] if words else ""
    return (
        last.endswith("s") and len(last) > len("this") and last not in lexicon.verbs and last not in lexicon.not_verbs
    )


def is_participle(word: str, lexicon: Lexicon) -> bool:
    """True if a word may follow "has" in a perfect."""
    return word.endswith(("ed", "en", "wn")) or lexicon.verbs.get(word) in ("past", "plan", "say")


def after_be(words: list[str], at: int) -> bool:
    """True if a past form is the participle of a passive whose tense stands before "be" or "remain"."""
    return not LINKING.isdisjoint(words[max(at - 2, 0) : at])


def is_infinitive(word: str, lexicon: Lexicon) -> bool:
    """True if "to" and this word may be an infinitive; a capital makes it a name ("travelled to Rome")."""
    name, _ = lexicon.words.get(word, ("", None))
    return (
        word.isalpha()
        and word.islower()
        and name not in NAMES_OF_TIME
        and word not in lexicon.not_verbs
        and not word.endswith(("s", "ing", "ed"))
    )


def direction(scan: Scan, token: int) -> Direction:
    """Which way the sentence around a token looks."""
    if scan.cues.find(CUE, token - REACH if token > REACH else 0, token + 1 + REACH) < 0:
        return LOOKS_BACK
    if DAY_FOR.match(scan.shape, max(token - 1, 0)):
        return Direction(FORWARD, "for")
    apart = scan.classes.lexicon.clauses | {","}
    said: Direction | None = None
    for words, places, near in sides(scan, token):
        for at in places:
            cue = cue_of(words, at, scan.classes.lexicon)
            if cue == SAID and (at < near or not apart.isdisjoint(words[at + 1 :])):
                said = said or Direction(BACK, words[at])
            elif cue is not None:
                return Direction(cue or BACK, words[at])
    return said or LOOKS_BACK


def alone(scan: Scan, token: int) -> bool:
    """True if the sentence around a token holds nothing but time words: a phrase said for itself."""
    before = scan.marks[max(token - REACH + 1, 0) : token + 1].rstrip(OTHER)
    after = scan.marks[token : token + REACH].lstrip(OTHER)
    return not (before.endswith(STRANGER) or after.startswith(STRANGER))


def sides(scan: Scan, token: int) -> Iterator[tuple[list[str], list[int], int]]:
    """The words of the sentence before and after a token, as far as they can matter, where some may be cues.

    With each side the places of those words, the nearest first, and the place from which on a word stands beside the
    token.
    """
    start = max(token - REACH, 0)
    start = max(scan.marks.rfind(end, start, token) + 1 for end in (END, CLAUSE_END)) or start
    places = cues_in(scan.cues[start:token])
    if places:
        yield words_of(scan.tokens[start:token]), places[::-1], token - start - BESIDE
    sentence = SENTENCE.match(scan.marks, token + 1, token + 1 + REACH)
    end = sentence.end() if sentence else token + 1
    places = cues_in(scan.cues[token + 1 : end])
    if places:
        words = words_of(scan.tokens[token + 1 : end])
        clause = next((at for at, word in enumerate(words) if word in scan.classes.lexicon.clauses), len(words))
        yield words[:clause], [at for at in places if at < clause], 0


def cues_in(cues: str) -> list[int]:
    """The places of the words that may be cues."""
    return [at for at, cue in enumerate(cues) if cue == CUE] if CUE in cues else []


def words_of(tokens: list[str]) -> list[str]:
    """The words in lower case, but for one behind "to", whose capital says that it is a name."""
    words = [token.strip() for token in tokens]
    return [word if at and words[at - 1] == "to" else word.lower() for at, word in enumerate(words)]
