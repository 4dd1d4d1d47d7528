"""Which words may say where a sentence looks, and where it ends: one mark for each token, learned as it is met."""

from pipelines.temporal.lexicon.model import Lexicon

CUE, END, OTHER = "+", ".", " "
MONTH_OR_VERB = "MAYMARCH"
SENTENCE_END = frozenset(["", ".", "!", "?", ";"])
REMEMBERED = 200_000


class Marks(dict[str, str]):
    """Token to `CUE` for verb forms and their like, `END` for the end of a sentence or line, else `OTHER`."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, token: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        word = token.strip().lower()
        if word in SENTENCE_END:
            mark = END
        elif self.lexicon.exact.get(token.strip(), ("", None))[0] == MONTH_OR_VERB:
            mark = OTHER
        else:
            mark = CUE if word in self.lexicon.verbs or is_past(word, self.lexicon) else OTHER
        self[token] = mark
        return mark


def is_past(word: str, lexicon: Lexicon) -> bool:
    """Whether a word has the form of a regular past."""
    return word.endswith("ed") and len(word) > 3 and word not in lexicon.not_past
