"""What tells no event although it has the form of one, and what is only mentioned or told in passing."""

from datetime import date

import pytest

from pipelines.events.model import DateBasis
from tests.events.marked import report_of, told


@pytest.mark.parametrize(
    "text",
    [
        "Follow our updates {on Monday|2025-04-14}.",
        "Save a ticket by joining our club {today|2025-04-14}.",
        "Sign up to get the best boats {today|2025-04-14}.",
        "Page last updated {on Monday|2025-04-14}.",
        "Harrow Lines earned a million, compared with a loss {in March|2025-03-01/2025-03-31}.",
        "The mayor usually opened the market {on Monday|2025-04-14}.",
        "Lena Voss hoped for rain {on Monday|2025-04-14}.",
        "The bank declined to comment {on Monday|2025-04-14}.",
        "“We are helping the guards,” a miller said {on Monday|2025-04-14}.",
        "He should sell the mill {on Monday|2025-04-14}.",
        "The mill looked old {on Monday|2025-04-14}.",
        "Did the mayor open the mill {on Monday|2025-04-14}?",
        "A panel asked how much oil was burned {on Monday|2025-04-14}.",
        "A miller did not say how many boats were burned {on Monday|2025-04-14}.",
        "The gate was meant to keep boats out {on Monday|2025-04-14}.",
        "updated: {Monday|2025-04-14} 10:20.",
        "He has to leave {today|2025-04-14}.",
        "I would advise him to leave {today|2025-04-14}.",
        "The storm could reach the coast {today|2025-04-14}.",
        "At 16:20 {on Monday|2025-04-14} millfan wrote: Nonsense, they sold the mill.",
    ],
)
def test_what_is_usual_thought_asked_or_said_of_the_page_is_no_event(text: str):
    usual = {"opened", "hoped", "helping", "looked", "sell"}
    none = {"Follow", "joining", "get", "updated", "compared", "declined", "comment", "burned", "open"} | usual
    none |= {"leave", "advise", "reach", "wrote", "sold", "meant", "keep"}
    assert not none & {report.event_trigger for report in told(text)}


def test_what_an_event_was_like_is_no_other_event():
    text = "The hearing {on Monday|2025-04-14} was a disaster for the mill, a miller said."
    assert [report.event_trigger for report in told(text) if report.event_class == "DISASTER"] == []


def test_a_month_that_names_a_thing_dates_nothing():
    report = report_of("{April|2024-04-01/2024-04-30} copper futures settled higher {on Monday|2025-04-14}.", "settled")
    assert report.interval.end - report.interval.start == 1


@pytest.mark.parametrize(
    "text",
    [
        "The shares of the mill fell to their lowest price {since 1996|1996-01-01/2025-04-15}.",
        "The guilds may close the port, as in Turku in {1979|1979-01-01/1979-12-31}.",
    ],
)
def test_the_year_of_a_comparison_dates_nothing(text: str):
    assert all(report.date_basis is not DateBasis.EXPLICIT for report in told(text))


def test_what_people_were_somewhere_to_do_happened():
    text = "Thousands were in the streets {on Monday|2025-04-14} to protest against the tax."
    assert report_of(text, "protest").modality == "asserted"


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        (
            "Even had the envoy resigned {on Monday|2025-04-14}, the crowd would have stayed.",
            "resigned",
            "hypothetical",
        ),
        ("The council said it would close the mill {on Monday|2025-04-14}.", "close", "planned"),
        ("He sold a mill, adding that he would close it {on Monday|2025-04-14}.", "close", "planned"),
        ("The council said it would probably close the mill {on Monday|2025-04-14}.", "close", "hypothetical"),
        ("Shots could be heard {on Monday|2025-04-14}.", "heard", "asserted"),
        ("The baker is said to be well after seeking treatment {on Monday|2025-04-14}.", "seeking", "asserted"),
        ("A clerk was found to be infected {on Monday|2025-04-14}.", "infected", "asserted"),
        ("Millers press the mayor to repeal the law passed {in March|2025-03-01/2025-03-31}.", "passed", "asserted"),
    ],
)
def test_how_a_clause_puts_what_it_tells(text: str, trigger: str, modality: str):
    assert report_of(text, trigger).modality == modality


def test_what_broke_in_on_something_takes_its_day():
    text = "Lena Voss was walking home {on Monday|2025-04-14} when a stranger robbed her."
    (report,) = (report for report in told(text) if report.interval.start is not None)
    assert report.event_trigger == "robbed"
    text = "Lena Voss was enjoying her {Easter|2025-04-20} eggs when a stranger robbed her {on Monday|2025-04-14}."
    assert report_of(text, "robbed").interval == report.interval


def test_what_something_is_done_against_is_not_told():
    text = "The mayor closed the bridge {on Monday|2025-04-14} in an effort to quell violence."
    assert report_of(text, "violence").interval.start is None


FILLING = "Nobody in the valley remembers much of that long and quiet winter. " * 12


def test_an_event_noun_below_the_lead_is_reported_without_a_day():
    text = "A mill burned down {on Monday|2025-04-14}. " + FILLING + "Children still draw pictures of the blaze."
    assert report_of(text, "blaze").interval.start is None


@pytest.mark.parametrize(
    "text",
    [
        "The mill pleases its bakers {on Monday|2025-04-14}.",
        "The bread that pleased the bakers {on Monday|2025-04-14} was white.",
        "The mill pleased its bakers {in the 1990s|1990-01-01/1999-12-31}.",
        "Hopes were dampened {on Monday|2025-04-14}.",
        "The mill could please its bakers {on Monday|2025-04-14}.",
        "The mill earned more than it had {on Monday|2025-04-14}.",
        "The bank that pleased its lenders {on Monday|2025-04-14} was small.",
        "This pleased the bakers {on Monday|2025-04-14}.",
    ],
)
def test_what_is_so_or_only_describes_something_has_no_day(text: str):
    assert [report for report in told(FILLING + text) if report.interval.start is not None] == []


def test_a_day_beside_what_only_describes_a_thing_is_that_of_what_happened_there():
    text = "A shooting that happened in a van parked at the mill {on Monday|2025-04-14} hurt a baker."
    assert report_of(text, "shooting").interval.start == date(2025, 4, 14).toordinal()


def test_what_only_describes_something_in_the_lead_is_no_event():
    text = "The mayor shut the mill {on Monday|2025-04-14}, a day before the damage caused by the storm was seen."
    assert "caused" not in {report.event_trigger for report in told(text)}


def test_what_is_only_said_below_the_lead_is_roughly_of_the_day_of_who_says_it():
    text = "Lena Voss warned of fires {on Monday|2025-04-14}. " + FILLING + "“It is sad,” Voss said."
    saying = report_of(text, "said")
    assert (str(saying.interval), saying.granularity) == (str(report_of(text, "warned").interval), None)


def test_old_or_explaining_events_are_background():
    old = "A clerk who robbed a bank {in 2019|2019-01-01/2019-12-31} fled."
    text = "A mill burned down {on Monday|2025-04-14}. " + FILLING + old
    assert not report_of(text, "burned").background
    assert report_of(text, "robbed").background
