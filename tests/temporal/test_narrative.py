"""A history's months take their year from the main line of the story, and from the dates that come after them."""

import pytest

from pipelines.temporal import tag
from pipelines.temporal.model import Context

UNDATED = Context()
RAN_AHEAD = (
    "The canal was begun in May 1887. The work lasted until the lock was opened in February 1889.\n"
    "By July the first boats had passed the lower bridge. "
)
BACK = "The dam broke in August 1888, was mended in September 1888, broke on 3 October 1888 and in November 1888."
ON = "The dam broke in August 1889, was mended in September 1889, broke on 3 October 1889 and in November 1889."


def values(text: str) -> dict[str, str | None]:
    return {row.text: row.timex_value for row in tag(text, UNDATED)}


def test_a_month_follows_the_main_line() -> None:
    assert values(RAN_AHEAD + ON)["July"] == "1889-07"


def test_a_main_line_that_ran_ahead_of_all_that_follows_is_a_year_back() -> None:
    assert values(RAN_AHEAD + BACK)["July"] == "1888-07"


def test_one_look_back_does_not_move_the_main_line() -> None:
    assert values(RAN_AHEAD + "The plan was of December 1888. " + ON)["July"] == "1889-07"


def test_both_names_have_the_year_that_follows_them() -> None:
    assert values("It rained in the spring and early summer of 1889.")["the spring"] == "1889-SP"


def test_hours_that_follow_a_day_begin_on_it() -> None:
    for phrase in ("for the next hour", "following ten hours of talks", "over the following 20 minutes"):
        days = {row.text: row.interval for row in tag(f"They signed on 4 May 1921 {phrase}.", UNDATED)}
        told = days.pop("4 May 1921")
        assert list(days.values()) == [told]


def test_a_day_far_ahead_in_mid_paragraph_is_an_aside() -> None:
    begun = "The canal was begun on 2 May 1887. It would be closed on 4 June {}. By July the first boats had passed."
    assert values(begun.format(1888))["July"] == "1888-07"
    assert values(begun.format(1931))["July"] == "1887-07"


def test_a_text_that_speaks_of_today_again_and_again_is_no_history() -> None:
    years = " ".join(f"In {year} the mill had a new owner." for year in range(1920, 1932))
    context = Context(anchor=739356)  # 2025-04-15
    days = "It was sold two days ago. It closed yesterday. It opens again tomorrow."
    told = {tail: {row.text: row.timex_value for row in tag(f"{years}\nIt burned in March. {tail}", context)}["March"]
            for tail in ("", days)}  # fmt: skip
    assert told == {"": "1931-03", days: "2025-03"}


def test_a_day_years_ahead_in_mid_paragraph_leaves_the_main_line() -> None:
    text = "The lock was begun on 3 May 1887, long before that of 5 June 1897. By July the walls stood."
    assert values(text)["July"] == "1887-07"


OLD = "The chapel was built in 1901, burned in 1902, 1903, 1904, 1905, 1906 and 1907, and was sold in 1908. "


def test_a_text_of_old_years_is_a_history() -> None:
    found = tag(f"{OLD}It was painted in May.", Context(739356))
    assert found[-1].timex_value == "1908-05"


def test_one_today_among_a_few_old_years_makes_it_a_report() -> None:
    found = tag(f"{OLD}Today it is open. It was painted in May.", Context(739356))
    assert found[-1].timex_value == "2024-05"


@pytest.mark.parametrize(
    ("text", "phrase", "value"),
    [
        ("By May 1881 it stood. On 7 December it fell, the last of 1881. In January it rose.", "January", "1882-01"),
        ("In March 1884 fires fell, below the May 1883 high. In June the mill reopened.", "June", "1884-06"),
        ("The mill fell in 1884. Of its looms 40 stand (as of 5 May 1889). It reopened in June.", "June", "1884-06"),
        ("It was sold in 1884, though known since 1813.\nThe following year it fell.", "The following year", "1885"),
        ("On 3 May 1881 the mill opened. It was sold in 1884. A week later it fell.", "A week later", None),
    ],
)  # fmt: skip
def test_a_look_aside_leaves_the_main_line_of_a_history(text: str, phrase: str, value: str | None) -> None:
    assert values(text)[phrase] == value


def test_an_old_year_does_not_lead_a_sentence_that_looks_ahead() -> None:
    text = "The toll was raised in May 2004. Ministers are looking at a new one by the end of the year."
    assert [row.timex_value for row in tag(text, Context(anchor=739356)) if row.timex_type][-1] == "2025"
    text = "The toll was raised in May 2004. It was dropped by the end of the year."
    assert [row.timex_value for row in tag(text, Context(anchor=739356)) if row.timex_type][-1] == "2004"


def test_a_month_that_the_words_look_back_to_lies_before_the_story() -> None:
    begun = "In April 1905 the mill reopened. "
    assert values(f"{begun}Its owner had spent the winter in Rome.")["the winter"] == "1904-WI"
    assert values(f"{begun}Orders were thin compared with those of November. In June it closed.") == {
        "April 1905": "1905-04", "November": "1904-11", "June": "1905-06",
    }  # fmt: skip


def test_the_main_line_of_a_paragraph_is_not_taken_back_by_the_next_one() -> None:
    opened = "The lock was begun in May 1887. By the end of March 1889 it stood. In July boats passed. "
    assert values(opened + BACK)["July"] == "1889-07"
