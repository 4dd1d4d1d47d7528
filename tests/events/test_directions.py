"""The verb on which a date hangs, and its tense."""

import pytest

from pipelines.events.directions import governing
from pipelines.events.syntax import parse


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("She broke an arm while skating Sunday.", "past"),
        ("She will rest before skating Sunday.", "future"),
        ("They are skating Sunday.", "present"),
        ("A fund will help the victims of Sunday's flood.", "harm"),
    ],
)
def test_a_participle_has_the_tense_of_its_clause(text: str, tense: str) -> None:
    (sentence,) = next(iter(parse([(text, 0)])))
    start = text.index("Sunday")
    found = governing(sentence, start, start + len("Sunday"))
    assert found is not None
    assert found[1] == tense
