"""Labels: words before a colon at the start of a block that look like a person's name or role."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipelines.documents.blocks import Block
from pipelines.documents.language import words_of

_LABEL = re.compile(r"([^\W\d_][^:\n]{0,99}):(?:\s+|$)")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_BEHIND_THE_NAME = re.compile(r"[,(]")
_SENTENCE_END = re.compile(r"[?!]|\w{4,}\.\s")
_CAPITALS = "A-ZÀ-ÖØ-ÞЀ-Я"
_WITHIN = re.compile(
    rf"(?:(?<=[^{_CAPITALS}.]\.)|(?<=[?!)\]”\"-]))\s(?=[{_CAPITALS}][{_CAPITALS}.'’-]+(?: [{_CAPITALS}.'’-]+){{0,4}}"
    rf"(?:, ?[{_CAPITALS}][{_CAPITALS}0-9 ,.'’&-]{{1,90}})?(?: \([^()\n]{{1,30}}\))?: )"
)
"""The white space before a label in capitals that stands within a block, where a sentence or bracket has ended."""
_ANY_WITHIN = re.compile(
    rf"(?<=[^\W\d_{_CAPITALS}][.?!]) [{_CAPITALS}][\w.'’-]*(?: [{_CAPITALS}][\w.'’-]*){{0,4}}"
    rf"(?:, [{_CAPITALS}][\w.]*)?: "
)
_MAX_WORDS = 5

_PARTICLE = "of the and de da di del della van von der den al el bin ibn la le du dos"
_NO_FIRST_WORD = frozenset({"of", "the", "and"})

QUESTION_LABELS, ANSWER_LABELS, ROLE_LABELS = words_of("question"), words_of("answer"), words_of("office")
PARTICLES = frozenset(_PARTICLE.split())


class Label(NamedTuple):
    """A possible speaker's label at the start of a block.

    Args:
        place: the number of its block.
        name: the name or role, without the office after it.
        key: what all labels of one person share.
        speech: offset in the block's text at which the speech starts.
        titled: whether initials or an office stand with the name.
    """

    place: int
    name: str
    key: str
    speech: int
    titled: bool

    @property
    def question(self) -> bool:
        """True if the label says that a question is put."""
        return self.key in QUESTION_LABELS

    @property
    def known(self) -> bool:
        """True if the label is a word that only speakers have."""
        return self.key in QUESTION_LABELS | ANSWER_LABELS | ROLE_LABELS

    @property
    def full(self) -> bool:
        """True if the label has more than one word, as the name of a person who is introduced has."""
        return " " in self.name


def labels(blocks: Iterable[Block]) -> list[Label]:
    """Return what may be speakers' labels in a text, in order; short and first names have the key of the long one.

    >>> lines = ["Bo Dahl, Mayor: Yes.", "DAHL: No.", "He said: No.", "Sumy, 3 May: Rain."]
    >>> [(label.name, label.key) for label in labels(Block(0, 9, line, True) for line in lines)]
    [('Bo Dahl', 'dahl'), ('DAHL', 'dahl')]
    """
    found = [label for place, block in enumerate(blocks) if (label := _label(block.text, place))]
    first_names = {label.name.split()[0].casefold(): label.key for label in found if label.full}
    keys = [label.key if label.full else first_names.get(label.key, label.key) for label in found]
    return [label._replace(key=key) for label, key in zip(found, keys, strict=True)]


def cut_at_labels(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks, those of a transcript with several turns to a line cut before each label in capitals.

    >>> [block.text for block in cut_at_labels([Block(0, 41, "Is it so? LEE: It is. BO DAHL, MAYOR: No.", True)])]
    ['Is it so?', 'LEE: It is.', 'BO DAHL, MAYOR: No.']
    """
    return [part for block in blocks for part in _cut(block)]


def label_within(block: Block) -> bool:
    """True if a label seems to stand within a block, so that its end may be somebody else's words.

    >>> label_within(Block(0, 48, "We saw. Is it over? Lindau, Bavaria: Who can say?", True))
    True
    """
    return ": " in block.text and _ANY_WITHIN.search(block.text) is not None


def _cut(block: Block) -> list[Block]:
    cuts = [match.start() for match in _WITHIN.finditer(block.text)] if ": " in block.text else []
    if not cuts:
        return [block]
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, block.length]
    return [
        Block(block.char_start + start, block.char_start + end, block.text[start:end], block.apart)
        for start, end in zip(starts, ends, strict=True)
    ]


def full_names(found: Iterable[Label]) -> dict[str, str]:
    """Return the name for each key: the earliest of its longest labels."""
    names: dict[str, str] = {}
    for label in found:
        if len(label.name.split()) > len(names.get(label.key, "").split()):
            names[label.key] = label.name
    return names


def _label(text: str, place: int) -> Label | None:
    match = _LABEL.match(text) if ":" in text[:101] else None
    if match is None or _SENTENCE_END.search(match.group(1)) or any(map(str.isdigit, match.group(1))):
        return None
    name = _BEHIND_THE_NAME.split(match.group(1), maxsplit=1)[0].strip()
    titled = "," in match.group(1) or any(map(_INITIALS.fullmatch, name.split()))
    return Label(place, name, _key(name), match.end(), titled) if _like_a_name(name) else None


def _like_a_name(name: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= _MAX_WORDS or words[0].casefold() in _NO_FIRST_WORD:
        return False
    shaped = all(_NAME_WORD.fullmatch(word) for word in words)
    return shaped and words[0][0].isupper() and all(word[0].isupper() or word in PARTICLES for word in words)


def _key(name: str) -> str:
    """Return the surname: the last word that is not initials."""
    words = name.split()
    whole = [word for word in words if not _INITIALS.fullmatch(word)]
    return (whole or words)[-1].rstrip(".").casefold()
