"""What a report tells first has a day, whatever its sentence says of it; what it only mentions has none."""

from datetime import date

import pytest

from pipelines.events.model import DateBasis, Modality
from pipelines.temporal.model import Interval
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
        (f"{KNOWN}\nFarmers urged the council to open the sluice.", "urged"),
        (f"{KNOWN}\nNine new cases of measles have been confirmed in Graz.", "confirmed"),
        ("A baker was jailed for 12 years over the murder of his aunt.", "jailed"),
        ("Police closed the bridge for {two hours|} after the blaze.", "closed"),
        ("Police are searching the woods near Graz.", "searching"),
        (f"{KNOWN}\nDeputies are questioning a baker from Graz.", "questioning"),
        (f"{KNOWN}\nDeputies continue to search the woods near Graz.", "search"),
        (f"{KNOWN * 3}\nA baker from Graz has been charged with arson.", "charged"),
        ("Nobody knew of it. The council gave the brewery nine days to leave.", "gave"),
        (f"{KNOWN}\nA judge in Turku fined the brewery.", "fined"),
        (f"{KNOWN}\nThe barns of the village are being searched.", "searched"),
        (f"{KNOWN}\nA baker from Graz is charged with arson.", "charged"),
        ("The school of Kotka stays shut after a girl tested positive for measles.", "tested"),
        ("The mayor of Turku has said that the dam is leaking.", "said"),
    ],
)
def test_news_without_a_day_is_of_the_day_of_its_document(text: str, trigger: str):
    report = report_of(text, trigger)
    assert report.interval.start == DOCUMENT_DAY
    assert (report.date_basis, report.certainty) == (DateBasis.DOCUMENT, "inferred")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (f"{KNOWN}\nThe council has rejected the offer of the brewery.", "rejected"),
        (f"{KNOWN * 3}\nNorway has closed its schools.", "closed"),
        ("The harbour of Kotka is a busy place. The ministry has raised the fee for boats.", "raised"),
        (f"{KNOWN * 3}\nVoss Oil has dispatched a tanker to the lake.", "dispatched"),
        ("Nobody knew of it. There have been reports of looting in Graz.", "looting"),
    ],
)
def test_what_has_been_done_below_the_lead_was_done_by_the_day_of_the_document(text: str, trigger: str):
    report = report_of(text, trigger)
    assert report.interval == Interval(None, DOCUMENT_DAY + 1)
    assert (report.date_basis, report.certainty) == (DateBasis.DOCUMENT, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "The bank will sell two pubs in Graz.",
        "The bank is to sell two pubs in Graz.",
        "The baker is tired of his pub. He is expected to sell it.",
    ],
)
def test_what_somebody_will_do_is_ahead_of_the_document(text: str):
    report = report_of(text, "sell")
    assert (report.interval.start, report.interval.end) == (DOCUMENT_DAY, None)
    assert (report.modality, report.certainty) == (Modality.PLANNED, "inferred")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The mayor urged the farmers to wait.", "urged", 14),
        ("A baker was arrested in Graz.", "arrested", 15),
        ("A judge jailed a baker.", "jailed", 15),
    ],
)
def test_what_is_told_beside_what_was_yesterday_is_no_older(text: str, trigger: str, day: int):
    found = told(f"Two men were stabbed in Graz {{on Monday|2025-04-14}}.\n{KNOWN}\n{text}")
    report = next(each for each in found if each.event_trigger == trigger)
    assert report.interval.start == date(2025, 4, day).toordinal()
    assert report.certainty == "inferred"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He went to a school in Graz.", "went"),
        ("The baker wore a coat.", "wore"),
        ('"The mayor met us in Graz," she said.', "met"),
        ("A mill in Graz employed the baker.", "employed"),
        ("{Three weeks ago|2025-03-24/2025-03-30} the mayor said that a girl was shot.", "shot"),
    ],
)
def test_what_may_be_older_than_yesterday_is_not_of_that_day(text: str, trigger: str):
    found = told(f"Two men were stabbed in Graz {{on Monday|2025-04-14}}.\n{KNOWN}\n{text}")
    assert [r for r in found if r.event_trigger == trigger and r.granularity is not None] == []


def test_news_whose_day_is_only_told_roughly_is_not_of_the_day_of_its_document():
    text = "A clown killed in a brawl is mourned in Graz.\nThe clown was stabbed {last week|2025-04-07/2025-04-13}."
    assert report_of(text, "killed").interval.start == date(2025, 4, 7).toordinal()


def test_what_tells_more_of_a_known_disaster_is_no_news():
    text = (
        "A dome can be put over the spill caused by the blast in Kotka.\nThe city sold the mill {on Sunday|2025-04-13}."
    )
    assert [r for r in told(text) if r.event_class == "DISASTER" and r.interval.start is not None] == []


def test_news_after_an_attack_that_nobody_knew_of_dates_it_too():
    report = report_of("A baker was jailed after a shooting in Graz {on Sunday|2025-04-13}.", "shooting")
    assert report.interval.start == date(2025, 4, 13).toordinal()
    assert report_of("A man is dead after a shooting in Graz.", "shooting").interval.start == DOCUMENT_DAY


def test_the_day_on_which_somebody_spoke_of_violence_is_not_that_of_what_is_told_next():
    text = "Two men died in Graz, a doctor said {on Tuesday|2025-04-15}.\nOfficers found a knife."
    assert report_of(text, "found").date_basis is not DateBasis.NARRATIVE


def test_a_day_before_a_clause_is_of_what_is_told_beside_it():
    text = "On {16 April|2024-04-16}, {four days before|} the mill exploded, a baker left Kotka for his holidays."
    assert report_of(text, "left").interval.start == date(2024, 4, 16).toordinal()


def test_the_day_that_a_clause_names_is_of_what_it_tells():
    text = "Two bakers traded blows after meeting in Graz {on Monday|2025-04-14}, police said {on Tuesday|2025-04-15}."
    assert report_of(text, "traded").interval.start == date(2025, 4, 14).toordinal()


def test_who_is_found_dead_where_shots_were_fired_died_on_that_day():
    text = "A girl was shot in Kotka {on Monday|2025-04-14}.\nThe baker was pronounced dead in the yard."
    assert report_of(text, "pronounced").interval.start == date(2025, 4, 14).toordinal()


def test_the_shot_that_follows_an_act_of_no_kind_is_an_event_of_its_own():
    text = f"Two men were stabbed in Graz {{on Monday|2025-04-14}}.\n{KNOWN}\nA man left a car and shot a baker."
    assert report_of(text, "shot").interval.start == date(2025, 4, 14).toordinal()


def test_what_is_told_in_the_perfect_is_not_of_days_long_ago():
    text = "A mill exploded near Kotka {on 20 March|2025-03-20}.\nA crew has burned the oil."
    assert report_of(text, "burned").interval.start != date(2025, 3, 20).toordinal()


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
        ("Doctors fear that the fever might return in {winter|2024-12-01/2025-02-28}.", "return"),
        ("Shepherds fought over the valley for years.", "fought"),
        ("In the past, the council has sold many mills.", "sold"),
        ("Voss Oil's spill threatens the beaches of Kotka.", "spill"),
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
        ("The mayor said the brewery had sold two pubs.", "sold"),
        ("A girl fell ill {on Monday|2025-04-14}. The fever has so far infected nine girls and killed 40.", "killed"),
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


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (f"Gunmen attacked a bus near Kano {{on Monday|2025-04-14}}. {KNOWN * 6}\nA rebel killed two cows.", "killed"),
        (f"A tanker leaked oil off Kotka {{on Monday|2025-04-14}}. {KNOWN * 2}\nThe oil flooded six caves.", "flooded"),
    ],
)
def test_what_is_told_far_behind_violence_or_befalls_things_is_not_of_its_day(text: str, trigger: str):
    found = [report for report in told(text) if report.event_trigger == trigger]
    assert [report for report in found if report.interval.start == date(2025, 4, 14).toordinal()] == []


def test_a_disaster_that_is_somebodys_is_known():
    text = "As the spill of the firm threatens Turku, divers search.\nAs Voss's spill threatens Turku, divers search."
    assert [r for r in told(text) if r.event_class == "DISASTER" and r.interval.start is not None] == []


def test_what_an_event_has_done_since_was_not_on_its_day():
    text = "Oil spilled into the bay {on 2 March|2025-03-02}. The spill has cost the firm its good name."
    found = [report for report in told(text) if report.event_trigger in ("spill", "cost")]
    assert [report for report in found if report.interval.start == date(2025, 3, 2).toordinal()] == []
