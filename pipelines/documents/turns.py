"""Speaker turns: labels such as "Jane Doe, Minister of Health:" at the head of a block, and who speaks after them."""

import re
from collections import Counter
from dataclasses import dataclass

from pipelines.documents.blocks import Block

_LABEL = re.compile(r"([^\s:][^:\n]{0,99}):(?:\s+|$)")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|we|We|my|My|our|Our|us|me)\b")
_PERSON_WINDOW = 400
_MAX_WORDS = 12

_QUESTION = "question q journalist reporter press media audience"
_ANSWER = "answer a response"
_ROLE = """
moderator interviewer host anchor interpreter translator spokesperson spokesman spokeswoman chair chairman chairwoman
chairperson president operator presenter minister ambassador speaker
"""
_NO_LABEL = """
update updated note notes photo photos picture caption source sources editor correction corrections analysis opinion
video audio watch listen background summary related breaking date time place location contact tel telephone phone fax
email e-mail subject from to cc bcc sent re fwd tags topic topics credit image images read more advertisement published
posted category keywords key points see also what where when who why how
"""
_PARTICLE = "of the de da di del della van von der den for and al el bin ibn la le du dos to in on at"

QUESTION_LABELS = frozenset(_QUESTION.split())
ANSWER_LABELS = frozenset(_ANSWER.split())
ROLE_LABELS = frozenset(_ROLE.split())
NO_LABELS = frozenset(_NO_LABEL.split())
PARTICLES = frozenset(_PARTICLE.split())


_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|the|de|van|von|der)"
_BYLINE = re.compile(rf"\b(?:[Bb]y|of) +({_NAME_WORD}(?: +{_NAME_WORD}){{1,9}})")
_SPEECH = re.compile(r"as delivered|check against delivery|remarks|statement|speech|address|opening", re.IGNORECASE)
_HEAD_BLOCKS = 8
_HEAD_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: who, and where the speech behind it starts.

    Args:
        speaker: the name, without the office behind the comma; None if unnamed.
        question: whether the label says that a question is put.
        speech: offset in the block's text at which the speech starts.
    """

    speaker: str | None
    question: bool
    speech: int


def labels(blocks: list[Block]) -> list[Label | None]:
    """The speaker label of each block, None for a block without one.

    A label is believed if it is one of the known words (Question, Moderator), if it comes back, if the text has
    such known words elsewhere, or if the words behind it say "I" or "we".
    """
    found = [_label(block.text) for block in blocks]
    counts = Counter(_name(name) for name, _ in filter(None, found))
    transcript = any(pair and pair[0].casefold() in QUESTION_LABELS | ROLE_LABELS for pair in found)
    names: dict[str, str] = {}
    result: list[Label | None] = []
    for block, pair in zip(blocks, found, strict=True):
        believed = pair is not None and _believed(pair, block.text, counts, transcript)
        result.append(_as_label(pair, names) if pair and believed else None)
    return result


def _label(text: str) -> tuple[str, int] | None:
    match = _LABEL.match(text) if ":" in text else None
    if match is None or not _like_a_name(match.group(1)):
        return None
    return match.group(1).strip(), match.end()


def _like_a_name(label: str) -> bool:
    words = re.findall(r"[^\s,()]+", label)
    if not words or not _name(label) or len(words) > _MAX_WORDS or any(character.isdigit() for character in label):
        return False
    if all(word.casefold().strip(".") in NO_LABELS for word in words):
        return False
    return words[0][0].isupper() and all(word[0].isupper() or word in PARTICLES for word in words)


def _believed(pair: tuple[str, int], text: str, counts: Counter[str], transcript: bool) -> bool:
    label, speech = pair
    if label.casefold().rstrip(".") in QUESTION_LABELS | ROLE_LABELS:
        return True
    if label.casefold() in ANSWER_LABELS:
        return transcript
    name = _name(label)
    if len(name.split()) == 1 and not name.isupper():
        return transcript
    first_person = _FIRST_PERSON.search(text, speech, speech + _PERSON_WINDOW) is not None
    return transcript or counts[name] > 1 or first_person


def _as_label(pair: tuple[str, int], names: dict[str, str]) -> Label:
    label, speech = pair
    word = label.casefold().rstrip(".")
    if word in QUESTION_LABELS:
        return Label(None, True, speech)
    if word in ANSWER_LABELS:
        return Label(None, False, speech)
    name = _name(label)
    surname = name.split()[-1].casefold()
    return Label(names.setdefault(surname, name), False, speech)


def _name(label: str) -> str:
    return re.split(r"[,(]", label, maxsplit=1)[0].strip()


def opening_speaker(found: list[Block], marks: list[Label | None]) -> str | None:
    """Who speaks before the first label: the one whom the byline of a speech names."""
    head = [block.text for block in found[:_HEAD_BLOCKS] if len(block.text) <= _HEAD_CHARACTERS]
    if not any(_SPEECH.search(line) for line in head):
        return None
    byline = next((match for line in head if (match := _BYLINE.search(line))), None)
    if byline is None:
        return None
    names = {mark.speaker for mark in marks if mark and mark.speaker}
    return next((name for name in sorted(names) if name in byline.group(1)), byline.group(1))
