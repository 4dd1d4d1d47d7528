"""What a document counts: who was hit and lived, the toll of its main event, a part and the whole."""

from pipelines.events.counting import Bounds, summed
from tests.events.marked import report_of, told


def counts(report):
    return sorted((each.kind, each.low) for each in report.quantities)


def test_those_hit_are_injured_but_for_the_dead_among_them():
    text = "Four sailors were shot in Turku {on Friday|2025-04-11}.\nA sailor died at the scene."
    assert counts(report_of(text, "shot")) == [("injured", 3), ("killed", 1)]
    alone = report_of("Four sailors were shot in Turku {on Friday|2025-04-11}.", "shot")
    assert counts(alone) == [("injured", 4)]


def test_one_who_was_hit_and_died_is_no_injured():
    text = "A sailor was shot in Turku {on Friday|2025-04-11}.\nThe sailor died at a hospital."
    assert ("injured", 1) not in counts(report_of(text, "shot"))


def test_the_lead_gives_the_main_event_its_toll_and_other_places_do_not():
    text = "Gunmen attacked a bank in Turku {on Friday|2025-04-11}.\n{place}nine people were killed."
    here = report_of(text.replace("{place}", "Officials said that "), "attacked")
    there = report_of(text.replace("{place}", "In Oulu "), "attacked")
    assert (counts(here), counts(there)) == ([("killed", 9)], [])


def test_others_who_were_hit_are_not_among_the_dead():
    text = "A nurse was killed in Turku {on Friday|2025-04-11}.\nThree others were shot."
    assert ("injured", 3) in counts(report_of(text, "killed"))


def test_fighters_and_civilians_are_counted_together():
    text = "Troops shelled Turku {on Friday|2025-04-11}.\nTwelve civilians were killed.\nThirty rebels died."
    assert counts(report_of(text, "shelled")) == [("killed", 12), ("killed", 30)]


def test_what_several_events_cost_together_is_the_toll_of_none_of_them():
    lead = "Two cooks were killed in three separate shootings in Turku {on Friday|2025-04-11}."
    one = report_of(f"{lead}\nA clerk was hurt in a shooting at a mill {{on Friday|2025-04-11}}.", "hurt")
    assert counts(one) == [("injured", 1)]


def test_people_are_dead_of_the_event_after_which_they_are():
    assert counts(report_of("Two cooks are dead after a shooting in Turku {on Friday|2025-04-11}.", "shooting")) == [
        ("killed", 2)
    ]


def test_a_digest_of_attacks_battles_and_disasters_lends_no_toll():
    text = "Gunmen attacked a bank {on Friday|2025-04-11}.\nA baker was killed.\nTroops clashed.\nA roof collapsed."
    text = text.replace("clashed", "clashed {on Friday|2025-04-11}")
    text = text.replace("collapsed", "collapsed {on Friday|2025-04-11}")
    assert counts(report_of(text, "collapsed")) == []


def test_what_was_done_for_the_dead_costs_no_lives():
    text = "Pupils painted a rock {on Friday|2025-04-11} for two friends killed in a crash."
    assert counts(report_of(text, "painted")) == []


def test_rival_tolls_are_not_added_up():
    text = "Six cooks died in Turku {on Friday|2025-04-11}, but a doctor said that nine people died."
    assert [counts(each) for each in told(text) if each.event_trigger == "died"] == [[("killed", 6)], [("killed", 9)]]


def test_an_arrest_costs_no_lives():
    text = "Police arrested a clerk in the death of Mara Lind {on Friday|2025-04-11}."
    assert ("killed", 1) not in counts(report_of(text, "arrested"))


def test_who_killed_himself_counts_beside_his_victims():
    text = "A man killed two nurses in Turku {on Friday|2025-04-11}.\nThe man then turned the gun on himself."
    assert counts(report_of(text, "killed")) == [("killed", 1), ("killed", 2)]


def test_the_headline_counts_for_the_event_that_it_tells():
    text = "A gunman attacked a bar in Turku {on Friday|2025-04-11}."
    found = report_of(text, "attacked", headline="Three killed, two hurt in shooting at Turku bar")
    assert counts(found) == [("injured", 2), ("killed", 3)]


def test_an_upper_bound_alone_gives_no_figure():
    assert summed([Bounds(None, 40)]) == Bounds(None, 40)


def test_hits_are_no_kind_of_their_own_in_reports():
    found = told("Two sailors were stabbed and one was shot in Turku {on Friday|2025-04-11}.")
    assert {each.kind for report in found for each in report.quantities} == {"injured"}


def test_what_has_been_since_something_began_is_of_no_day_and_in_no_toll():
    text = "A man died of measles in Turku {on Monday|2025-04-14}.\nMore than 140 have died since the outbreak began."
    total = next(each for each in told(text) if each.title.startswith("More"))
    assert (total.interval.start, total.interval.end) == (None, None)
