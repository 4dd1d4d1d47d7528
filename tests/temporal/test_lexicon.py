"""The table of a language: what it names must exist, and each word has one class."""

import tomllib
from typing import Any

import pytest

from pipelines.temporal.lexicon import LEXICONS
from pipelines.temporal.lexicon.load import LANGUAGES, lexicon_of
from pipelines.temporal.symbols import compile_pattern


def table() -> dict[str, Any]:
    return tomllib.loads((LANGUAGES / "en.toml").read_text(encoding="utf-8"))


def test_every_table_is_a_language() -> None:
    assert set(LEXICONS) == {path.stem for path in LANGUAGES.glob("*.toml")}
    assert LEXICONS["en"].words["monday"] == ("WEEKDAY", 0)


def test_a_misspelt_class_of_a_table_is_an_error_that_names_its_neighbours() -> None:
    changed = table()
    changed["words"]["SEASN"] = "monsoon"
    with pytest.raises(ValueError, match=r"There is no word class SEASN\. Did you mean SEASON"):
        lexicon_of(changed)


def test_a_misspelt_class_of_a_pattern_is_an_error() -> None:
    with pytest.raises(ValueError, match="There is no word class MONHT"):
        compile_pattern("d:DAYNUM m:MONHT")


def test_a_word_has_one_class() -> None:
    changed = table()
    changed["words"]["NOW"] += " tomorrow"
    with pytest.raises(ValueError, match="'tomorrow' is of class"):
        lexicon_of(changed)


def test_a_unit_that_nobody_knows_is_an_error() -> None:
    changed = table()
    changed["words"]["UNIT"]["score"] = "score"
    with pytest.raises(ValueError, match="There is no unit 'score'"):
        lexicon_of(changed)
