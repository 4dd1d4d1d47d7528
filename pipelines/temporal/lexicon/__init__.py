"""The words of each language, as tables."""

from pipelines.temporal.lexicon.en import ENGLISH
from pipelines.temporal.lexicon.model import Lexicon

LEXICONS: dict[str, Lexicon] = {"en": ENGLISH}
