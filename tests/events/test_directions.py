"""The verb on which a date hangs, and its tense."""

import pytest

from pipelines.events.directions import governor, tense_of_clause
from pipelines.events.syntax import parse


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("She broke an arm while skating Sunday.", "past"),
        ("She will rest before skating Sunday.", "future"),
        ("They are skating Sunday.", "present"),
    ],
)
def test_a_participle_has_the_tense_of_its_clause(text: str, tense: str) -> None:
    (sentence,) = next(iter(parse([(text, 0)])))
    start = text.index("Sunday")
    verb = governor(sentence, start, start + len("Sunday"))
    assert verb is not None
    assert tense_of_clause(verb) == tense
