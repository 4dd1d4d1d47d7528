"""The table of a language: what it names must exist, and each word has one class."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipelines.temporal.lexicon import LANGUAGES, LEXICONS, lexicon_of, load
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
        lexicon_of(changed, "en")


def test_a_misspelt_class_of_a_pattern_is_an_error() -> None:
    with pytest.raises(ValueError, match="There is no word class MONHT"):
        compile_pattern("d:DAYNUM m:MONHT")


def test_a_word_has_one_class() -> None:
    changed = table()
    changed["words"]["NOW"] += " tomorrow"
    with pytest.raises(ValueError, match="'tomorrow' is of class"):
        lexicon_of(changed, "en")


def test_a_unit_that_nobody_knows_is_an_error() -> None:
    changed = table()
    changed["words"]["UNIT"]["score"] = "score"
    with pytest.raises(ValueError, match="There is no unit 'score'"):
        lexicon_of(changed, "en")


@pytest.mark.parametrize(
    ("section", "name", "value", "message"),
    [
        ("cues", None, None, r"There is no section \[cues\]\. Add it"),
        ("words", None, "now then", r"There is no section \[words\]\. Add it"),
        ("weekday", None, {}, r"There is no section 'weekday'\. Use one of weekdays"),
        ("cues", "plan_mark", "to", r"section \[cues\] called 'plan_mark'\. Use one of plan_marks"),
        ("cues", "coming", ["due"], r"coming in section \[cues\] is \['due'\]\. Write its words as one string"),
        ("verbs", "pasts", "went", r"section \[verbs\] called 'pasts'\. Use one of past"),
        ("exact", "MONHT", "Jan", r"Section \[exact\]: There is no word class MONHT"),
    ],
)
def test_an_error_in_a_table_says_where_and_what_to_write(
    section: str, name: str | None, value: object, message: str
) -> None:
    changed = table()
    if name:
        changed[section][name] = value
    elif value is None:
        del changed[section]
    else:
        changed[section] = value
    with pytest.raises(ValueError, match=message):
        lexicon_of(changed, "en")


def test_an_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "xx.toml").write_text("[words]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^xx.toml: There is no section"):
        load(tmp_path / "xx.toml")
