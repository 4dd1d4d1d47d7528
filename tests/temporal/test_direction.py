"""Which way a sentence looks, by the words around a phrase and by nearness."""

from datetime import date

import pytest

from pipelines.temporal import explain, tag
from pipelines.temporal.clues import Clues
from pipelines.temporal.direction import SURE, WEIGHTS, Distance, weigh
from pipelines.temporal.model import Context, TimeReference

TUESDAY = Context(anchor=date(2025, 4, 15).toordinal())
LAST_FRIDAY, COMING_FRIDAY = "2025-04-11", "2025-04-18"


def read(text: str) -> list[TimeReference]:
    return tag(text, TUESDAY)


def values(text: str) -> list[str | None]:
    return [row.timex_value for row in read(text) if row.timex_type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Friday's ballot has been scheduled.", COMING_FRIDAY),
        ("Friday's ballot has been counted.", LAST_FRIDAY),
        ("The ballot is expected on Friday.", COMING_FRIDAY),
        ("The ballot was held on Friday.", LAST_FRIDAY),
        ("The ballot was postponed until Friday.", COMING_FRIDAY),
        ("The ballot was postponed on Friday.", LAST_FRIDAY),
        ("The ballot may have been rigged on Friday.", LAST_FRIDAY),
    ],
)
def test_verbs_say_where_a_sentence_looks(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The permit lapsed after the fire of March 30.", "2025-03-30"),
        ("Entries close at the May 9 deadline.", "2025-05-09"),
        ("A concert on June 1", "2025-06-01"),
        ("A concert on March 20", "2025-03-20"),
    ],
)
def test_the_nearer_day_is_meant_where_no_verb_denies_it(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_verb_far_away_says_nothing() -> None:
    text = "The mayor resigned, and nobody in town, at the harbour office or in the press club knows of a June 2 vote."
    assert values(text) == ["2025-06-02"]


def test_a_list_looks_one_way_as_a_whole() -> None:
    assert values("The ferry will sail on Monday, Thursday and Friday.") == ["2025-04-21", "2025-04-17", "2025-04-18"]
    assert values("The ferry sailed on Monday, Thursday and Friday.") == ["2025-04-14", "2025-04-10", "2025-04-11"]


def test_a_range_looks_one_way_as_a_whole() -> None:
    assert values("The ferry will sail from Wednesday to Saturday.") == ["2025-04-16", "2025-04-19"]
    assert values("The ferry sailed from Wednesday to Saturday.") == ["2025-04-09", "2025-04-12"]


def test_a_date_and_its_clock_time_are_on_one_day() -> None:
    first, second = values("The gate will open Friday at 9 a.m.")
    assert (first, second) == (COMING_FRIDAY, f"{COMING_FRIDAY}T09:00")


def test_a_reading_says_how_probable_it_is() -> None:
    (sure,), (unsure,), (absolute,) = (read(text) for text in ("It will rain on Friday.", "Rain, Friday", "4 May 2019"))
    assert sure.probability is not None
    assert sure.probability > SURE
    assert not sure.alternatives
    assert unsure.probability is not None
    assert 0.5 <= unsure.probability < SURE
    assert [other.timex_value for other in unsure.alternatives] == [COMING_FRIDAY]
    assert absolute.probability is None


def test_reasons_are_words_of_the_text() -> None:
    said = "\n".join(explain("Ministers will meet on Friday.", TUESDAY))
    assert "the nearest is 3 days ahead, the other 4 days back; “will” speaks for the coming one" in said


def test_nearness_alone_decides_without_words() -> None:
    assert weigh("month_day", [Distance(200, 20)], Clues()).ahead
    assert not weigh("month_day", [Distance(20, 200)], Clues()).ahead


def test_the_weights_are_tens() -> None:
    assert 10 < len(WEIGHTS) < 100


def test_a_date_by_itself_is_not_sure_to_lie_behind() -> None:
    (row,) = read("Monday")
    assert (row.timex_value, [other.timex_value for other in row.alternatives]) == ("2025-04-14", ["2025-04-21"])
    assert not read("It rained on Monday.")[0].alternatives


def test_what_will_be_told_lies_ahead() -> None:
    assert values("The figures will be reported on Friday.") == [COMING_FRIDAY]
    assert values("The figures are to be announced on Friday.") == [COMING_FRIDAY]
    assert values("The figures were announced on Friday.") == [LAST_FRIDAY]
