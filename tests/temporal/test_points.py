"""What dateparser is let in for, and what it says when asked alone."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context, Interval
from pipelines.temporal.points import second_opinion, written_date

TUESDAY = 739356  # 2025-04-15


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le pont a rouvert le 15 avril 2025.", "2025-04-15"),
        ("Міст відкрили 15 квітня 2025 року.", "2025-04-15"),
        ("El puente abrió el 3 de mayo de 2019.", "2019-05-03"),
        ("Filed Tue 15/Apr/25 by post.", "2025-04-15"),
    ],
)
def test_a_date_written_out_in_an_unusual_way_is_one_day(text, value):
    assert [reference.timex_value for reference in tag(text, Context(anchor=TUESDAY))] == [value]


@pytest.mark.parametrize("text", ["We saw 35 of them.", "You may go.", "Mayo, mars and other words.", "le 15 avril"])
def test_a_word_that_is_no_whole_date_stays_unread(text):
    assert tag(text, Context(anchor=TUESDAY)) == []


def test_the_second_opinion_looks_back():
    assert second_opinion("Tuesday", TUESDAY) == Interval(TUESDAY - 7, TUESDAY - 6)


def test_there_may_be_no_second_opinion():
    assert second_opinion("this weekend", TUESDAY) is None


def test_the_words_decide_the_month_and_the_numbers_the_rest() -> None:
    dates = [written_date(f"{day} août {year}", "fr") for day, year in ((2, 1789), (31, 2019))]
    assert [date and date.describe() for date in dates] == ["1789-08-02", "2019-08-31"]


def test_a_day_that_the_month_lacks_is_no_date() -> None:
    assert written_date("31 avril 2019", "fr") is None
