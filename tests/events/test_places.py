"""Where an event was: by its clause, and by the document where the clause is silent."""

import pytest

from pipelines.events.gazetteer import Place, PlaceContext, find, find_state
from pipelines.events.lexicon import places as lexicon
from pipelines.events.model import PlaceBasis
from pipelines.events.setting import setting_of
from tests.events.marked import told

STATED = {
    "A blast tore through a mill in the Danish port of Esbjerg {on Monday|2025-04-14}.": ("Esbjerg", "DK", 1),
    "Crowds took to the street {on Monday|2025-04-14} in eastern Nairobi's Tembo district.": ("Nairobi", "KE", 1),
    "Bakers marched in the streets of Graz {on Monday|2025-04-14}.": ("Graz", "AT", 1),
    "A quake shook Port-au-Prince {on Monday|2025-04-14}.": ("Port-au-Prince", "HT", 1),
    "A flood hit Aix-en-Provence {on Friday|2025-04-11}.": ("Aix-en-Provence", "FR", 1),
    "A fire broke out at a mill in the Danish port of Esbjerg {on Friday|2025-04-11}.": ("Esbjerg", "DK", 1),
    "Rebels attacked a convoy near Kisangani {on Friday|2025-04-11}.": ("Kisangani", "CD", 2),
    "A flood killed nine people in Dover, Delaware {on Friday|2025-04-11}.": ("Dover", "US", 1),
    "A quake struck Peru {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "A ferry sank in the Black Sea {on Friday|2025-04-11}.": ("Black Sea", None, 7),
    "Rebels attacked a convoy near Umbokari {on Friday|2025-04-11}.": ("Umbokari", None, None),
    "Bakers took to the streets of Graz {on Monday|2025-04-14}.": ("Graz", "AT", 1),
    "Judges heard the pilot in a Lyon court {on Friday|2025-04-11}.": ("Lyon", "FR", 1),
    "Dozens took part in the march in Quito {on Friday|2025-04-11}.": ("Quito", "EC", 1),
    "Peru's parliament passed a budget {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "Peru closed its stock market {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "Peru's premier said that elections would be held {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "Floods in Peru, Chile and Bolivia destroyed crops {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "A clerk died in the Northern Unit of the Royal Clinic in Paisley {on Friday|2025-04-11}.": ("Paisley", "GB", 1),
    "A clerk travelled to Niger, where rebels killed two nurses {on Friday|2025-04-11}.": ("Niger", "NE", 6),
    "The pilot went to study law at the University of Oslo {on Friday|2025-04-11}.": ("Oslo", "NO", 1),
    "A sailor was taken to a hospital in Lima {on Friday|2025-04-11}.": ("Lima", "PE", 1),
    "Peruvian lottery clerks gave the prize to the wrong man {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "Rebels attacked a convoy near Umbokari in Chad {on Friday|2025-04-11}.": ("Umbokari", "TD", None),
    "The march {of Friday|2025-04-11}, which was broken up in Quito, was his idea.": ("Quito", "EC", 1),
    "The firm sold its mills in Ohio, Peru and Chile {on Friday|2025-04-11}.": ("Ohio", "US", 4),
    "Peru's reserves of silver rose {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "Vans circled Cairo suburbs {on Friday|2025-04-11}.": ("Cairo", "EG", 1),
    "A Peruvian baker held up a loaf during a march {on Friday|2025-04-11}.": ("Peru", "PE", 6),
    "Guards shot two clerks in Cairo Triage {on Friday|2025-04-11}.": ("Cairo", "EG", 1),
    "Two envoys met at the White House {on Friday|2025-04-11}.": ("Washington", "US", 1),
    "Bakers filled Tahrir Square {on Friday|2025-04-11}.": ("Cairo", "EG", 1),
    "Divers cut a pipe at the site of the Gulf of Oman's oil spill {on Friday|2025-04-11}.": ("Gulf of Oman", None, 7),
    "A hut in Dothan, Ala., burned {on Friday|2025-04-11}.": ("Dothan", "US", 1),
    "Bakers burned a bus in Orange Beach, Ala., {on Friday|2025-04-11}.": ("Orange Beach", "US", 1),
    "Storms in Norway and Sweden destroyed crops {on Friday|2025-04-11}.": ("Norway", "NO", 6),
}
NOWHERE = (
    "Shelby's death {on Friday|2025-04-11} shocked the choir.",
    "Analysts at Vexley raised their forecast {on Friday|2025-04-11}.",
    "Wheat prices rose {on Friday|2025-04-11} as rain in Kenya spoilt the harvest.",
    "An outbreak of Sars worried doctors {on Friday|2025-04-11}.",
    "A guard fired two shots at Ivo Brand, 40, {on Friday|2025-04-11}.",
    "A bus burned {on Friday|2025-04-11} at Denver and Seventh.",
    "A clerk of the embassy in Lima said {on Friday|2025-04-11} that bread was dear.",
)


def known_place(report):
    """The place of a report, unless it is only assumed."""
    return None if report.place_basis is PlaceBasis.ASSUMED else report.place


@pytest.mark.parametrize("text", STATED)
def test_a_clause_says_where(text):
    assert STATED[text] in {(report.place, report.country, report.place_precision) for report in told(text)}


@pytest.mark.parametrize("text", NOWHERE)
def test_persons_firms_and_causes_are_no_places(text):
    assert {report.place for report in told(text)} == {None}


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("Mill burns in Dover", "A mill burned down on Friday, firemen said.", "Dover"),
        (None, "DOVER, Del. - A mill burned down on Friday.", "Dover"),
        (None, "DOVER | A mill burned down on Friday, firemen said.", "Dover"),
        (None, "RACINE — A mill burned down. A clerk was flown to a Chicago hospital.", "Racine"),
        (None, "Dover police are looking for two men.", "Dover"),
        ("Mill burns", "A mill burned down on Friday, firemen said.", None),
        (None, "An economist in Dover said that prices rose.", None),
        (None, "LONDON - Voters in Ghana went to the polls. Queues were long in Ghana.", "Ghana"),
        (None, "A mill burned about nine miles west of Dover on Friday.", "Dover"),
        (None, "A mill burned on Friday at Dover and Seventh.", None),
        (None, "ORLO PARK, N.Y. - A girl fell. The Orlo Park girl is well.", "Orlo Park"),
        (None, "A Dallas player called. Deputies of Itasca County came to Itasca County.", "Itasca County"),
        (None, "Ann Dover, 40, sang. Dover was cheered.", None),
    ],
)
def test_headline_dateline_and_lead_say_where_a_document_plays(headline, text, place):
    found = setting_of(text, headline, None, "US").place
    assert (found and found.name) == place


def test_a_part_of_a_town_whose_firemen_came_is_the_town():
    text = "Los Angeles firefighters were called to a house in Van Nuys."
    assert setting_of(text, None, None, "US").place == find("Los Angeles")


def test_namesakes_are_told_apart_by_state_and_country():
    maine = PlaceContext(frozenset({"US"}), frozenset({("Maine", "US")}))
    assert [(find("Portland", each) or Place("", None, None, None, "")).admin1 for each in (PlaceContext(), maine)] == [
        "Oregon",
        "Maine",
    ]
    assert find("Georgia", PlaceContext(frozenset({"US"}))) != find("Georgia")
    named, at_home = (find("Naples", PlaceContext(frozenset({"US"}), home=home)) for home in (None, "US"))
    assert named is not None and at_home is not None and (named.country, at_home.country) == ("IT", "US")


def test_a_document_of_two_countries_plays_in_no_town():
    text = "A bus burned in Lima. Peru and Chile, where Chileans marched, sent Chilean help. {more}"
    found = [setting_of(text.replace("{more}", more)).place for more in ("Chile is far.", "Peru, Peruvians and Cusco.")]
    assert [place and place.name for place in found] == [None, "Lima"]


def test_the_capital_is_meant_before_its_small_namesakes():
    illinois = PlaceContext(frozenset({"US"}), frozenset({("Illinois", "US")}))
    assert (find("Washington", illinois) or Place("", None, None, None, "")).admin1 == "District of Columbia"
    assert find_state("Al") is None


def test_an_agency_and_a_zone_are_no_part_of_the_place_behind_them():
    for before in ("Photo via AP", "Wed Jun 2, 2010 7:56 pm EDT"):
        place = setting_of(
            f"{before} DOVER, Delaware (Reuters) - A ferry sank on Friday, officials in Dover said."
        ).place
        assert place is not None and (place.name, place.admin1) == ("Dover", "Delaware")


def test_what_the_document_lends_is_marked_and_not_in_the_title():
    text = "It was a grim week in Dover.\nGunmen attacked a bank {on Friday|2025-04-11}."
    (report,) = [each for each in told(text) if each.event_trigger == "attacked"]
    assert (report.place, report.place_basis) == ("Dover", PlaceBasis.DOCUMENT)
    assert "Dover" not in report.title


@pytest.mark.parametrize(
    ("before", "sentence", "place"),
    [
        ("The mill in Esbjerg was old.", "The mill burned {on Friday|2025-04-11}.", "Esbjerg"),
        ("The mill in Esbjerg was old.", "A bakery was built {on Friday|2025-04-11}.", None),
        (
            "Peru is tense. Peruvian troops stand by, Peruvians say.",
            "Judges were arrested {on Friday|2025-04-11}.",
            "Peru",
        ),
        (
            "Peru is tense. Peruvian troops stand by, Peruvians say.",
            "Chile arrested an envoy {on Friday|2025-04-11}.",
            "Chile",
        ),
        (
            "Peru is tense. Peruvian troops stand by, Peruvians say.",
            "Bakers demanded a pardon {on Friday|2025-04-11}.",
            "Peru",
        ),
        (
            "Peru is tense. Peruvian troops stand by, Peruvians say.",
            "Judges were arrested {on Friday|2025-04-11} in the Chilean manner.",
            None,
        ),
        ("Peru is tense. Peruvian troops stand by, Peruvians say.", "The mayor said so {on Friday|2025-04-11}.", None),
    ],
)
def test_a_document_lends_the_places_of_its_things_and_its_country(before, sentence, place):
    found = {known_place(report) for report in told(f"{before}\n{sentence}") if report.interval.start is not None}
    assert found == {place}


def test_who_is_taken_to_a_hospital_was_not_shot_there():
    text = "A clerk was shot in the leg {on Friday|2025-04-11} and was taken to a hospital in Lima."
    (shot,) = [report for report in told(text) if report.event_trigger == "shot"]
    assert shot.place_basis is not PlaceBasis.STATED


def test_in_a_document_of_one_country_who_is_not_told_to_be_of_another_one_acts_in_it():
    peru = "Peru is tense. Peruvian troops stand by. Peruvians marched in Cusco."
    text = "{0}\nJudge Ana Ruiz imposed a curfew {{on Friday|2025-04-11}}."
    found = [told(text.format(before)) for before in (peru, f"{peru} Chile and Chileans watched.")]
    imposed = [{known_place(each) for each in some if each.event_trigger == "imposed"} for some in found]
    assert imposed == [{"Peru"}, {None}]


@pytest.mark.parametrize(
    ("before", "sentence", "place"),
    [
        (
            "A tanker leaks into the Bay of Biscay.",
            "Biologists hunted for the wellhead {on Monday|2025-04-14}.",
            "Bay of Biscay",
        ),
        ("A tanker leaks into the Bay of Biscay.", "The firm hunted for a lender {on Monday|2025-04-14}.", None),
        ("Bread is dear.", "After bakers burned a bus in Cusco, nurses moved a piano {on Monday|2025-04-14}.", "Cusco"),
    ],
)
def test_what_nothing_places_is_taken_to_be_where_its_sentence_or_document_plays(before, sentence, place):
    (found,) = [
        each.place for each in told(f"{before}\n{sentence}") if each.event_trigger in ("hunted", "moved", "wore")
    ]
    assert found == place


def test_a_hospital_is_not_where_those_in_it_were_hurt():
    text = (
        "A girl was shot on a farm in Beloit. She was taken to a Madison hospital, and to a trauma center in Madison."
    )
    place = setting_of(text, "Girl shot near Beloit, Wisconsin", home="US").place
    assert place is not None and place.name == "Beloit"


def test_what_is_told_beside_an_event_of_a_town_was_in_that_town():
    before = "Peru is tense. Peruvian troops stand by, Peruvians say."
    text = f"{before}\nBakers burned a bus in Cusco {{on Friday|2025-04-11}} and judges were arrested."
    assert {report.place for report in told(text) if report.event_trigger in ("burned", "arrested")} == {"Cusco"}


def test_where_something_is_said_is_not_where_it_happened():
    for report in told("In Oslo, a spokesman expressed concern about the riots {on Friday|2025-04-11}."):
        assert report.event_trigger == "expressed" or report.place is None


def test_seas_are_known_and_the_gulf_is_the_one_that_the_document_names():
    assert (find("Gulf of Aden") or Place("", None, None, None, "")).precision == 7
    for before in ("Two ships met in the Gulf of Aden.", "Bakers in Aden are tense."):
        reports = told(f"{before}\nA tanker sank in the Gulf {{on Friday|2025-04-11}}.")
        assert {report.place for report in reports if report.event_trigger == "sank"} == {"Gulf of Aden"}


NEIGHBOURS = {
    "PUBLIC_BODIES": "guild orchestra harbour bishop choir parish dentist plumber tribunal militia",
    "SITES": "gym bakery garage barn mine dock quarry sauna kiosk zoo",
    "VENUES": "alley marina aquarium barracks wharf pavilion canal forest island village",
    "SEATED": "foundation studio laboratory secretariat chancellery choir archive charity union lobby",
}


@pytest.mark.parametrize("table", NEIGHBOURS)
def test_the_words_around_places_are_tables_of_the_field_with_an_edge(table):
    """Ten neighbours of each table that are not in it: what is read worse for lack of them."""
    assert not set(NEIGHBOURS[table].split()) & getattr(lexicon, table)


def test_states_are_known_by_their_abbreviations():
    named = {short: place.name for short in ("Ore.", "WV", "Ont", "Bavaria") if (place := find_state(short))}
    assert named == {"Ore.": "Oregon", "WV": "West Virginia"}
