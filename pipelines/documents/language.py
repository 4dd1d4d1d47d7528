"""In which language a text is written, whether there is a lexicon for it, and words of all languages for its parts."""

import tomllib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from pipelines.temporal.lexicon import LEXICONS

UNSUPPORTED = "language_unsupported"
"""Flag of a document in a language without a lexicon."""

_SAMPLE = 1_000
_FEWEST_LETTERS = 60
_SURE = 0.9


_WORDS: dict[str, dict[str, str | list[str]]] = tomllib.loads(
    Path(__file__).with_name("words.toml").read_text(encoding="utf-8")
)


def words_of(section: str) -> frozenset[str]:
    """Return the words of a section of `words.toml`, of all languages; a list there holds some of several words.

    >>> "frage" in words_of("question"), "a écrit" in words_of("mail_wrote")
    (True, True)
    """
    said = _WORDS[section].values()
    return frozenset(word for words in said for word in (words.split() if isinstance(words, str) else words))


def supported(language: str) -> bool:
    """True if time references in this language are read by its own lexicon."""
    return language in LEXICONS


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language; None for a short text, or one that could be several.

    >>> detect_language("The mayor opened the new bridge on Monday, and hundreds of people came to see the ships.")
    'en'
    >>> detect_language("Bonjour!") is None
    True
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return cast(str, code) if probability >= _SURE else None


@cache
def _identifier() -> Any:
    langid: Any = import_module("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
