"""Where a document plays: the places that headline, dateline and lead name, weighed against each other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipelines.events.gazetteer import (
    KNOWN_ABROAD,
    Place,
    PlaceContext,
    country,
    country_names,
    distance_km,
    find,
    find_state,
    key_of,
    seas,
)
from pipelines.events.lexicon import words
from pipelines.events.lexicon.agencies import AGENCIES
from pipelines.events.lexicon.places import (
    AFLOAT,
    CALENDAR,
    DESTINATION,
    HOSPITALS,
    INSTITUTIONS,
    LOCATIVE,
    PART_NOUNS,
    PUBLIC_BODIES,
    SEATED,
    SECTORS,
    SERVICES,
    SITES,
    SPELLINGS,
    TITLES,
    VENUES,
    WATERS,
)

LEAD = 900
"""In so many characters from its start a text says where it plays."""
ENOUGH = 0.5
"""The least weight by which a document has a place."""
UNMISTAKABLE = 300_000
"""A town so large says that the text speaks of its state."""
DISTRICT_KM = 25.0
FAR_KM = 1200.0
"""A gulf farther away than this is not the one of a text."""
SHARE = 0.35
"""The share of all that is named that the document's place must have."""
OF_COUNTY = 0.3
"""The share of the weight of a county that a town must have to be meant rather than the county."""
TOLD_OF, MOST = 3.0, 0.6
"""The least weight of the country of which a document tells, and its share of that of all countries."""
NEARLY_ALL = 0.75
HALF = 0.55
"""The share of the country in which a document plays, where that is not its publisher's."""
LONGEST_NAME = 3
"""Words of a town's name that only the text knows."""
LARGER = 4
"""How many times larger a town is than another one that only is its northern or its old part."""

HEADLINE, LEADING, FURTHER_ON = 2.0, 1.0, 0.2
_CUES = {"in": 2.0, "dateline": 1.5, "beside": 1.2, "": 0.5, "of": 0.4, "care": 0.2}
"""What a name weighs by the words around it: in or near it, filed from it, its police, named, of it or seated in it, a
hospital there.
"""

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|W\.\s?Va\b|[^\W_](?:[\w'’-]*[\w'’])?|\n\s*\n|[^\w\s]")
_LINKS = words("of de la le du des da do del al el au aux sur upon bin es")
_DATELINE = re.compile(r"\s*(?:,[^\n—–-]{1,40})?(?:\([^)\n]{1,30}\)\s*)?(?:—|–|--?|(?<=[A-Z] )(?:\||>>))\s")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_TAIL = re.compile(r"(?<=\w\s)(?:\|| [-–—]) .*$|\s[-–—|]\s[^-–—|]*(?:News|\.com|[A-Z]{4}).*$")
"""Behind a headline, who publishes it: " - WXYZ 7 Newtown News"."""
_OPENERS = words("""
    the a an in at near on for from after before while when as since it he she they we two three four five six seven
    eight nine ten one police officials authorities investigators detectives officers deputies firefighters
    """)
_CREDITS = words("ET EDT EST CDT CST MDT MST PDT PST GMT UTC BST CET CEST") | {
    name for names in AGENCIES.values() for name in names
}
"""What may stand right before a dateline: the zone of the hour at which it was filed, or the agency."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a whole document says of where.

    Args:
        around: the countries and states of which it speaks.
        place: where it plays: the town, else the state or country; None if it does not say.
        persons: single words that name a person in it, in lower case.
        nation: the country of which it tells, of which most of its names are.
        nation_alone: whether nearly all are of it, so that who acts in it most probably is, too.
        nations: the countries of its persons and bodies, by the last word of their names, in lower case.
        sea: the one sea of which it tells; "the Gulf" is that.
    """

    around: PlaceContext
    place: Place | None = None
    persons: frozenset[str] = frozenset()
    nation: Place | None = None
    nation_alone: bool = False
    nations: Mapping[str, str] = field(default_factory=dict[str, str])
    sea: Place | None = None


NO_SETTING = Setting(PlaceContext())


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words of a text.

    Args:
        start: offset of the first word.
        end: offset after the last one.
        before: the word before it, in lower case; empty at the start of a sentence.
        after: the word after it, as it is written.
        state: the state or country that stands behind it after a comma.
        head: the word before `before`, in lower case.
    """

    words: tuple[str, ...]
    start: int
    end: int
    before: str
    after: str
    state: Place | None = None
    head: str = ""

    @property
    def text(self) -> str:
        """The words of the name."""
        return " ".join(self.words)


def setting_of(text: str, headline: str | None = None, filed_at: str | None = None, home: str | None = None) -> Setting:
    """Return where a document plays, and what it says of the places around.

    Args:
        text: the document's text.
        headline: its title.
        filed_at: the place that its metadata name.
        home: ISO code of the publisher's country.
    """
    names = _in_their_states(_without_crossings(list(names_of(text)), text))
    above = list(_names_of_headline(_TAIL.sub("", headline or "")))
    around = _surroundings([*above, *names], text, home)
    persons = _persons(names, around)
    unlikely = persons | frozenset(_SMALL.findall(text))
    weights: dict[Place, float] = {}
    named: Counter[str] = Counter()
    called: set[str] = set()
    serving: set[Place] = set()
    told_in: set[Place] = set()
    for name, factor in [*((name, HEADLINE) for name in above), *((name, _factor(name)) for name in names)]:
        countries = set(codes_in(name.words))
        for place, cue, following in _candidate(name, text, around, unlikely):
            countries.update([place.country] if place.country else ())
            weights[place] = weights.get(place, 0.0) + factor * _CUES[cue]
            if following in SERVICES and factor > FURTHER_ON:
                serving.add(place)
            if place.kind == "country" and place.country and factor > FURTHER_ON:
                called.add(place.country)
            if factor > FURTHER_ON and (cue in ("in", "beside") or _is_at_home(place, name, home)):
                told_in.add(place)
        named.update(dict.fromkeys(countries, 1 if factor > FURTHER_ON else 0.5))
    if filed_at and (place := place_of_address(filed_at, around)) is not None:
        weights[place] = weights.get(place, 0.0) + HEADLINE * _CUES["dateline"]
        told_in.add(place)
    place = _heaviest(_without_parts(weights, serving), told_in)
    if home and (place is None or place.kind == "country"):
        place = _unlisted(names, persons, around) or place
    sea = _sea(weights, [*above, *names])
    nation = _nation(named, set[str]() if sea is not None else called)
    if place is not None and place.country is not None and place.country != home:
        place = place if named[place.country] >= HALF * named.total() else None
    return Setting(
        around,
        place,
        persons,
        nation,
        nation is not None and sea is None and named[nation.country or ""] >= NEARLY_ALL * named.total() >= TOLD_OF,
        _nations_of_names(names, text),
        sea,
    )


def _sea(weights: Mapping[Place, float], names: Iterable[Name]) -> Place | None:
    """Return the sea of which a text tells: of those that it names the heaviest, else the gulf nearest to its towns.

    Something has to be in "the Gulf", or to be a "Gulf oil spill", for it to be meant.
    """
    named = {place: weight for place, weight in weights.items() if place in seas() and weight >= _CUES[""]}
    if named:
        best = max(named, key=lambda place: (named[place], place.name))
        return best if named[best] >= MOST * sum(named.values()) else None
    alone = [name for name in names if name.words == ("Gulf",)]
    if not any(name.head in LOCATIVE | DESTINATION or name.after in AFLOAT for name in alone):
        return None
    towns = [place for place in weights if place.latitude is not None]
    town = max(towns, key=lambda place: (weights[place], place.name), default=None)
    gulfs = ((distance_km(sea, town), sea.name, sea) for sea in seas() if town is not None and "Gulf" in sea.name)
    apart, _, gulf = min(
        ((apart, name, sea) for apart, name, sea in gulfs if apart is not None), default=(FAR_KM, "", None)
    )
    return gulf if apart < FAR_KM else None


def _without_crossings(names: list[Name], text: str) -> Iterator[Name]:
    """Yield the names of a text without those of two streets: "at Elm and Seventh"."""
    pairs = ((one, two) for one, two in pairwise(names) if one.before == "at" and text[one.end : two.start] == " and ")
    crossing = {name.start for pair in pairs for name in pair}
    return (name for name in names if name.start not in crossing)


def _in_their_states(names: Iterable[Name]) -> list[Name]:
    """Return the names of a text, each with the state that stands behind it anywhere: "Salem, Ore. - A Salem boy"."""
    held = list(names)
    states = {key_of(name.text): name.state for name in reversed(held) if name.state is not None}
    return [replace(name, state=name.state or states.get(key_of(name.text))) for name in held]


def _nation(named: Counter[str], called: set[str]) -> Place | None:
    """Return the country that outweighs all others among the names of a text, or that alone its lead calls by name."""
    for code, weight in named.most_common(1):
        alone = called == {code} and weight == named.total()
        return country(code) if alone or (weight >= TOLD_OF and weight >= MOST * named.total()) else None
    return None


def codes_in(words: Sequence[str]) -> Iterator[str]:
    """Yield the countries that words name, or the people of which they name, but for those in the name of a sea."""
    known, whole = country_names(), key_of(" ".join(words))
    if whole in known:
        words = [whole]  # "South Africa", and not Africa
    for place, word in enumerate(words):
        of_sea = place > 1 and words[place - 1] == "of" and words[place - 2].lower() in WATERS
        code = known.get(key_of(word.removesuffix("'s").removesuffix("’s")))
        if code is not None and word != "Us" and not of_sea:
            yield code


def _nations_of_names(names: list[Name], text: str) -> dict[str, str]:
    """Return the countries of "Peruvian President Ana Ruiz" and "Peru's Senate", by the last word of the name."""
    found: dict[str, str] = {}
    owned = {
        name.start: before.words
        for before, name in pairwise(names)
        if 0 < name.start - before.end <= 1 and text[: before.end].endswith(("'s", "’s"))
    }
    for name in names:
        last, codes = name.words[-1].lower(), set(codes_in(owned.get(name.start, name.words[:-1])))
        if len(codes) == 1 and key_of(last) not in country_names():
            found.setdefault(last, codes.pop())
    return found


def _is_at_home(place: Place, name: Name, home: str | None) -> bool:
    """True if a paper names a place of its own country, or the state with it, as one does not of a correspondent's."""
    return place.country == home or (name.state is not None and name.state.kind != "country")


def place_of_address(name: str, around: PlaceContext) -> Place | None:
    """Return the place of a written address: the first part of "Odesa, Ukraine" that the gazetteer knows."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    states = [state for part in parts[1:] if (state := find_state(part)) is not None]
    closer = _with_states(around, states)
    return next((place for part in parts if (place := find(part, closer)) is not None), None)


def within(name: str, state: Place | None, around: PlaceContext) -> Place | None:
    """Return the place of a name, in the state or country said beside it; a town unknown there is known by its name."""
    if state is None:
        return find(name, around)
    found = find(name, _with_states(PlaceContext(), [state]))
    inside = found is not None and found.country == state.country and state.admin1 in (None, found.admin1)
    if found is not None and not inside and found.kind in ("country", "region") and state.kind == "country":
        return found  # "in Peru, Chile and Bolivia", "in Ohio, Canada and Peru"
    return found if inside else Place(name.title(), state.country, None, None, "unknown", 0, state.admin1)


def _with_states(around: PlaceContext, states: list[Place]) -> PlaceContext:
    """Return the surroundings of a name with states or countries beside it; that of the first is its home."""
    countries = around.countries | {state.country for state in states if state.country}
    regions = {(state.name, state.country) for state in states if state.kind in ("region", "abbreviation")}
    home = next((state.country for state in states if state.country), around.home)
    return PlaceContext(countries, around.states | regions, home)


def names_of(text: str) -> Iterator[Name]:
    """Yield the runs of capitalised words of a text, from left to right."""
    tokens = [(match.group(0), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    place = 0
    while place < len(tokens):
        stop = _end_of_run(tokens, place, text)
        if stop == place:
            place += 1
            continue
        yield _name(tokens, place, stop)
        place = stop


def _end_of_run(tokens: list[tuple[str, int, int]], place: int, text: str) -> int:
    """Return the place after the last token of the run that starts here; the same place if none does."""
    stop = place
    while stop < len(tokens) and _is_capitalised(tokens[stop][0]):
        stop += 1
        if tokens[stop - 1][0].endswith(("'s", "’s")):
            break
        if stop < len(tokens) and tokens[stop][0] == "." and tokens[stop - 1][0].lower() in SPELLINGS.values():
            stop += 1
        linked = stop + 1 < len(tokens) and tokens[stop][0].lower() in _LINKS and _is_capitalised(tokens[stop + 1][0])
        if linked and stop > place:
            stop += 1
        if stop < len(tokens) and text[tokens[stop - 1][2] : tokens[stop][1]].strip():
            break
    return stop


def _is_capitalised(token: str) -> bool:
    return token[0].isupper() and (len(token) > 1 or token in ("N", "S", "E", "W"))


def _name(tokens: list[tuple[str, int, int]], first: int, stop: int) -> Name:
    held = [token for token, _, _ in tokens[first:stop] if token != "."]
    held[-1] = held[-1].removesuffix("'s").removesuffix("’s")
    head, before = (tokens[place][0].lower() if place >= 0 else "" for place in (first - 2, first - 1))
    while len(held) > 1 and (held[0].lower() in _OPENERS | LOCATIVE or held[0] in _CREDITS):
        head, before = before, held.pop(0).lower()
    after = tokens[stop][0] if stop < len(tokens) else ""
    return Name(tuple(held), tokens[first][1], tokens[stop - 1][2], before, after, _state_behind(tokens, stop), head)


def _state_behind(tokens: list[tuple[str, int, int]], stop: int) -> Place | None:
    """Return the state of "Salem, Ore." or "Salem, in the state of Oregon"."""
    if stop + 1 >= len(tokens) or tokens[stop][0] not in (",", "("):
        return None
    held: list[str] = []
    for token, _, _ in tokens[stop + 1 : stop + 4]:
        if not _is_capitalised(token):
            break
        held.append(token)
    found = (find_state(" ".join(held[:length])) for length in range(len(held), 0, -1))
    return next((state for state in found if state is not None), None)


def _names_of_headline(headline: str) -> Iterator[Name]:
    """Yield the names of a headline; one that capitalises all its words is read word by word."""
    for name in names_of(headline):
        yield name
        for first in range(1, len(name.words)):
            before = name.words[first - 1].lower()
            rest = Name(name.words[first:], name.start, name.end, before, name.after, name.state)
            if before in LOCATIVE or before.endswith(":"):
                yield rest


def _surroundings(names: list[Name], text: str, home: str | None) -> PlaceContext:
    """The countries and states of which a text speaks; a country is known by its people too, a state by its cities.

    The state of the town in the dateline is one, too, though a city of another one is named: "RACINE — …, in Chicago".
    """
    countries = {home} if home else set[str]()
    states: set[tuple[str | None, str | None]] = set()
    for name in names:
        if key_of(name.text) in country_names() or find(name.text) is None:
            countries.update(codes_in(name.words))
        if name.state is not None and name.state.country:
            countries.add(name.state.country)
            states.add((name.state.admin1, name.state.country))
    around = PlaceContext(frozenset(countries), frozenset(), home)
    for name in names:
        for place, _ in _readings(name, around) if name.start < LEAD else ():
            least = KNOWN_ABROAD if _is_dateline(name, text) else UNMISTAKABLE
            if place.admin1 and (place.kind == "region" or place.population >= least):
                states.add((place.admin1, place.country))
    return PlaceContext(frozenset(countries), frozenset(states), home)


def _persons(names: list[Name], around: PlaceContext) -> frozenset[str]:
    """The first and last words of names of persons: behind a title, or of two words and more that are no place."""
    found: set[str] = set()
    for name in names:
        titled = name.before in TITLES or name.words[0].lower().rstrip(".") in TITLES
        if titled:
            found.add(name.words[-1].lower())
        elif len(name.words) > 1 and name.before not in LOCATIVE and _may_be_a_person(name, around):
            found.update((name.words[0].lower(), name.words[-1].lower()))
    return frozenset(found)


def _may_be_a_person(name: Name, around: PlaceContext) -> bool:
    body = any(word.lower() in VENUES | SEATED for word in name.words) or name.words[-1].lower() in PUBLIC_BODIES
    return not body and next(_readings(name, around), None) is None


def _factor(name: Name) -> float:
    return LEADING if name.start < LEAD else FURTHER_ON


def _candidate(
    name: Name, text: str, around: PlaceContext, unlikely: frozenset[str]
) -> Iterator[tuple[Place, str, str]]:
    """Yield the place that a run of words names, the cue around it, and the word behind it.

    Args:
        unlikely: single words that are persons of the text, or common words of it.
    """
    for place, held in _readings(name, around):
        whole = name.words[-1] == held[-1]
        following = name.after.lower() if whole else name.words[name.words.index(held[-1]) + 1].lower()
        cue = _cue(name, text, following, whole)
        certain = (
            name.before in LOCATIVE or name.state is not None or (len(held) > 1 and place.population >= KNOWN_ABROAD)
        )
        if place.kind != "city" or certain or cue in ("dateline", "beside") or not _is_doubtful(place, held, unlikely):
            yield place, cue, following


def _unlisted(names: list[Name], persons: frozenset[str], around: PlaceContext) -> Place | None:
    """Return the only place unknown to the gazetteer of which the lead says that something is in or near it."""
    no_town = VENUES | INSTITUTIONS | PUBLIC_BODIES | CALENDAR | TITLES | persons
    found = {
        name.text
        for name in names
        if name.start < LEAD
        and len(name.words) <= 2
        and (name.before in ("in", "near") or (name.before == "of" and name.head in PART_NOUNS))
        and all(word.istitle() and word.lower().rstrip(".") not in no_town for word in name.words)
        and next(_readings(name, around), None) is None
        and not set(codes_in(name.words))
    }
    return Place(found.pop(), around.home, None, None, "unknown") if len(found) == 1 else None


def _is_doubtful(place: Place, held: list[str], unlikely: frozenset[str]) -> bool:
    """True if a bare name may be something else than the town: it is small, or a word or a person of the text."""
    return place.population < KNOWN_ABROAD or (len(held) == 1 and held[0].lower() in unlikely)


def _readings(name: Name, around: PlaceContext) -> Iterator[tuple[Place, list[str]]]:
    """Yield the place that a run of words names, and the words of its name: "Leeds" in "South Leeds Police"."""
    held = list(name.words)
    while len(held) > 1 and held[0].lower().rstrip(".") in SECTORS and _is_sector(held, around):
        held.pop(0)
    for length in range(len(held), 0, -1):
        if length < len(held) and held[length].lower() not in PUBLIC_BODIES:
            continue
        first, last = held[0].lower().rstrip("."), held[length - 1].lower()
        if first in TITLES or last in CALENDAR or (length == 1 and first in PUBLIC_BODIES | VENUES | SITES):
            continue
        state = name.state if length == len(held) else None
        place = within(" ".join(held[:length]), state, around)
        if place is not None and (place.population >= KNOWN_ABROAD or _is_likely(held, length, state)):
            yield place, held[:length]
            return
    if "of" in held and held[held.index("of") - 1].lower() not in INSTITUTIONS | WATERS | SEATED:
        yield from _readings(replace(name, words=tuple(held[held.index("of") + 1 :]), before="of"), around)


def _is_likely(held: list[str], length: int, state: Place | None) -> bool:
    """True if words may be the name of a small town: the whole of a run, or before its police; no "White House"."""
    if state is not None:
        return length <= LONGEST_NAME
    served = length == len(held) or held[length].lower() in SERVICES
    return served and held[length - 1].lower() not in VENUES | INSTITUTIONS


def _is_sector(held: list[str], around: PlaceContext) -> bool:
    """True if a word such as "north" names a part of a town, and not a town of its own: "North Leeds"."""
    own, town = find(" ".join(held), around), find(" ".join(held[1:]), around)
    return own is None or (own.kind == "city" and town is not None and town.population >= LARGER * own.population)


def _cue(name: Name, text: str, following: str, whole: bool) -> str:
    if whole and _is_dateline(name, text):
        return "dateline"
    if name.before in LOCATIVE:
        return "care" if name.head in HOSPITALS else "of" if name.head in SEATED else "in"
    in_part = name.before in SECTORS and name.head in LOCATIVE  # "in northern Leeds"
    at_sea = (
        name.before == "the" and name.head in LOCATIVE | DESTINATION and any(w.lower() in WATERS for w in name.words)
    )
    if in_part or at_sea or (name.before == "of" and name.head.removesuffix("s") in PART_NOUNS):
        return "in"
    if whole and following in HOSPITALS:
        return "care"
    if following in PUBLIC_BODIES or (whole and following in SITES):
        return "beside"
    return "of" if name.before == "of" else ""


def _is_dateline(name: Name, text: str) -> bool:
    return name.start < LEAD and _DATELINE.match(text, name.end) is not None


def is_part_of(small: Place, large: Place) -> bool:
    """True if a place lies in or at the edge of a much larger town."""
    apart = distance_km(small, large)
    return apart is not None and apart <= DISTRICT_KM and large.population >= LARGER * max(small.population, 1)


def _without_parts(weights: dict[Place, float], serving: set[Place]) -> dict[Place, float]:
    """The weights with those of a town's parts added to its own, where its police or firemen came and not theirs."""
    added = dict(weights)
    for large in serving:
        for small, weight in weights.items():
            if small.kind == "city" and small not in serving and is_part_of(small, large):
                added[large] = added.get(large, 0.0) + weight
    return added


def _heaviest(weights: dict[Place, float], told_in: set[Place]) -> Place | None:
    """The town that weighs most, else the county, the state or the country, if others do not weigh as much together."""
    for kinds in (("city", "unknown"), ("county", "region"), ("country",)):
        held = {
            place: weight for place, weight in weights.items() if place.kind in kinds and place.precision not in (5, 7)
        }
        best = max(held, key=lambda place: (held[place], place.population, place.name), default=None)
        wider = max((weight for place, weight in weights.items() if place.kind == "county"), default=0.0)
        if best in told_in and held[best] >= max(ENOUGH, OF_COUNTY * wider):
            elsewhere = sum(weight for place, weight in weights.items() if _lies_elsewhere(place, best))
            if held[best] >= SHARE * (sum(held.values()) + elsewhere):
                return best
    return None


def _lies_elsewhere(place: Place, best: Place) -> bool:
    """True if a place is another country, or a county or state in which a town does not lie."""
    if best.kind == "country":
        return False
    if place.kind == "country" or best.kind != "city" or None in (place.admin1, best.admin1):
        return place.kind == "country" and place.country != best.country
    return place.kind in ("county", "region") and (place.admin1, place.country) != (best.admin1, best.country)
