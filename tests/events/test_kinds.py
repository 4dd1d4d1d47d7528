"""What kind of event a word tells in its sentence."""

import pytest

from pipelines.events.kinds import kind_of
from pipelines.events.lexicon import senses
from pipelines.events.syntax import parse
from pipelines.events.types import event_class

SENSES = {
    ("Wheat prices hit a high on Monday.", "hit"): "ECONOMY",
    ("A bus hit a wall on Monday.", "hit"): "DISASTER",
    ("Gunmen hit a convoy.", "hit"): "ASSAULT",
    ("Tax fears hit the shops.", "hit"): "OTHER",
    ("The tenor suffered a cardiac arrest.", "arrest"): "LIFE",
    ("The police made an arrest.", "arrest"): "COERCE",
    ("Nine people with cholera died.", "died"): "LIFE",
    ("Nine people died in the attack.", "died"): "ASSAULT",
    ("A strike by dockers began.", "strike"): "PROTEST",
    ("A strike on the depot killed nine.", "strike"): "ASSAULT",
    ("The club fired its manager.", "fired"): "ELECT",
    ("A landslide buried the road.", "buried"): "DISASTER",
    ("Workers buried the cable.", "buried"): "WORK",
    ("The militia opened fire on a bus.", "opened"): "ASSAULT",
    ("The shop opened a branch.", "opened"): "ECONOMY",
    ("She was taken to hospital.", "taken"): "HEALTH",
    ("He was taken into custody.", "taken"): "COERCE",
    ("Thousands took to the streets.", "took"): "PROTEST",
    ("The senate passed the bill.", "passed"): "GOVERN",
    ("Shares opened lower but fell and rose.", "rose"): "ECONOMY",
    ("The judge smiled.", "smiled"): "COERCE",
    ("The smuggler was tried in Turku.", "tried"): "COERCE",
    ("The crew tried another route.", "tried"): "OTHER",
    ("The cloud smiled.", "smiled"): "OTHER",
    ("The clinical trial began.", "trial"): "SCIENCE",
    ("An explosion at a gas plant woke the town.", "explosion"): "DISASTER",
    ("An explosion woke the town.", "explosion"): "DISASTER",
    ("A suicide explosion woke the town.", "explosion"): "ASSAULT",
    ("A grenade exploded.", "exploded"): "ASSAULT",
    ("Nine people died in March, a year after the flood.", "died"): "DISASTER",
    ("Nine people died after gunmen opened fire.", "died"): "ASSAULT",
    ("The miner was held by police.", "held"): "COERCE",
    ("Rumours hurt its reputation.", "hurt"): "OTHER",
    ("Troops seized the port.", "seized"): "FIGHT",
    ("The bank turned down his offer.", "turned"): "REJECT",
    ("Omar Rivas entered a plea.", "entered"): "COERCE",
    ("Guards seized his boat.", "seized"): "COERCE",
    ("The drug entered clinical trials.", "entered"): "SCIENCE",
    ("The parties moved towards an agreement.", "moved"): "AGREE",
    ("The rescue operation began.", "began"): "AID",
    ("The stabbing incident began at noon.", "began"): "ASSAULT",
    ("The opening of the attack shook the city.", "opening"): "ASSAULT",
    ("Six clerks fell ill.", "fell"): "HEALTH",
    ("The effort ran into obstacles.", "ran"): "OTHER",
    ("The mayor took a solemn tone.", "took"): "OTHER",
    ("The clerks walked home.", "walked"): "MOVE",
    ("The mayor offered an apology.", "offered"): "STATEMENT",
    ("The singer cut her finger.", "cut"): "OTHER",
    ("The bank cut its rate.", "cut"): "ECONOMY",
    ("Police wrapped tape around the trees.", "wrapped"): "OTHER",
    ("The rig that blew up sank.", "blew"): "DISASTER",
    ("The clerk was pronounced dead.", "pronounced"): "LIFE",
    ("The ferry fell 3 percent.", "fell"): "ECONOMY",
    ("Neighbours heard two shots.", "heard"): "ASSAULT",
    ("Fans threw stones at a tram.", "threw"): "ASSAULT",
    ("The clerk was listed in stable condition.", "listed"): "HEALTH",
    ("The judge ordered a new count.", "ordered"): "COERCE",
    ("Officials ordered the mill to stop.", "ordered"): "GOVERN",
    ("The council issued a ban.", "issued"): "GOVERN",
    ("A threat was made on Monday.", "made"): "THREATEN",
    ("The crew replaced a valve.", "replaced"): "WORK",
    ("The club replaced its manager.", "replaced"): "ELECT",
    ("The crew tried to close a valve.", "tried"): "WORK",
    ("The robber was captured at noon.", "captured"): "COERCE",
    ("He left his rifle in the yard.", "left"): "OTHER",
    ("The robber was caught and released.", "released"): "RETREAT",
    ("The crew killed the well.", "killed"): "WORK",
    ("The council slashed its budget.", "slashed"): "ECONOMY",
    ("The crew shut the device down.", "shut"): "WORK",
    ("The town was hit by cholera.", "hit"): "HEALTH",
    ("A slick struck the beach.", "struck"): "DISASTER",
    ("The parties began a legal battle.", "battle"): "COERCE",
    ("A senate panel will hold a hearing.", "hearing"): "CONSULT",
    ("He will testify before the committee.", "testify"): "CONSULT",
    ("A jury awarded damages to the miller.", "awarded"): "COERCE",
    ("The baker was released from the hospital.", "released"): "HEALTH",
    ("The pistol went off.", "went"): "ASSAULT",
    ("Engineers found a leak.", "found"): "DISASTER",
    ("The oil reached the beach.", "reached"): "DISASTER",
    ("The mayor shot down a claim.", "shot"): "REJECT",
    ("The baker filed an application.", "filed"): "REQUEST",
    ("Neighbours heard a couple of shots.", "heard"): "ASSAULT",
    ("A clerk was run over by a van.", "run"): "DISASTER",
    ("Rioters burned a house.", "burned"): "ASSAULT",
    ("The crew burned the oil.", "burned"): "WORK",
    ("The bakers took part in a protest.", "took"): "PROTEST",
    ("The effort to plug the pipe failed.", "failed"): "WORK",
    ("The crew captured oil.", "captured"): "WORK",
    ("A secretary flew home.", "flew"): "MOVE",
    ("A lot of people came home.", "came"): "MOVE",
    ("She called the tax unfair.", "called"): "STATEMENT",
    ("The mayor drew criticism.", "drew"): "ACCUSE",
    ("The patient was discharged.", "discharged"): "HEALTH",
    ("The envoy asked about the bridge.", "asked"): "STATEMENT",
    ("The family was devastated.", "devastated"): "LIFE",
    ("The biologists smiled.", "smiled"): "SCIENCE",
    ("The mayor chuckled that the bridge was late.", "chuckled"): "STATEMENT",
    ("Rebels defeated the army.", "defeated"): "FIGHT",
    ("The club defeated its rival.", "defeated"): "SPORT",
    ("Demonstrators gathered at the mill.", "gathered"): "PROTEST",
    ("The firm launched a phone.", "launched"): "ECONOMY",
    ("The police raided a club.", "raided"): "COERCE",
    ("The clerk was hit by a motorist.", "hit"): "DISASTER",
    ("A strain of flu killed nine people.", "killed"): "HEALTH",
    ("The number of cases rose.", "rose"): "HEALTH",
    ("The number of jobs rose.", "rose"): "ECONOMY",
    ("The crew deployed a dome.", "deployed"): "WORK",
    ("He ordered the shops to close.", "ordered"): "GOVERN",
    ("Farmers slaughtered pigs.", "slaughtered"): "HEALTH",
    ("The party erupted in gunfire.", "erupted"): "ASSAULT",
    ("The yard delivered a ship.", "delivered"): "ECONOMY",
    ("Neighbours delivered food.", "delivered"): "AID",
    ("The police pushed the protesters back.", "pushed"): "OTHER",
}


@pytest.mark.parametrize(("text", "word"), SENSES)
def test_a_word_is_read_with_its_arguments(text, word):
    (sentence,) = next(iter(parse([(text, 0)])))
    (kind,) = [event_class(kind_of(each)) for each in sentence.words if each.text == word]
    assert kind == SENSES[text, word]


NEIGHBOURS = {
    "ECONOMIC": "rent harvest tariff wages pension freight fare subsidy stake venture",
    "ABSTRACT": "panic rumour boycott austerity weather mood silence memory trend policy",
    "DISEASES": "rabies anthrax asthma sepsis smallpox leprosy scurvy gout arthritis eczema",
}


@pytest.mark.parametrize("table", NEIGHBOURS)
def test_the_arguments_are_tables_of_the_field_with_an_edge(table):
    """Ten neighbours of each table that are not in it: what is read worse for lack of them."""
    assert not set(NEIGHBOURS[table].split()) & getattr(senses, table)
