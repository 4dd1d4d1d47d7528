"""Reports: days that are not said outright, speakers, places."""

from dataclasses import replace
from datetime import date

from benchmarks.marked import source
from pipelines.events.model import DateBasis, Modality
from pipelines.events.reports import reports
from tests.events.marked import report_of, told


def days(report):
    start, end = report.interval.start, report.interval.end
    return (start and date.fromordinal(start).isoformat(), end and date.fromordinal(end - 1).isoformat())


def test_an_event_counted_from_another_takes_its_days_from_it():
    text = "The king visited Tbilisi on {Tuesday|2025-04-15}.\nThe visit came {two days|} after gunmen hit a school."
    attack = report_of(text, "hit")
    assert days(attack) == ("2025-04-13", "2025-04-13")
    assert attack.date_basis is DateBasis.ANCHORED


def test_an_act_is_of_the_day_of_its_occasion_but_not_of_what_it_is_about():
    text = (
        "Lena Voss was booed at a rally {on Thursday|2025-04-10}. A baker was charged in {Monday's|2025-04-07} attack."
    )
    assert days(report_of(text, "booed")) == ("2025-04-10", "2025-04-10")
    assert days(report_of(text, "charged")) != days(report_of(text, "attack"))


def test_casualties_in_the_next_sentence_belong_to_the_violence_before():
    text = "A car bomb exploded in Mosul {on Monday|2025-04-14}.\nAt least 12 people were killed."
    killed = report_of(text, "killed")
    assert days(killed) == ("2025-04-14", "2025-04-14")
    assert (killed.place, killed.date_basis) == ("Mosul", DateBasis.INHERITED)


def test_an_act_after_the_main_event_does_not_take_its_day():
    text = "President Ana Silva visited Porto {on Monday|2025-04-14}.\nAfter that, Silva travelled to Spain."
    assert all(report.interval.start is None for report in told(text) if report.event_trigger == "travelled")


def test_i_is_the_speaker_and_here_the_place_of_the_document():
    text = "I am here with you {today|2025-04-15}."
    report = report_of(text, "am", place="Riga, Latvia", kinds=("turn",), speakers=("Ann Lee",))
    assert (report.who, report.place, report.country) == ("Ann Lee", "Riga", "LV")


def test_the_seat_of_an_institution_is_no_place_of_the_event():
    text = "The army delivered the trucks through its command in Munich {on Friday|2025-04-11}."
    assert report_of(text, "delivered").place is None


def test_a_person_who_bears_a_citys_name_is_no_place():
    text = "President Paris Obi met the union {on Friday|2025-04-11}."
    assert report_of(text, "met").place is None


def test_plans_and_denials_are_told_apart_from_facts():
    plan = report_of("The queen will visit Oslo {on Friday|2025-04-18}.", "visit")
    denial = report_of("The army did not shell the town {on Friday|2025-04-11}.", "shell")
    assert (plan.modality, plan.polarity) == (Modality.PLANNED, "positive")
    assert (denial.modality, denial.polarity) == (Modality.ASSERTED, "negative")


def test_an_event_is_not_denied_with_what_it_did_nor_planned_with_what_comes_of_it():
    calmed = report_of("The speech {on Friday|2025-04-11} did nothing to calm the crowd.", "speech")
    met = report_of("The firm will pay a fine after its owners met the mayor {on Friday|2025-04-11}.", "met")
    assert (calmed.polarity, met.modality) == ("positive", Modality.ASSERTED)


def test_what_lies_after_the_day_of_its_document_has_not_happened():
    text = "The general election is on {8 February 2026|2026-02-08}."
    assert report_of(text, "election").modality is Modality.PLANNED


def test_a_title_is_one_a_person_would_write():
    report = report_of("Two cargo ships collided near Malta {on Sunday|2025-04-13}.", "collided")
    assert report.title == "Two cargo ships collided near Malta on Sunday"


def test_offsets_are_those_of_the_document():
    text = "Nothing is known.\nRebels attacked Goma {on Friday|2025-04-11}."
    report = report_of(text, "attacked")
    assert text.replace("{", "")[report.char_start : report.char_end] == "attacked"


def test_a_plan_is_titled_as_one():
    title = report_of("The queen will visit Oslo {on Friday|2025-04-18}.", "visit").title
    assert title == "The queen will visit Oslo on Friday"


def test_what_the_army_says_of_itself_is_told_of_the_army():
    report = report_of("The army said it had arrested two men {on Friday|2025-04-11}.", "arrested")
    assert (report.who, report.title) == ("The army", "The army said it had arrested two men on Friday")


def test_the_name_beside_a_noun_names_the_person():
    assert report_of("Her deputy, Ann Lee, resigned {on Friday|2025-04-11}.", "resigned").who == "Ann Lee"


def test_a_district_is_known_by_its_name_and_a_gulf_by_all_of_it():
    assert report_of("A raid in the Poltava region killed two men {on Friday|2025-04-11}.", "raid").place == "Poltava"
    assert report_of("A tanker sank in the Gulf of Finland {on Friday|2025-04-11}.", "sank").place == "Gulf of Finland"


def test_a_place_beside_the_day_is_that_of_the_event():
    text = "The two states resumed talks on the Nile dam in Cairo {on Friday|2025-04-11}."
    assert [report.place for report in told(text)] == ["Cairo"]


def test_where_something_is_to_be_built_is_not_where_it_was_agreed():
    assert report_of("Two firms agreed to build a port in Riga {on Friday|2025-04-11}.", "agreed").place is None


def test_an_earthquake_that_strikes_is_a_disaster_and_drones_that_are_launched_an_attack():
    assert report_of("An earthquake struck Nepal {on Friday|2025-04-11}.", "struck").event_class == "DISASTER"
    assert report_of("Troops launched 40 drones {on Friday|2025-04-11}.", "launched").event_class == "ASSAULT"
    assert report_of("The firm launched a magazine {on Friday|2025-04-11}.", "launched").event_class == "ECONOMY"


def test_who_two_are_is_said_last():
    text = "Ann Lee spoke with Karl Berg {on Friday|2025-04-11}.\nThe two leaders met in Riga {on Monday|2025-04-07}."
    assert report_of(text, "met").who == "Ann Lee and Karl Berg"


def test_a_clock_time_alone_does_not_take_an_event_named_again_to_another_day():
    text = "An explosion hit a plant in Ghent {on Monday|2025-04-14}.\nThe blast came {at 11 p.m.|2025-04-15@}."
    assert {days(report) for report in told(text)} == {("2025-04-14", "2025-04-14")}


def test_a_person_who_dies_is_not_killed_and_a_government_that_collapses_no_disaster():
    assert report_of("Ann Lee died in Riga {on Friday|2025-04-11}.", "died").event_class == "LIFE"
    assert report_of("The government collapsed {on Friday|2025-04-11}.", "collapsed").event_class == "OTHER"


def test_a_plan_told_in_the_present_was_not_last_week():
    assert days(report_of("The king is expected to visit Oslo {on Friday|2025-04-18}.", "visit"))[0] == "2025-04-18"
    (report,) = told("The king will visit Oslo {on Friday|2025-04-11}.")
    assert days(report) == (None, None)


def test_a_part_names_its_whole_wherever_either_stands():
    (died,) = told("Five more miners died {on Friday|2025-04-11}, bringing the death toll to 19.")
    (killed,) = told("At least 28 more villagers were killed {on Friday|2025-04-11}, including nine at the well.")
    assert [(q.low, q.subset_of) for q in died.quantities] == [(5, 1), (19, None)]
    assert [(q.low, q.subset_of) for q in killed.quantities] == [(28, None), (9, 0)]


def test_all_that_a_source_denies_is_denied():
    text = "The army denied that its men had entered the town and killed a farmer {on Friday|2025-04-11}."
    report = report_of(text, "killed")
    assert (report.polarity, report.attributed_to) == ("denied", "The army")
    assert report_of(text.replace("denied", "confirmed"), "killed").polarity == "positive"


def test_what_recurs_is_no_event_of_the_day_told_before():
    text = "Rabies spread {in 1968|1968-01-01/1968-12-31}. The virus kills 900 people {each year|}."
    recurring = source(text)
    phrases = tuple(replace(each, timex_type="SET") if not each.says_when else each for each in recurring.phrases)
    assert "kills" not in {report.event_trigger for report in reports([replace(recurring, phrases=phrases)])}


def test_one_title_has_its_days_once():
    text = "Voss arrested and handcuffed a baker {on Monday|2025-04-14}."
    dated = [report.title for report in told(text) if report.interval.start is not None]
    assert len(dated) == len(set(dated))


def test_what_a_picture_shows_is_no_event():
    assert told("Right, the ships of Voss are seen off Kotka {on 2 April|2025-04-02}.") == []
