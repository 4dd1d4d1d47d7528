"""The words around a phrase that say whether it lies before or after the day on which it is told.

Such words are the verb that is nearest to the phrase, by its form; the preposition before it; and words of things to
come, such as "deadline". What each of them weighs is in `weights.toml`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.temporal.lexicon.model import Lexicon
from pipelines.temporal.symbols import characters
from pipelines.temporal.tokens import CLAUSE_END, END, OTHER, STRANGER, ends
from pipelines.temporal.windows import Scan

REACH = 16
"""How many words on each side of a phrase are looked at."""
HALF_AWAY, FARTHEST = 6, 8
"""A word with so many words between it and the phrase counts half; with more than the latter it does not count."""
OF_A_NOUN = 0.5
"""The part of a verb's weight that counts where the date belongs to a noun: "will visit the May 3 fair"."""
SHORT = 3
"""Words of so many letters are often small in a headline too."""
AUXILIARIES = 4
"""How many words before a verb its auxiliaries may stand."""
NAMES_OF_TIME = frozenset(("WEEKDAY", "MONTH", "DEICTIC", "DAYPART", "UNIT", "UNITS", "SEASON", "NOON", "SMALL"))
WITHIN = frozenset("".join(map(characters, ("DET", "PARTMOD", "EDGE", "WDAY", "COMMA"))))
"""Words that may stand between a preposition and its date: "until the end of May"."""
NOUNS = frozenset(characters("W") + characters("PL") + characters("EVENTNOUN"))
POSSESSIVE = frozenset(characters("POSS") + characters("APOS"))
OF = characters("OF")
SIGNS = {
    "past": -1, "pluperfect": -1, "perfect": -1, "said": -1, "will": 1, "may": 1, "plan": 1, "infinitive": 1,
    "timetable": 1, "present": 0, "purpose": 0, "lapsed": 0,
}  # fmt: skip
"""Which way each form of a verb looks: -1 back, 1 ahead."""
NO_SIGN = 0


class Clue(NamedTuple):
    """A word that speaks for the earlier or the later day.

    Args:
        name: of its weight.
        word: as the text has it; empty if the clue is that there is no word.
        share: the part of its weight that counts, by how far away it stands.
        sign: which way it looks, if it is a verb: -1 back, 1 ahead.
    """

    name: str
    word: str = ""
    share: float = 1.0
    sign: int = 0


class Verb(NamedTuple):
    """The verb nearest to a phrase.

    Args:
        tense: one of `SIGNS`.
        away: how many words stand between it and the phrase.
    """

    tense: str
    word: str
    away: int


class Clues(NamedTuple):
    """What the words around a phrase say.

    Args:
        sign: which way the verb looks, however far away it stands; 0 if there is none.
        alone: whether the sentence holds nothing but time words.
        habit: whether the sentence tells what is so every year: "It usually rains in May".
        before_story: whether it looks back from what is told: "who had spent May there", "compared with May".
    """

    found: tuple[Clue, ...] = ()
    sign: int = NO_SIGN
    alone: bool = False
    habit: bool = False
    before_story: bool = False


NO_CLUES = Clues()


def clues(scan: Scan, first: int, last: int) -> Clues:
    """Return what the words around tokens [first, last) say of the direction of a date."""
    lexicon = scan.classes.lexicon
    before, after = left_of(scan, first), right_of(scan, last)
    edge = len(before) - (first - preposition(scan, first, len(before)))
    modifies = bool(after) and scan.shape[last] in NOUNS and tense_at(after, 0, lexicon) is None
    verb, side = nearest_verb(before[: edge + 1], range(edge - 1, -1, -1), lexicon), "verb"
    if verb is None:
        verb, side = nearest_verb(after, range(len(after)), lexicon), "verb_behind"
    traded = after[:1] if modifies else before[edge - 1 : edge] if before[edge:] == ["for"] else []
    traded = [word for word in traded if word in lexicon.contracts]
    if traded:
        verb = None
    owns = scan.shape[last : last + 1] in POSSESSIVE
    of_what_was = owns and scan.shape[max(first - 1, 0) : first] == OF  # "the victims of Tuesday's quake"
    arranges = not (modifies or owns or (verb and verb.tense == "lapsed"))
    found = [Clue("place.before_noun", after[0])] if modifies else []
    found += prepositions(before, edge, lexicon, arranges)
    found += [Clue("noun.contract", traded[0])] if traded else coming(before[:edge][::-1], after, lexicon)
    if verb is None:
        found.append(Clue("verb.none_in_sentence" if ends_with_stop(scan, last) else "verb.none"))
    elif verb.away <= FARTHEST:
        part = share(verb.away) * (OF_A_NOUN if modifies or of_what_was else 1)
        found.append(Clue(f"{side}.{verb.tense}", verb.word, part, SIGNS[verb.tense]))
    habit = is_habit([*before[:edge], *after], verb, lexicon) or is_superlative(before[:edge], lexicon)
    up_to = not lexicon.directed.isdisjoint(before[edge:])
    before_story = bool(verb and (verb.word in lexicon.comparing or (verb.tense == "pluperfect" and not up_to)))
    return Clues(tuple(found), SIGNS[verb.tense] if verb else NO_SIGN, alone(scan, first), habit, before_story)


def is_habit(words: Sequence[str], verb: Verb | None, lexicon: Lexicon) -> bool:
    """True if a sentence in the present says "usually", or tells of a season; one that "starts in May" is arranged."""
    tense = verb.tense if verb else "present"
    in_present = tense in ("present", "timetable") and not lexicon.habits.isdisjoint(words)
    return in_present or (tense == "present" and not lexicon.seasons.isdisjoint(words))


def is_superlative(before: list[str], lexicon: Lexicon) -> bool:
    """True if the words before a preposition are "is warmest", or the like."""
    *_, copula, word = ["", "", *before]
    return ends(word, "superlative", lexicon) and lexicon.verbs.get(copula) == "is"


def share(away: int) -> float:
    """Return how much of a word counts with so many words between it and the phrase.

    >>> share(0), share(6)
    (1.0, 0.5)
    """
    return 1 / (1 + (away / HALF_AWAY) ** 2)


def left_of(scan: Scan, token: int) -> list[str]:
    """Return the words of the sentence before a token, as far as they can matter."""
    start = max(token - REACH, 0)
    start = max(scan.marks.rfind(end, start, token) + 1 for end in (END, CLAUSE_END)) or start
    return words_of(scan.tokens[start:token], scan.classes.lexicon)


def right_of(scan: Scan, token: int) -> list[str]:
    """Return the words of the sentence from a token on, up to one that opens a clause."""
    words, clauses = (
        words_of(scan.tokens[token : sentence_end(scan, token)], scan.classes.lexicon),
        scan.classes.lexicon.clauses,
    )
    return words if clauses.isdisjoint(words) else words[: next(at for at, word in enumerate(words) if word in clauses)]


def sentence_end(scan: Scan, token: int) -> int:
    """Return the place of the token that ends the sentence, at most `REACH` on."""
    reach = min(token + REACH, len(scan.tokens))
    ends = [at for end in (END, CLAUSE_END) if (at := scan.marks.find(end, token, reach)) >= 0]
    return min(ends, default=reach)


def ends_with_stop(scan: Scan, token: int) -> bool:
    """True if the sentence around a token ends with a full stop, as a heading does not."""
    end = sentence_end(scan, token)
    return end < len(scan.tokens) and scan.tokens[end].startswith((".", "!", "?"))


def words_of(tokens: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Return the words in small letters, but for those whose capital says that they are no verbs.

    These are the months May and March, a name behind "to", and the later words of a name ("Twin Falls"), unless all
    words have capitals, as in a headline.
    """
    exact, said = lexicon.exact, [token.rstrip() for token in tokens]
    running = any(word.islower() and len(word) > SHORT for word in said)
    words = [
        word if word.islower() or word in exact or (running and goes_on(said, at)) else word.lower()
        for at, word in enumerate(said)
    ]
    for place, word in enumerate(words[:-1], 1):
        if word == "to":
            words[place] = tokens[place].rstrip()
    return words


def goes_on(words: Sequence[str], at: int) -> bool:
    """True if a word with a capital stands behind another one.

    >>> goes_on(["Lake", "Falls"], 1), goes_on(["snow", "falls"], 1)
    (True, False)
    """
    return at > 0 and words[at][:1].isupper() and words[at - 1][:1].isupper()


def preposition(scan: Scan, first: int, most: int) -> int:
    """Return the place where the words begin that belong to a date from its left: its preposition and article."""
    place = first
    while first - place < min(most, AUXILIARIES) and scan.shape[place - 1] in WITHIN:
        place -= 1
    word = scan.tokens[place - 1].strip().lower() if first - place < most else ""
    lexicon = scan.classes.lexicon
    return place - 1 if word in lexicon.prepositions or word in lexicon.directed else first


def prepositions(before: list[str], edge: int, lexicon: Lexicon, arranges: bool) -> list[Clue]:
    """Return the clue of the preposition, if there is one.

    Args:
        arranges: whether "for" arranges something for that day, as "for Friday's rain" does not.
    """
    word = before[edge] if edge < len(before) else ""
    if word == "of" and edge and before[edge - 1] == "ahead":
        word = "ahead"
    if word not in lexicon.directed or (word == "for" and not arranges):
        return []
    return [Clue(f"preposition.{word}", word)]


def coming(before: Sequence[str], after: Sequence[str], lexicon: Lexicon) -> list[Clue]:
    """Return the clue of the nearest word of things to come, on either side given from the nearest on."""
    for words in (before, after):
        for away, word in enumerate(words[: FARTHEST + 1]):
            if word in lexicon.coming:
                return [Clue("noun.coming", word, share(away))]
    return []


def nearest_verb(words: list[str], places: Sequence[int], lexicon: Lexicon) -> Verb | None:
    """Return the first verb at some places of the words; one between commas (", she said,") if there is no other.

    Args:
        places: from the nearest to the phrase on.
    """
    parenthesis: Verb | None = None
    for away, at in enumerate(places):
        tense = tense_at(words, at, lexicon)
        if tense == "said" and words[at + 1 : at + 2] == [","]:
            parenthesis = parenthesis or Verb(tense, words[at], away)
        elif tense:
            return Verb(tense, words[at], away)
    return parenthesis


def tense_at(words: list[str], at: int, lexicon: Lexicon) -> str | None:
    """Return the tense of the verb of which a word is a part; None if it is none."""
    word, after = words[at], words[at + 1 : at + 4]
    kind = lexicon.verbs.get(word) or ("past" if is_past(word, lexicon) else None)
    match kind:
        case "past" | "promised" | "said":
            return auxiliary(words, at, lexicon) or ("said" if kind == "said" else "past")
        case "plan":
            return plan(words, at, lexicon)
        case "outlook":
            return "plan"
        case "moved":
            return "plan" if after and after[0] in lexicon.move_marks else "past"
        case "may":
            return "past" if "have" in after[:2] else "may"
        case "to":
            return purpose(words, at, lexicon) if after and is_infinitive(after[0], lexicon) else None
        case "had":
            return "pluperfect" if any(is_participle(each, lexicon) for each in after) else "past"
        case "have" | "is":
            if any(lexicon.verbs.get(each) == "plan" for each in after):
                return "plan"
            done = kind == "have" and any(is_participle(each, lexicon) for each in after)
            return "perfect" if done else "present"
        case "be":
            return auxiliary(words, at, lexicon)
        case "timetable":
            return "timetable" if word.endswith("s") or has_plural_subject(words[:at], lexicon) else None
        case _:
            return kind


def plan(words: list[str], at: int, lexicon: Lexicon) -> str | None:
    """Return what a word of planning says; "originally planned" and "had been planned" have lapsed.

    The plans that somebody "announced Friday" are a noun.
    """
    after, helper = words[at + 1 : at + 3], auxiliary(words, at, lexicon)
    subject = [word for word in words[max(at - 2, 0) : at] if word not in lexicon.not_verbs]
    if subject and tells(subject[-1], lexicon) and not is_past(words[at], lexicon):
        return None
    if helper == "pluperfect" or (at and words[at - 1] in lexicon.former):
        return "lapsed"
    if not after or after[0] in lexicon.plan_marks or "to" in after:
        return "plan"
    return "past" if is_past(words[at], lexicon) and not helper else None


def auxiliary(words: list[str], at: int, lexicon: Lexicon) -> str | None:
    """Return the tense that the auxiliaries before a verb give it; None if it has none."""
    done = False
    for before in range(at - 1, max(at - AUXILIARIES, 0) - 1, -1):
        word = words[before]
        kind = lexicon.verbs.get(word)
        if kind in ("will", "may"):
            return "past" if kind == "may" and done else kind
        if kind == "to":
            return "past" if done else purpose(words, before, lexicon)
        if kind == "is":
            return "present"
        if kind == "have":
            done = True
        elif kind == "had":
            return "pluperfect"
        elif kind == "past" and word in lexicon.past_auxiliaries:
            return "past"
        elif not (kind == "be" or word.endswith("ly") or word in lexicon.adverbs):
            break
    return "perfect" if done else None


def purpose(words: list[str], at: int, lexicon: Lexicon) -> str:
    """Return what an infinitive says: a plan after "due", "agreed" or "is", a purpose after "tried", else itself."""
    before = words[max(at - 2, 0) : at]
    kinds = [lexicon.verbs.get(word) for word in before]
    if "plan" in kinds or "promised" in kinds or (kinds and kinds[-1] == "is"):
        return "plan"
    return "purpose" if any(is_past(word, lexicon) for word in before) or {"past", "had"} & set(kinds) else "infinitive"


def tells(word: str, lexicon: Lexicon) -> bool:
    """True if a word is a past that takes an object: "announced", not "was"."""
    is_said = lexicon.verbs.get(word) in ("past", "said") and word not in lexicon.past_auxiliaries
    return is_said or is_past(word, lexicon)


def is_past(word: str, lexicon: Lexicon) -> bool:
    """True if a word has the form of a regular past."""
    return ends(word, "past", lexicon) and word not in lexicon.not_past


def is_participle(word: str, lexicon: Lexicon) -> bool:
    """True if a word may follow "has" in a perfect."""
    return word.endswith(("ed", "en", "wn")) or lexicon.verbs.get(word) in ("past", "plan", "promised", "said", "had")


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


def has_plural_subject(words: list[str], lexicon: Lexicon) -> bool:
    """True if the words before a verb end in a plural noun: "talks resume", but not "did not resume"."""
    last = words[-1] if words else ""
    return (
        last.endswith("s") and len(last) > len("this") and last not in lexicon.verbs and last not in lexicon.not_verbs
    )


def alone(scan: Scan, token: int) -> bool:
    """True if the sentence around a token holds nothing but time words: a phrase said for itself."""
    before = scan.marks[max(token - REACH + 1, 0) : token + 1].rstrip(OTHER)
    after = scan.marks[token : token + REACH].lstrip(OTHER)
    return not (before.endswith(STRANGER) or after.startswith(STRANGER))
