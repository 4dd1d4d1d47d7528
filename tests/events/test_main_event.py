"""What a report tells first has a day, whatever its sentence says of it; what it only mentions has none."""

from datetime import date

import pytest

from pipelines.events.model import DateBasis
from tests.events.marked import report_of, told

DOCUMENT_DAY = date(2025, 4, 15).toordinal()
KNOWN = "Nobody knows much about it as yet. " * 3


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The bridge over the Neris has reopened, the city said.", "reopened"),
        ("A jury in Graz found the former mayor guilty of fraud.", "found"),
        ("Gunmen opened fire on a bus near Kano.", "opened"),
        ("The mayor of Turku revealed a secret of his.", "revealed"),
        ("The mayor of Turku warned that the dam may break.", "warned"),
        ("The brewery said it had sold two pubs in Graz.", "sold"),
        ("Doctors in Graz have cured a boy of the fever.", "cured"),
        ("A baker is charged with arson in Turku.", "charged"),
        ("A baker is charged with arson in Turku, court records show.", "charged"),
        ("Volunteers rescue nine sailors off Kotka.", "rescue"),
        (f"{KNOWN}\nThe council has rejected the offer of the brewery.", "rejected"),
        (f"{KNOWN}\nFarmers urged the council to open the sluice.", "urged"),
        (f"{KNOWN}\nNine new cases of measles have been confirmed in Graz.", "confirmed"),
        ("A baker was jailed for 12 years over the murder of his aunt.", "jailed"),
        ("Police closed the bridge for {two hours|} after the blaze.", "closed"),
    ],
)
def test_news_without_a_day_is_of_the_day_of_its_document(text: str, trigger: str):
    report = report_of(text, trigger)
    assert report.interval.start == DOCUMENT_DAY
    assert (report.date_basis, report.certainty) == (DateBasis.DOCUMENT, "inferred")


def test_news_told_in_one_sentence_and_dated_in_the_next_has_one_day():
    text = "A flood swept away two barns near Uzhice.\nThe flood struck {late on Sunday|2025-04-13}, farmers said."
    starts = {report.interval.start for report in told(text) if report.event_class == "DISASTER"}
    assert starts == {date(2025, 4, 13).toordinal()}


def test_an_arrest_is_not_of_the_day_of_the_murder():
    text = "Police have arrested a baker over a murder in Turku.\nThe baker was stabbed {on Sunday|2025-04-06}."
    assert report_of(text, "arrested").interval.start == DOCUMENT_DAY


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Two men were taken to a hospital in Graz.", "taken"),
        ("Officers found a knife in the yard.", "found"),
        ("A woman fled the house.", "fled"),
        ("Harrow shares fell 3 percent.", "fell"),
    ],
)
def test_what_goes_on_being_told_has_the_day_that_was_told_last(text: str, trigger: str):
    report = report_of(f"Two men were stabbed in Graz {{on Sunday|2025-04-13}}.\n{KNOWN}\n{text}", trigger)
    assert report.interval.start == date(2025, 4, 13).toordinal()
    assert (report.date_basis, report.certainty) == (DateBasis.NARRATIVE, "inferred")


@pytest.mark.parametrize(
    "text", ["Police identified the two men.", "Two men had been taken to a hospital in Graz before the talks."]
)
def test_what_is_found_out_later_or_was_before_is_not_of_the_day_that_was_told_last(text: str):
    found = told(f"Two men were stabbed in Graz {{on Sunday|2025-04-13}}.\n{KNOWN}\n{text}")
    assert [r for r in found if r.date_basis is DateBasis.NARRATIVE] == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (f"{KNOWN}\nGunmen opened fire on a bus near Kano, wounding two people.", "wounding"),
        ("The envoy spoke of the attack on the embassy.", "attack"),
        ("The rebels had seized the dam before the talks.", "seized"),
        ("The union will strike if the port stays shut.", "strike"),
        ("Firms seek ways to respond to oil spills in the north.", "spills"),
        (f"{KNOWN}\nThe fever has killed 40 people.", "killed"),
        (f"{KNOWN}\nThe council has often closed the bridge.", "closed"),
        ("The brewery had sold two pubs in Graz, its owner said.", "sold"),
        ("For more than a decade the harbour has used wooden cranes.", "used"),
        ("Shepherds fought over the valley for years.", "fought"),
    ],
)
def test_what_is_no_news_has_no_day(text: str, trigger: str):
    assert [r for r in told(text) if r.event_trigger == trigger and r.interval.start is not None] == []


def test_the_incident_is_what_was_told_before():
    text = f"Gunmen fired at a bus near Kano.\n{KNOWN}\nThe incident happened {{on Sunday|2025-04-13}}."
    report = report_of(text, "happened")
    assert report.event_class == "ASSAULT"
    assert report_of(text, "fired").interval == report.interval


def test_who_dies_without_violence_just_dies():
    assert report_of("A clown died in Kano {on Sunday|2025-04-13}.", "died").event_class == "LIFE"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Masks were worn in the epidemic of {1721|1721-01-01/1721-12-31}.", "worn"),
        ("Guards closed a mill in Kano. They have killed 900 rebels, a miller said.", "killed"),
        ("An envoy praised Kano, where gunmen captured a nun.", "captured"),
        ("A miller recalled the epidemic of {1721|1721-01-01/1721-12-31}, which held up the works.", "held"),
    ],
)
def test_what_is_old_summed_up_or_an_aside_is_not_of_the_day_of_its_document(text: str, trigger: str):
    assert [r for r in told(text) if r.event_trigger == trigger and r.granularity is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "The number of people killed in the fire rose to nine {on Monday|2025-04-14}.",
        "An envoy compared Kano with Turku {on Monday|2025-04-14}.",
        "The mayor planned to sell a mill.",
    ],
)
def test_a_tally_a_comparison_and_an_intention_are_no_events(text: str):
    assert not {"rose", "compared", "planned"} & {report.event_trigger for report in told(text)}
