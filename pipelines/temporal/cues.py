"""Which words may say where a sentence looks."""

from pipelines.temporal.lexicon.model import Lexicon

CUE, NO_CUE = "+", " "
MONTH_OR_VERB = "MAYMARCH"


def cue_mark(word: str, name: str, lexicon: Lexicon) -> str:
    """`CUE` for verb forms and their like, and for the words of class FOR."""
    if name == "FOR":
        return CUE
    if lexicon.exact.get(word, ("", None))[0] == MONTH_OR_VERB:
        return NO_CUE
    word = word.lower()
    return CUE if word in lexicon.verbs or is_past(word, lexicon) else NO_CUE


def is_past(word: str, lexicon: Lexicon) -> bool:
    """Whether a word has the form of a regular past."""
    return word.endswith("ed") and len(word) > 3 and word not in lexicon.not_past
