"""A long document is parsed in sections; what it tells is the same, also where it repeats itself further on."""

import pytest

from pipelines.events import reports as module
from tests.events.marked import told

TOLD = "\n".join(
    f"The river rose by {number} metres near Cork {{on Monday|2025-04-14}}. At least {number} people were displaced."
    for number in range(2, 12)
)


@pytest.mark.parametrize("longest", [150, 400])
def test_sections_tell_what_the_whole_tells(monkeypatch: pytest.MonkeyPatch, longest: int) -> None:
    whole = told(TOLD)
    monkeypatch.setattr(module, "LONGEST_ACCOUNT", longest)
    assert told(TOLD) == whole
    assert len(whole) > 10


def test_a_sentence_that_comes_again_in_another_section_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_ACCOUNT", 100)
    once = "The king visited Tbilisi {on Monday|2025-04-14}."
    found = [each.event_trigger for each in told(f"{once}\n{'It rained. ' * 20}\n{once}")]
    assert found.count("visited") == 1
