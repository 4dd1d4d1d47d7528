"""Speaker turns: who speaks in which block of a dialogue or speech; nobody where it is doubtful."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.documents.blocks import Block, heading_like
from pipelines.documents.labels import ANSWER_LABELS, Label, cut_at_labels, full_names, label_within, labels
from pipelines.documents.quotations import quotations

_MIN_VOICES = 2
_MIN_QUESTIONS = 2
_MIN_LABELS = 5
_DENSE = 0.2
"""Labels for each block of a dialogue, at least."""
_ALTERNATING = 0.5
"""Labels that change the speaker, of all but the first, at least."""
_HIDDEN = 0.25
"""The most blocks with a label inside, for each label; with more, the speakers are doubtful."""
_MARKS = "\"'”’»)(“„«‘.,;:"
_NAME_WORD = r"(?:[A-Z][\w.’'-]*|of|the|de|van|von|der)"
_NAME = rf"{_NAME_WORD}(?: +{_NAME_WORD}){{1,9}}"
_SPEECH = re.compile(r"\b(?:remarks|statement|speech|address)\b", re.IGNORECASE)
_BYLINE = re.compile(rf"\b(?:[Bb]y|(?:[Rr]emarks|[Ss]tatement|[Ss]peech|[Aa]ddress) of) +({_NAME})(?! and\b)")
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou)\b")
_HEAD_BLOCKS = 8
_HEAD_CHARACTERS = 120
_OPENING_BLOCKS = 20
_PERSONAL = 0.25
_BEGINNING = 1_000


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a block.

    Args:
        speaker: the name, without the office after it; None if unnamed.
        question: whether a question is put.
        speech: offset in the block's text at which the speech starts: after the label, or 0.
    """

    speaker: str | None
    question: bool
    speech: int


def turn_blocks(found: list[Block]) -> list[Block]:
    """Return the blocks of a text, those of a dialogue with several turns to a line cut before each label."""
    cut = cut_at_labels(found)
    return cut if len(cut) > len(found) + 1 and _dialogue(cut, labels(cut)) else found


def voices(found: Sequence[Block]) -> list[Voice | None]:
    """Return who speaks in each block; None where nobody does.

    Labels are believed together or not at all: those of a dialogue stand close, and either say that questions are put,
    or change between names and have questions among them, or name who answers what stands before each of them.
    A turn lasts until the next label, a heading, a block set apart otherwise than its label or, where questions stand
    unlabelled, a question; the last one is no longer than the longest of the same speaker before it.

    >>> lines = ["Question: Why?", "Ann Lee: Because I must.", "Thanks to all."]
    >>> [voice and voice.speaker for voice in voices([Block(0, 9, line, False) for line in lines])]
    [None, 'Ann Lee', None]
    """
    result: list[Voice | None] = [None] * len(found)
    candidates = labels(found)
    dialogue = _dialogue(found, candidates)
    names = full_names(dialogue)
    asking = _unlabelled_questions(found, candidates, dialogue)
    for label, end in zip(dialogue, _ends(found, candidates, dialogue, asking=bool(asking)), strict=True):
        speaker = None if label.question or label.key in ANSWER_LABELS else names[label.key]
        for place in range(label.place, end):
            result[place] = Voice(speaker, label.question, label.speech if place == label.place else 0)
    for place in asking:
        result[place] = Voice(None, True, 0)
    return result


def _dialogue(found: Sequence[Block], candidates: list[Label]) -> list[Label]:
    """Return the labels of the dialogue in a text, if there is one."""
    counts = Counter(label.key for label in candidates)
    interview = _asked_and_answered(found, candidates)
    sure = [label for label in candidates if counts[label.key] > 1 or label.known or (interview and label.full)]
    if not (interview or _alternates(found, sure) or _unlabelled_questions(found, candidates, sure)):
        return []
    if not interview and not _introduced(found, sure):
        return []
    sure = _without_stray_ends(sure)
    first, last = sure[0].place, sure[-1].place
    within = found[first : last + 1]
    if len(sure) < _DENSE * len(within) or sum(map(label_within, within)) > _HIDDEN * len(sure):
        return []
    believed = {label.place for label in sure}
    return [label for label in candidates if label.place in believed or (label.full and first < label.place < last)]


def _asked_and_answered(found: Sequence[Block], candidates: list[Label]) -> bool:
    """True if labels say that questions are put, and another label answers one."""
    asked = any(label.question and "?" in found[label.place].text for label in candidates)
    return asked and any(one.question and not other.question for one, other in pairwise(candidates))


def _alternates(found: Sequence[Block], sure: list[Label]) -> bool:
    """True if labels change between two names or more, with questions among the words."""
    changes = sum(one.key != other.key for one, other in pairwise(sure))
    names = {label.key for label in sure}
    if len(sure) < _MIN_LABELS or len(names) < _MIN_VOICES or changes < _ALTERNATING * (len(sure) - 1):
        return False
    within = found[sure[0].place : sure[-1].place + 2]
    return sum(_is_question(block) for block in within) >= _MIN_QUESTIONS


def _unlabelled_questions(found: Sequence[Block], candidates: list[Label], sure: list[Label]) -> list[int]:
    """Return the blocks before labels that ask what the label answers; none unless most blocks before labels do."""
    labelled, believed = {label.place for label in candidates}, {label.place for label in sure}
    before = [label.place - 1 for label in sure if label.place and label.place - 1 not in believed]
    asking = [place for place in before if _is_question(found[place]) and place not in labelled]
    return asking if len(asking) >= _MIN_QUESTIONS and len(asking) > len(before) / 2 else []


def _is_question(block: Block) -> bool:
    return block.length == len(block.text) and block.text.rstrip(_MARKS + " ").endswith("?")


def _introduced(found: Sequence[Block], sure: list[Label]) -> bool:
    """True if the text names a speaker in full: by another label, with office or initials, or in its sentences."""
    forms = {(label.key, label.full) for label in sure}
    return any(label.titled or (label.key, not label.full) in forms for label in sure) or _named(found, sure)


def _named(found: Sequence[Block], sure: list[Label]) -> bool:
    """True if a sentence has the short name of a speaker with another capitalised word beside it."""
    keys, heads = {label.key for label in sure}, {label.place: label.speech for label in sure}
    for place, block in enumerate(found):
        words = [word.strip(_MARKS) for word in block.text[heads.get(place, 0) :].split()]
        for one, other in pairwise(words):
            if one[:1].isupper() and other[:1].isupper() and keys & {one.casefold(), other.casefold()}:
                return True
    return False


def _without_stray_ends(sure: list[Label]) -> list[Label]:
    """Return the labels but a first one that stands far before the others, as the name in a headline does."""
    gaps = [other.place - one.place for one, other in pairwise(sure)]
    stray = len(gaps) > 1 and gaps[0] > 2 * max(gaps[1:]) + 1
    return sure[1:] if stray else sure


def _ends(found: Sequence[Block], candidates: list[Label], dialogue: list[Label], *, asking: bool) -> Iterator[int]:
    """Yield where the turn of each label ends: the number of the first block that is not its own.

    Args:
        asking: whether questions stand unlabelled between the turns.
    """
    nexts = {one.place: other.place for one, other in pairwise(candidates)}
    longest: Counter[str] = Counter()
    for label in dialogue:
        last = label is dialogue[-1]
        most = max(longest[label.key], 1) if last else len(found)
        end = _end(found, label.place, min(nexts.get(label.place, len(found)), label.place + most), asking)
        longest[label.key] = max(longest[label.key], end - label.place)
        yield end


def _end(found: Sequence[Block], start: int, limit: int, asking: bool) -> int:
    for place in range(start + 1, limit):
        block, following = found[place], found[place + 1 : place + 2]
        other_layout = found[start].apart and not block.apart
        if other_layout or heading_like(block, following) or (asking and _is_question(block)):
            return place
    return limit


def opening_speaker(found: Sequence[Block], named: set[str]) -> str | None:
    """Return who speaks before the first label: whom the byline of a speech names, if words say "I", "we" or "you".

    Args:
        found: the blocks before the first label.
        named: the speakers whom labels name.
    """
    head = [block.text for block in found[:_HEAD_BLOCKS] if len(block.text) <= _HEAD_CHARACTERS]
    name = next((name for place in range(len(head)) if (name := _byline(head, place))), None)
    if name is None or not _personal(found[:_OPENING_BLOCKS]):
        return None
    return next((known for known in sorted(named) if known in name), name)


def _byline(head: list[str], place: int) -> str | None:
    """Return the name in a line of the title, if it or the line above says that it is a speech."""
    match = _BYLINE.search(head[place])
    if match is None or head[place].endswith((".", "!", "?")):
        return None
    title = " ".join(head[max(place - 1, 0) : place + 1])
    return match.group(1) if _SPEECH.search(title) else None


def _personal(found: Sequence[Block]) -> bool:
    sentences = [_unquoted(block.text[:_BEGINNING]) for block in found if block.text.endswith((".", "!", "?"))]
    return sum(_PERSON.search(words) is not None for words in sentences) > _PERSONAL * len(sentences)


def _unquoted(text: str) -> str:
    for start, end in reversed(quotations(text)):
        text = text[:start] + text[end:]
    return text
