"""A one-line title of an event, in the words of its sentence: "Two missiles struck Sumy on Sunday"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.events.actors import (
    SENTENCES_BACK,
    Antecedents,
    is_bare,
    is_definite,
    is_expletive,
    name_of,
    points_back,
)
from pipelines.events.candidate import EventCandidate, ParsedSentence
from pipelines.events.gazetteer import Place
from pipelines.events.kinds import telling_verb
from pipelines.events.lexicon import words as word_set
from pipelines.events.lexicon.roles import (
    BODIES,
    PERSONAL,
    PRONOUNS,
    QUANTIFIERS,
    SAYING_VERBS,
    SPEAKER_WORDS,
    UNSURELY,
)
from pipelines.events.model import LONGEST_TITLE, Modality
from pipelines.events.syntax import Sentence, Word
from pipelines.events.tree import (
    SUBJECTS,
    ancestors,
    below,
    is_plural,
    is_predicate,
    is_quoted,
    is_time_adverbial,
    subtree,
)
from pipelines.events.types import NAMED, event_class
from pipelines.events.wording import DASHES, clause_of, ended, last_phrase, phrase_of, set_apart, text_of, without

ROOM = 150
"""A longer title goes without what marks set apart in it."""
FEWEST_WORDS = 3
"""A title of fewer words of content and without a name says too little of which one it means: "The well was sealed"."""
WORDS_OF_NOUN = 4
"""So many words of content, or a name, say which event a noun tells."""
MOST_WORDS = 80
"""So many words fill a title several times over; those behind them are not looked at."""
LABEL = 8
"""Words of the longest label before a colon: "Photo: "."""
_CONTENT = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})
_POINTING = word_set("this that these those her there")
"""Pronouns that may stand before what they mean: "this siege", "there was a siege"."""
UNKNOWN = PRONOUNS - PERSONAL.keys() - QUANTIFIERS
"""Pronouns that say nothing of whom they mean."""
OWNER = {"PRP$": "'s"}
_NOT_DONE = (Modality.HYPOTHETICAL, Modality.PLANNED)
_PERSONS = word_set("he she him her his")
_REFERRING = SENTENCES_BACK.keys() | {"them"}
KNOWN_TO_ALL = word_set(
    "air army government ground internet media military police president press public sea sun world"
)
"""Of what there is one only, or one for each country."""
_OPENING = word_set("the an this it they he she we there some many most in on at when while after today")
"""With what a line begins, and no name within a line."""
_QUOTES = str.maketrans("", "", '"“”')


@dataclass(frozen=True, slots=True)
class _Title:
    """A title in the making.

    Args:
        lacks: 3 if it begins with a word that says not whom it means, or has two words only; 2 if it has such a word
            further on, or hardly says what it tells; else 0.
    """

    text: str
    lacks: int


def title_of(candidate: EventCandidate, names: Antecedents) -> str:
    """Return the title of an event: the headline that tells it, else the smallest whole clause that does.

    Args:
        candidate: with its slots filled.
        names: what pronouns and short names of the document stand for.
    """
    if candidate.headline is not None:
        return candidate.headline
    best = None
    for words in (each for each in _tellings(candidate, names) if candidate.trigger in each):
        title = _worded(words[: max(MOST_WORDS, words.index(candidate.trigger) + 1)], candidate, names)
        best = title if best is None or title.lacks < best.lacks else best
        if not best.lacks:
            break
    text, place = best.text if best is not None else candidate.trigger.text, candidate.place
    if place is not None and place.name not in text:
        text = re.sub(r"\bhere\b(?!['’])", _where(place), text, count=1)
    return _capital(text)


def stands_alone(title: str) -> bool:
    """False if a title begins with a pronoun that says nothing of whom or what it means.

    >>> stands_alone("It was confirmed"), stands_alone("WHO confirms two cases")
    (False, True)
    """
    first = title.partition(" ")[0]
    return first.lower() not in UNKNOWN - _POINTING or (first.isupper() and len(first) > 1)


def _where(place: Place) -> str:
    return f"[in {'the ' if place.name.startswith('United ') else ''}{place.name}]"


def _tellings(candidate: EventCandidate, names: Antecedents) -> Iterator[list[Word]]:
    """Yield the words that may tell an event: its own phrase or clause first, its whole sentence last."""
    trigger, line = candidate.trigger, _line(candidate.where.sentence, candidate.trigger)
    held = {word.index for word in line}
    verb = telling_verb(trigger)
    others = [] if is_predicate(trigger) else [phrase_of(trigger, trigger)]
    if verb is None and _says_enough(trigger, candidate):
        yield from others
    supposed = candidate.claim is not None and candidate.claim.modality is Modality.HYPOTHETICAL
    for above in (verb, *ancestors(verb or trigger)):
        if above is None or not is_predicate(above):
            continue
        if _is_participle(above) and above.head is not None:
            yield [word for word in phrase_of(above.head, trigger) if word.index in held]
        words = None if _says_of_itself(above, candidate.where, names) else clause_of(above, trigger)
        if words is None and above.dep == "relcl" and above.head is not None:
            others.append(phrase_of(above.head, trigger))
        if not (supposed and above.dep == "relcl"):
            yield [word for word in words or () if word.index in held]
    yield line
    yield from others


def _says_of_itself(verb: Word, where: ParsedSentence, names: Antecedents) -> bool:
    """True if the pronoun before a verb most likely means who says it: "Lena Voss said she had sold the mill"."""
    above = verb.head
    if verb.dep != "ccomp" or above is None or above.lemma not in SAYING_VERBS or above.index > verb.index:
        return False
    sayers = [word for word in below(above, "nsubj") if word.pos in ("NOUN", "PROPN")]
    meant = [word for word in below(verb, *SUBJECTS) if word.lower in _REFERRING | SPEAKER_WORDS]
    found = (names.of(word, where) for word in meant if word.lower not in SPEAKER_WORDS)
    return bool(sayers and meant) and all(each is not None and each[0] in sayers for each in found)


def _is_participle(verb: Word) -> bool:
    """True if a participle behind a noun says what was done to it: "two tankers sunk in 1942"."""
    return verb.dep == "acl" and verb.tag in ("VBN", "VBD") and not below(verb, *SUBJECTS)


def _says_enough(noun: Word, candidate: EventCandidate) -> bool:
    """True if an event noun says by itself what happened: "the shooting at the Voss mill"."""
    claim = candidate.claim
    if candidate.kind == NAMED:
        return True
    if claim is not None and (claim.polarity != "positive" or claim.modality in _NOT_DONE):
        return False
    told = [word for word in phrase_of(noun, noun) if word.pos in _CONTENT and not is_time_adverbial(word)]
    named = any(word.pos == "PROPN" for word in told if word is not noun)
    return len(told) >= WORDS_OF_NOUN or (named and len(told) >= 2) or _is_attack(candidate)


def _is_attack(candidate: EventCandidate) -> bool:
    """True if an event noun tells of violence, of which its place says enough: "the shooting [in Bari]"."""
    return event_class(candidate.kind) == "ASSAULT" and not is_predicate(candidate.trigger)


def _line(sentence: Sentence, trigger: Word) -> list[Word]:
    """Return the words of a sentence without a "but", "meanwhile," or label before it, and lines run into it."""
    words = sentence.words
    if len(words) > 2 and words[0].dep == "cc":
        words = words[1:]
    if len(words) > 2 and words[0].dep == "advmod" and words[0].lower not in UNSURELY and words[1].text == ",":
        words = words[2:]
    for place, word in enumerate(words[:LABEL]):
        before = words[:place]
        filed = word.text in DASHES and all(each.text.isupper() for each in before if each.pos != "PUNCT")
        ends = filed or word.text == ":" or (word.text == ")" and not any(each.text == "(" for each in before))
        if ends and trigger not in before and not any(map(is_predicate, before)):
            words = words[place + 1 :]
            break
    seams = [place for place in range(1, len(words)) if _is_seam(words, place)]
    for start, end in zip([0, *seams], [*seams, len(words)], strict=True):
        if trigger in words[start:end]:
            return words[start:end]
    return words


def _is_seam(words: Sequence[Word], place: int) -> bool:
    """True if a line begins with a word although nothing ends before it: "a fire in Bari Crews saw"."""
    before, word = words[place - 1], words[place]
    behind = words[place + 1] if place + 1 < len(words) else None
    if before.text in (".", "!", "?") and before.dep == "punct":
        return word.text[:1].isupper() and place > 1 and words[place - 2].text.islower()
    if not word.text.istitle() or before.pos not in ("NOUN", "PROPN", "ADV", "VERB"):
        return False
    return (
        (before.text.islower() or before.pos == "PROPN")
        and word.lower in _OPENING
        and behind is not None
        and behind.text.islower()
    )


def _worded(words: list[Word], candidate: EventCandidate, names: Antecedents) -> _Title:
    """Return the title that some words make, with as few left out as there is room for."""
    verb = telling_verb(candidate.trigger) or candidate.trigger
    needed = {candidate.trigger.index, verb.index}
    title = _spelled(words, candidate, names)
    while len(title.text) > ROOM and (unit := set_apart(words, needed)) is not None:
        words = without(words, unit)
        title = _spelled(words, candidate, names)
    saying = ""
    if len(title.text) > LONGEST_TITLE and (said := _said_before(verb) & {word.index for word in words}):
        saying = f"{_spelled(_begun(without(words, said)), candidate, names).text}: "
        words, needed = [word for word in words if word.index in said], set[int]()
    while len(saying + title.text) > LONGEST_TITLE and (unit := last_phrase(ended(words), needed)) is not None:
        if not (rest := without(words, unit)):
            break
        words, title = rest, _spelled(rest, candidate, names)
    fuller = _spelled(words, candidate, names, described=True)
    if len(saying + fuller.text) <= LONGEST_TITLE:
        title = fuller
    return _Title(_cut(saying + title.text), 0 if saying else title.lacks)


def _begun(words: list[Word]) -> list[Word]:
    """Return words without the marks before them."""
    return words[next((place for place, word in enumerate(words) if word.dep != "punct"), 0) :]


def _said_before(verb: Word) -> set[int]:
    """Return the words that stand before the verb that says them, by their indexes."""
    content = next(iter(below(verb, "ccomp")), verb)
    before = verb.lemma in SAYING_VERBS and content.index < verb.index
    return {word.index for word in subtree(content)} if before else set()


def _cut(text: str) -> str:
    """Return a text cut at a word, with an ellipsis if anything was cut."""
    plain = text.strip(" ,;:–-")
    if len(plain) <= LONGEST_TITLE:
        return plain
    return plain[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _spelled(words: list[Word], candidate: EventCandidate, names: Antecedents, described: bool = False) -> _Title:
    """Return the title that just these words make; `described` says whether with what the text says of its things."""
    trigger = candidate.trigger
    filled, lacks = _filled(words, candidate.where, names)
    if described:
        filled = _described(words, candidate.where, names) | filled
    text = _closed(text_of(ended(words), candidate.where.sentence, filled))
    first = words[0]
    if first.pos == "PRON" and first.dep != "expl" and first.lower in UNKNOWN and first.index not in filled:
        lacks = 3
    if any(word.lower in SPEAKER_WORDS and word.pos == "PRON" for word in words) and not _names_speaker(words):
        speaker = _speaker(candidate)
        text = f"[{speaker}:] {_capital(text)}" if speaker else text
        lacks = lacks if speaker else max(lacks, 2)
    content = [word for word in words if word.pos in _CONTENT and not is_time_adverbial(word)]
    named = filled or any(word.pos == "PROPN" for word in content)
    if len(text.split()) < FEWEST_WORDS and candidate.kind != NAMED:
        lacks = 3
    elif len(content) < FEWEST_WORDS and not named:
        lacks = max(lacks, 2)
        if candidate.place is not None and _is_attack(candidate) and words == phrase_of(trigger, trigger):
            return _Title(f"{text} {_where(candidate.place)}", 0)
    return _Title(text, lacks)


def _filled(words: list[Word], where: ParsedSentence, names: Antecedents) -> tuple[dict[int, str], int]:
    """Return what stands in square brackets for words of a title, by their index, and what it lacks nevertheless."""
    filled: dict[int, str] = {}
    meant: set[str] = set()
    lacks = 0
    doer = next((word for word in words if word.dep in SUBJECTS), None)
    for place, word in enumerate(words):
        if word is doer and word.pos in ("NOUN", "PROPN"):
            filled |= _full(word, where, names)
        refers = word.lower in _REFERRING and not (word.lower == "it" and is_expletive(word.head))
        if not refers or any(_may_be_meant(noun, word, names) for noun in words[:place]):
            continue
        name = names.name_of(word, where)
        if name is None:
            lacks = max(lacks, 2 if place else 3)
            name = PERSONAL.get(word.lower) if word.dep in SUBJECTS and not is_quoted(word, where.sentence) else None
        elif _says_nothing(name):
            lacks = max(lacks, 2 if place else 3)
        named = name is not None and any(each.pos == "PROPN" and each.text in name.split() for each in words[:place])
        if name is not None and name not in meant and not named:
            meant.add(name)
            filled[word.index] = f"[{_lowered(name) if place else name}{OWNER.get(word.tag, '')}]"
    return filled, lacks


def _says_nothing(name: str) -> bool:
    """True if what a pronoun stands for is any of its kind: "an official"."""
    words = name.lower().split()
    return len(words) < FEWEST_WORDS and words[0] in ("a", "an")


def _may_be_meant(noun: Word, pronoun: Word, names: Antecedents) -> bool:
    """True if a reader takes a noun of the title for what a pronoun behind it means."""
    if noun.pos not in ("NOUN", "PROPN") or is_time_adverbial(noun) or noun.dep == "compound":
        return False
    if pronoun.lower == "it" and is_plural(noun):
        return False
    return pronoun.lower not in _PERSONS or names.actors.is_person(noun)


def _capital(text: str) -> str:
    first = 1 if text.startswith("[") else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _lowered(name: str) -> str:
    """Return a name as it stands within a sentence: "the clerk"."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first in ("The", "A", "An") else name


def _full(noun: Word, where: ParsedSentence, names: Antecedents) -> dict[int, str]:
    """Return the full name for a subject that is named by its last part, or by "the company" only."""
    if below(noun, "conj"):
        return {}
    full = (names.name_of(noun, where) if is_bare(noun) else None) or names.actors.full_name(noun, where.sentence)
    full = full or names.introduced(noun, where)
    first = below(noun, "det")[0] if is_definite(noun) else name_of(noun)[0]
    said = where.sentence.text[first.start - where.sentence.start : noun.end - where.sentence.start]
    if full is None or full in said:
        return {}
    return dict.fromkeys(range(first.index, noun.index + 1), "") | {first.index: f"[{full}]"}


def _described(words: list[Word], where: ParsedSentence, names: Antecedents) -> dict[int, str]:
    """Return which things "the well" and "the fire" are, as the text said before: "[Voss Oil's] well [in Bari]"."""
    filled: dict[int, str] = {}
    for noun in words:
        if not points_back(noun) or noun.lower in KNOWN_TO_ALL | BODIES or names.actors.is_person(noun):
            continue
        said, read = names.described(noun, where, words), text_of(words, where.sentence, filled)
        if said is None or any(part and part in read for part in (said.before, said.behind)):
            continue
        article = below(noun, "det")[0]
        if said.behind:
            filled[noun.index] = f"{noun.text} [{said.behind}]"
        if said.before:
            filled[article.index] = f"[{said.before}]" if said.owned else f"{article.text} [{said.before}]"
    return filled


def _names_speaker(words: list[Word]) -> bool:
    """True if a title says itself who speaks in it."""
    return any(word.lemma in SAYING_VERBS and below(word, "nsubj") for word in words)


def _speaker(candidate: EventCandidate) -> str | None:
    said_by = candidate.where.passage.speaker or (candidate.claim.attributed_to if candidate.claim else None)
    return said_by if said_by and said_by.lower() not in PRONOUNS else None


def _closed(text: str) -> str:
    """Return a text without the marks around it, and without quotation marks and brackets of which it has one side."""
    text = text.strip(" ,;:–-")
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = text.translate(_QUOTES)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text.strip()
