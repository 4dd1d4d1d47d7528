"""The verb on which a date hangs, and its tense."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.marked import ANCHOR, plain, source
from pipelines.events.directions import governing, weighed
from pipelines.events.syntax import parse
from pipelines.temporal.model import Interval
from tests.events.marked import report_of, told


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("She broke an arm while skating Sunday.", "past"),
        ("She will rest before skating Sunday.", "future"),
        ("She was riding out to buy bread Sunday when it rained.", "purpose"),
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


@pytest.mark.parametrize(
    ("told_days_ago", "until", "is_coming"),
    [(6, 1, True), (1, 6, False)],
)
def test_the_nearer_day_is_that_of_a_plan_before_what_only_describes_something_in_it(
    told_days_ago: int, until: int, is_coming: bool
) -> None:
    text = "The court is expected to name the nine sailors killed in the blast {on Sunday|2025-04-13}."
    (sentence,) = next(iter(parse([(plain(text), 0)])))
    past, coming = (Interval(ANCHOR + day, ANCHOR + day + 1) for day in (-told_days_ago, until))
    phrase = replace(source(text).phrases[0], interval=past, other=coming, probability=0.6)
    assert (weighed(phrase, sentence, ANCHOR).interval == coming) is is_coming


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The clinic opened a fund to help the widows {last week|2025-04-07/2025-04-13}.", "opened"),
        ("Olaf Berg faces charges over a fire at a mill {on Monday|2025-04-14}.", "fire"),
        ("The ministry may lift the ban placed on herring {by June 1|../2025-06-01}.", "lift"),
        ("He went to study law {in 1985|1985-01-01/1985-12-31}.", "study"),
        ("“It is an epidemic of fear,” a judge said {on Monday|2025-04-14}.", "said"),
        ("The ferry has cost the town a million, a clerk said {on Monday|2025-04-14}.", "said"),
        ("The town sold three ferries, a clerk said {on Monday|2025-04-14}.", "sold"),
    ],
)
def test_a_phrase_dates_the_word_whose_tense_agrees_with_it(text: str, trigger: str) -> None:
    assert trigger in {report.event_trigger for report in told(text) if report.date_basis == "explicit"}


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        ("The diary was not published {until Monday|../2025-04-14}.", "published", "2025-04-14"),
        ("The court has postponed the hearing {until June 4|../2025-06-04}.", "postponed", "2025-04-15"),
        ("The siege lasted {until 1945|../1945-12-31}.", "siege", None),
    ],
)
def test_until_says_when_something_was_done_at_last_or_how_long_it_holds(
    text: str, trigger: str, first: str | None
) -> None:
    start = report_of(text, trigger).interval.start
    assert start == (date.fromisoformat(first).toordinal() if first else None)
