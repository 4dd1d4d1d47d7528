"""Notes: words in a transcript that nobody spoke, such as "(As delivered)" or "(continues in French)"."""

import re

Span = tuple[int, int]

_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{2,120})[)\]]")
_STAGE = re.compile(
    r"\b(?:as (?:delivered|prepared|written)|check against delivery|continues?|response|responds?|speak(?:s|ing)|"
    r"in [A-Z][a-z]+|applause|laughter|laughs|cross-?talk|inaudible|unintelligible|off[- ]mic(?:rophone)?|"
    r"interpret(?:er|ed|ation)|translat(?:ed|ion|or)|transcript|unofficial|pause|silence|end of)\b",
    re.IGNORECASE,
)
_SPOKEN_IN = re.compile(r"\bin [A-Z][a-z]+$")
_CREDIT = re.compile(r"(?:©|\(c\)|copyright\b|(?:photo|picture|image|credit)s?\s*[:©])", re.IGNORECASE)
_CREDIT_CHARACTERS = 160


def is_note(block: str) -> bool:
    """Whether a whole block is a note: in brackets, or a credit line.

    >>> is_note("(answer in Polish)"), is_note("© City Archive"), is_note("(He left.) Then he came back.")
    (True, True, False)
    """
    if block.startswith(("(", "[")) and _BRACKETED.fullmatch(block):
        return True
    return len(block) <= _CREDIT_CHARACTERS and _CREDIT.match(block) is not None


def notes_within(block: str) -> list[Span]:
    """The notes inside spoken words: brackets with a stage direction in them.

    >>> block = "Thank you. (Speaks in Polish.) And (as we said) goodbye."
    >>> [block[start:end] for start, end in notes_within(block)]
    ['(Speaks in Polish.)']
    """
    if "(" not in block and "[" not in block:
        return []
    return [match.span() for match in _BRACKETED.finditer(block) if _stage_direction(match.group(1))]


def is_language_note(speech: str) -> bool:
    """Whether a speech is only the remark that another language was spoken, such as "in Polish"."""
    return _SPOKEN_IN.fullmatch(speech.rstrip(".")) is not None


def _stage_direction(words: str) -> bool:
    match = _STAGE.match(words) or _SPOKEN_IN.search(words.rstrip("."))
    return match is not None
