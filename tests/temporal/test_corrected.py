"""Days that a person sets in the place of a phrase's own, and what hangs on the phrase."""

from datetime import date

from pipelines.temporal import tag
from pipelines.temporal.model import Context, Corrected, Interval

TEXT = "On 3 May 2025 the bridge fell. Two days later it was closed for weeks."
ANCHOR = date(2025, 6, 1).toordinal()


def days(first: date, last: date) -> Interval:
    return Interval(first.toordinal(), last.toordinal() + 1)


def read(*corrected: Corrected) -> dict[str, tuple[object, ...]]:
    found = tag(TEXT, Context(ANCHOR, corrected=corrected))
    return {each.text: (each.timex_type, each.timex_value, each.edtf, each.status) for each in found}


def corrected(words: str, interval: Interval) -> Corrected:
    start = TEXT.index(words)
    return Corrected(start, start + len(words), False, interval, "The ferry's log says so.")


def test_the_phrase_and_what_hangs_on_it_get_other_days():
    day = date(2025, 5, 5)
    found = read(corrected("3 May 2025", days(day, day)))
    assert found["3 May 2025"][1] == "2025-05-05" and found["Two days later"][1] == "2025-05-07"


def test_what_was_no_date_becomes_one():
    found = read(corrected("weeks", days(date(2025, 5, 5), date(2025, 5, 20))))
    assert found["weeks"] == ("DATE", None, "2025-05-05/2025-05-20", "resolved")
    assert found["3 May 2025"] == read()["3 May 2025"]


def test_the_explanation_says_who_set_it():
    (first, *_) = tag(
        TEXT, Context(ANCHOR, corrected=(corrected("3 May 2025", days(date(2025, 5, 1), date(2025, 5, 31))),))
    )
    assert "The ferry's log says so." in first.explanation and first.timex_value == "2025-05"
    assert first.flags == ("corrected",)
