"""Which event a time reference dates."""

from datetime import date

import pytest

from pipelines.events.model import ReferenceRole
from tests.events.marked import report_of, told

DATED = [
    ("Voters in Malta went to the polls {on Saturday|2025-04-12}.", "went"),
    ("The council held a meeting in Graz {on Friday|2025-04-11}.", "meeting"),
    ("The talks that were held {last week|2025-04-07/2025-04-13} ended without a deal.", "talks"),
    ("{Friday|2025-04-11}'s explosion damaged the depot.", "explosion"),
    ("Despite the region's annexation by the empire in {1908|1908-01-01/1908-12-31}, trade was lively.", "annexation"),
    ("Nobody wants another Genoa {2001|2001-01-01/2001-12-31}.", "Genoa"),
    ("The earthquake struck {early on Monday|2025-04-14}.", "struck"),
    ("Ten miners were rescued near Oruro {on Sunday|2025-04-13}, the mayor said.", "rescued"),
    ("She began to translate the diary {in March|2025-03-01/2025-03-31}.", "translate"),
]


@pytest.mark.parametrize(("text", "trigger"), DATED)
def test_a_phrase_dates_its_event(text, trigger):
    dated = [report.event_trigger for report in told(text) if report.references]
    assert dated == [trigger]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge should be able to carry trains {today|2025-04-15}.",
        "The old mill is quiet {today|2025-04-15}.",
        "The king declared {Thursday|2025-04-17} a day of mourning.",
    ],
)
def test_a_phrase_that_dates_no_event_makes_no_report(text):
    assert told(text) == []


def test_two_agreeing_phrases_make_one_report_of_the_days_they_share():
    text = "{Three days ago|2025-04-12}, at {the weekend|2025-04-12/2025-04-13}, rebels attacked the airport."
    (report,) = told(text)
    assert len(report.references) == 2
    assert (report.interval.end or 0) - (report.interval.start or 0) == 1


def test_a_source_named_behind_the_news_lends_it_its_day_and_is_no_event_of_its_own():
    (rescue,) = told("Nine sailors were rescued off Crete, the coast guard said {on Sunday|2025-04-13}.")
    assert rescue.event_trigger == "rescued"
    assert [each.role for each in rescue.references] == [ReferenceRole.BOUNDS]
    assert (rescue.interval.start, rescue.certainty) == (date(2025, 4, 13).toordinal(), "inferred")


def test_disjoint_days_never_share_an_event():
    text = "The ship left {on Monday|2025-04-14} and docked {on Tuesday|2025-04-15}."
    days = {report.event_trigger: report.interval.start for report in told(text)}
    assert len(set(days.values())) == len(days) == 2


def test_of_two_disjoint_phrases_the_absolute_one_dates():
    (report,) = told("{Eleven years earlier|1557-01-01/1557-12-31}, in {1554|1554-01-01/1554-12-31=}, the town burned.")
    assert (report.interval.start, report.granularity) == (date(1554, 1, 1).toordinal(), "year")


def test_when_tells_what_was_at_that_time():
    (report,) = told("He saw Riga {in October|2024-10-01/2024-10-31}, when she signed the lease.")[1:]
    assert (report.event_trigger, report.granularity) == ("signed", "month")


def test_a_noun_of_several_years_is_of_none_of_them():
    text = "The party lost the elections of {2016|2016-01-01/2016-12-31} and {2020|2020-01-01/2020-12-31}."
    assert report_of(text, "elections").granularity is None


def test_what_lies_ahead_is_planned_and_what_is_told_as_past_was_not_then():
    plan, past = (told(f"A rally {verb} in Novi Sad {{next Saturday|2025-04-26}}.")[0] for verb in ("opens", "opened"))
    assert (plan.modality, past.interval.start) == ("planned", None)
