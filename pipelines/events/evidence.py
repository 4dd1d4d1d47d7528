"""Whether two mentions are of one event: named evidence in log-odds, and what rules it out.

The weights in `evidence.toml` are fitted by `benchmarks/fit_evidence.py` (logistic regression) on news whose events are
known.
"""

import math
import tomllib
from collections.abc import Collection, Iterable, Mapping, Set
from functools import cache, lru_cache
from importlib.resources import files

from pipelines.documents.similarity import WINDOW_DAYS, rarity
from pipelines.events.counting import gap, widened
from pipelines.events.gazetteer import distance_km
from pipelines.events.lexicon.counts import TOLL
from pipelines.events.lexicon.nouns import LASTING
from pipelines.events.mention import CALENDAR, TOLLS, EventMention, is_toll
from pipelines.events.model import DateBasis
from pipelines.events.types import SAID, UNSPECIFIC, VIOLENT, event_class
from pipelines.temporal.model import Interval

SAME, POSSIBLY_SAME = 1.0, -0.4
"""Log-odds above which two mentions are of one event (three to one), and above which they possibly are."""
FAR_KM = 40.0
SAME_TOWN_KM = 15.0
MOST_TOWN = 2
"""The place precision of a town and its surroundings; what is wider may hold other places."""
NEIGHBOURING = 1
"""Days by which accounts of one night may differ; one document that names both days tells of two events."""
MOST_NAMES = 3.0
LONGEST = {"same day": 2, "same week": 8, "same month": 31}
SPOKEN = UNSPECIFIC | SAID
"""Classes of what is done with words, many times a day: only what is said tells one from another."""
REPEATED = SPOKEN | {"CONSULT"}
"""Classes of what may happen again on the next day: days that only lie near each other tell of two events."""
DAILY = frozenset({"PROTEST", "FIGHT"})
"""Classes of which each day of a week has its own."""
GOING_ON = DAILY | frozenset({"ECONOMY", "MOBILIZE", "DISASTER/spill", "HEALTH"})
"""Classes and kinds of what goes on day after day: without a day of its own, an account may mean any of them."""
CLEARLY_LINKED = 0.25
"""The similarity from which two documents tell of one thing beyond doubt."""
ENOUGH = {"shared names": 0.8, "similar clauses": 0.35}
"""From which measure some evidence tells an event from others of its day and kind."""
SOME_NAMES, SOME_WORDS = 0.3, 0.15
"""From which measure names and clauses do so beside other evidence."""
SAID_BY_ONE, SAID_ALIKE, SAID_BY_OTHERS = 0.4, 0.45, 0.6
"""From which measure of similar clauses two mentions say one thing, by whether the same one says it."""
SEVERAL_COUNTED, TELLING_COUNT = 0.47, 1.0
"""The measures of three people counted, and of ten, which alone tell an event without a day from others."""
PLACED = frozenset({"same place", "same place name"})
SAME_ACT = frozenset({"same word", "same meaning"})
UNKNOWN = frozenset({"unknown kinds", "one unknown kind"})
AGAIN = frozenset({"same meaning", "toll of it", "counts agree"})
"""Evidence of harm that one document tells again."""
LONG = frozenset({"same week", "same month", "same years", "days within longer ones"})
"""Evidence of days so many that much happens in them."""
LONGEST_TOLD = 366
"""What is known less exactly than to a year is of nothing that is known better."""
MOST_APART = 2
"""Counts that agree are not more than so many times apart, however open they are."""
LARGE_TOLL, TENFOLD = 100, 10
LENT = 0.5
"""How much a place weighs that a mention only has from its document."""
FAMILIES = {
    **dict.fromkeys(("ASSAULT", "FIGHT", "DISASTER", "LIFE/death"), "harm"),
    **dict.fromkeys(("CONSULT", "AGREE", "COOPERATE"), "talk"),
    **dict.fromkeys(("COERCE", "SANCTION", "ACCUSE"), "justice"),
}
AT_ONE_PLACE = frozenset({"CONSULT/visit", "CONSULT/presence", "CONSULT/host"})

Terms = tuple[tuple[str, float], ...]
"""Named evidence, in log-odds."""
Similarities = Mapping[tuple[str, str], float]
"""How similar linked documents are, 0 to 1; of their ids, the lesser comes first."""


@cache
def weights() -> Mapping[str, float]:
    """Return the log-odds of each kind of evidence, by its name."""
    return tomllib.loads(files("pipelines.events").joinpath("evidence.toml").read_text(encoding="utf-8"))["weights"]


def family(mention: EventMention) -> str:
    """Return the family of a mention's trigger by meaning; of a trigger that says nothing, its lemma."""
    kind = event_class(mention.kind)
    if kind in UNSPECIFIC:
        return mention.lemma
    return FAMILIES.get(mention.kind) or FAMILIES.get(kind, kind)


def days_apart(left: Interval, right: Interval) -> int:
    """Return how many days lie between two intervals: 0 if they share a day, 1 if they adjoin."""
    if left.end is not None and right.start is not None and left.end <= right.start:
        return right.start - left.end + 1
    if right.end is not None and left.start is not None and right.end <= left.start:
        return left.start - right.end + 1
    return 0


def forbidden(left: EventMention, right: EventMention, similarities: Similarities) -> bool:
    """True if two mentions cannot be of one event: other days, meanings, towns, countries, or aims of a visit.

    Nor can they if a person said so.

    Args:
        left: a mention.
        right: another one.
        similarities: of linked documents.
    """
    other_meaning = are_other_acts(left.meanings, right.meanings)
    return other_meaning or is_another(left, right, similarities) or is_elsewhere(left, right, similarities)


def is_another(left: EventMention, right: EventMention, similarities: Similarities) -> bool:
    """True if two mentions cannot be of one event, wherever they were and whatever their words mean.

    Args:
        left: a mention.
        right: another one.
        similarities: of linked documents.
    """
    return (
        (_other_days(left, right) and not _recalls(left, right, similarities))
        or (left.document_id == right.document_id and left.apart != right.apart)
        or _other_target(left, right)
        or bool(left.counts and right.counts and _other_scale(left, right))
        or left.report_id in right.distinct_from
    )


def _other_days(left: EventMention, right: EventMention) -> bool:
    """True if two mentions share no day; harm of two documents may adjoin, as of one night, if both state its day.

    Of what each day of a week has its own, no two days are one.

    Days that both documents state in another clause may not: one office tells of many like events.
    """
    if left.document_id == right.document_id or (left.carried and right.carried):
        return days_apart(left.interval, right.interval) > 0
    vague = _says_little(left) or _says_little(right)
    goes_on_for_days = {event_class(left.kind), event_class(right.kind)} & DAILY
    of_a_night = not (left.inferred or right.inferred or vague or goes_on_for_days) and _of_harm(left, right)
    return days_apart(left.window, right.window) > (NEIGHBOURING if of_a_night else 0)


def _recalls(left: EventMention, right: EventMention, similarities: Similarities) -> bool:
    """True if the later of two accounts, which no words date, may recall what a clearly linked document told before.

    What happens once to whom it happens is recalled: "the man accused of the murder". Both lead with it, or name the
    same or as many. Of deaths that nobody caused there are many: they need a name in common.
    """
    earlier, later = sorted((left, right), key=lambda each: each.interval.start or 0)
    meant = left.meanings & right.meanings
    if not (later.inferred and earlier.dated and meant) or goes_on(left) or goes_on(right):
        return False
    named = not left.name_words.isdisjoint(right.name_words)
    caused = not _is_natural_death(left, right)
    if not (named or (caused and ((left.leads and right.leads) or _agreed_count(left, right)))):
        return False
    return days_apart(earlier.interval, later.interval) <= WINDOW_DAYS and clearly_linked(left, right, similarities)


def _is_natural_death(left: EventMention, right: EventMention) -> bool:
    """True if two mentions mean a death or a wound that nobody caused: there are many."""
    meant = left.meanings & right.meanings
    return bool(meant) and meant <= TOLLS and not VIOLENT.issuperset((event_class(left.kind), event_class(right.kind)))


def are_other_acts(left: Set[str], right: Set[str]) -> bool:
    """True if two accounts mean other acts, as far as their words tell: a shooting, and an arrest.

    Args:
        left: what the words of an account may mean.
        right: the same of another one.
    """
    return bool(left and right) and not left & right


def _other_scale(left: EventMention, right: EventMention) -> bool:
    """True if one mention tells a toll of a hundred or more and the other one not a tenth of it: a whole and a part."""
    ours, theirs = dict(left.counts), dict(right.counts)
    for kind in TOLL:
        if kind not in ours or kind not in theirs:
            continue
        less, more = sorted((count.low or count.high or 0) for count in (ours[kind], theirs[kind]))
        if more >= LARGE_TOLL and more > TENFOLD * less:
            return True
    return False


def is_elsewhere(left: EventMention, right: EventMention, similarities: Similarities) -> bool:
    """True if two mentions were in other places.

    What a document does not lead with need not have been where the document is from, nor need what two linked ones say.
    """
    lent = [each for each in (left, right) if not each.place_stated]
    if lent and (similarity_of(left, right, similarities) or not all(each.leads for each in lent)):
        return False
    if left.country and right.country and left.country != right.country:
        return True
    if _is_wide(left) or _is_wide(right):
        return left.admin1 is not None and right.admin1 is not None and left.admin1 != right.admin1
    apart = distance_km(left, right)
    return apart is not None and apart > FAR_KM


def _is_wide(mention: EventMention) -> bool:
    """True if the place of a mention is wider than a town, so that it may hold another place."""
    return (mention.place_precision or 0) > MOST_TOWN


def enough(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if some evidence tells the event from others of its day and kind.

    That is a name, a place, a count or words in common; or documents that are linked, if their days and words are
    those of one act. What is said has to be alike, whoever says it; a plan or a denial has to be of the same act.

    Args:
        left: a mention.
        right: another one.
        found: the evidence, by name, with its measure.
    """
    classes = {event_class(left.kind), event_class(right.kind)}
    same_act = bool(SAME_ACT & found.keys())
    named, worded = _in_common(found)
    of_harm = _of_harm(left, right)
    vague = _says_little(left) or _says_little(right)
    if left.role is not right.role and not (same_act or worded):
        return False
    if "same document" in found:
        return "continued" in found or worded or (not vague and _is_told_again(left, right, found))
    if _any_day(left, right, found):
        return False
    if "CONSULT" in classes and left.names and right.names and not left.name_words & right.name_words:
        return False
    if classes & SAID:
        return "one unknown kind" not in found and _says_one_thing(left, right, found)
    if vague and ("same word" not in found or LONG & found.keys()):
        return _is_one_happening(left, right, found) or ("same word" in found and _is_of_the_same(left, right, found))
    if vague and "ASSAULT" not in classes:
        return _does_one_thing(left, right, found)
    if _is_natural_death(left, right):
        of_one = named or (worded and not _is_undated(found))
        return of_one or _is_particular(found) or "same place" in found
    if named or worded or classes & SPOKEN:
        return named or worded
    described_otherwise = of_harm and (not _is_undated(found) or (left.leads and right.leads))
    if not described_otherwise and _other_objects(left, right):
        return False
    return (of_harm or same_act) and _is_one_act(left, right, found)


def _is_told_again(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if two mentions of one document, in few words that are the same, are of one act; one act is done to one."""
    if {event_class(left.kind), event_class(right.kind)} & SPOKEN:
        return False
    if not ("same meaning" in found and _of_harm(left, right)) and _other_objects(left, right):
        return False
    if "days within longer ones" in found and (goes_on(left) or goes_on(right)):
        return False
    return bool(SAME_ACT & found.keys()) or (_of_harm(left, right) and bool(AGAIN & found.keys()))


def _says_one_thing(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if what is said in two mentions is alike: the less who says it, and of whom, is the same, the more."""
    one, two = _actors(left), _actors(right)
    if _any_same(one, two):
        least = SOME_WORDS if _any_same(left.objects, right.objects) else SAID_BY_ONE
    else:
        least = SAID_BY_OTHERS if (one and two) or "same word" not in found else SAID_ALIKE
    return found.get("similar clauses", 0.0) >= least


def _any_same(left: Iterable[frozenset[str]], right: Collection[frozenset[str]]) -> bool:
    """True if one of some participants is one of the others: half of the name is the same, by how rare words are."""
    return any(2 * _rarity(one & two) >= min(_rarity(one), _rarity(two)) for one in left for two in right if one & two)


def _is_of_the_same(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if two mentions, on days that both state, say of one doer what is done to one and the same."""
    same = _any_same(_actors(left), _actors(right)) and _any_same(left.objects, right.objects)
    return same and not _is_undated(found)


def _other_objects(left: EventMention, right: EventMention) -> bool:
    """True if two mentions name those to whom it is done in other words."""
    ours, theirs = (frozenset[str]().union(*each.objects) for each in (left, right))
    return bool(ours and theirs) and not ours & theirs


def _rarity(name: frozenset[str]) -> float:
    return math.fsum(map(rarity, name))


def _does_one_thing(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if two mentions, in a word that says little, are of one act: in the same words, or of the same people."""
    named, worded = _in_common(found)
    if worded:
        return True
    some_words = found.get("similar clauses", 0.0) >= SOME_WORDS
    if named and (_any_same(_actors(left), _actors(right)) or _any_same(left.objects, right.objects)):
        return some_words or "HEALTH" not in (event_class(left.kind), event_class(right.kind))
    return some_words and not _is_undated(found) and _is_particular(found)


def _actors(mention: EventMention) -> tuple[frozenset[str], ...]:
    """Return who does it, each as a set of words."""
    return mention.names[: len(mention.names) - len(mention.objects)]


def _of_harm(left: EventMention, right: EventMention) -> bool:
    """True if two mentions are both of violence or of a disaster."""
    return family(left) == family(right) == "harm"


def _in_common(found: Mapping[str, float]) -> tuple[bool, bool]:
    """Return whether the names, and whether the words in common tell an event from others of its day and kind."""
    reached = {name: found.get(name, 0.0) >= least for name, least in ENOUGH.items()}
    return reached["shared names"], reached["similar clauses"]


def _is_one_happening(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if two accounts of which one does not say what was done are of one event, by two things in common.

    Args:
        left: a mention.
        right: one of another document.
        found: the evidence, by name, with its measure.
    """
    if _is_undated(found) or "neighbouring days" in found:
        return False
    if _of_harm(left, right) and found.get("same place", 0.0) == 1:
        return True
    named, worded = _in_common(found)
    told_alike = found.get("similar clauses", 0.0) >= SAID_ALIKE
    some_names = found.get("shared names", 0.0) >= SOME_NAMES
    counted = found.get("counts agree", 0.0) >= TELLING_COUNT
    if UNKNOWN & found.keys() and not counted and "same word" not in found:
        named = named and _any_same(_actors(left), _actors(right))
        return (told_alike and some_names) or ((named or told_alike) and _is_particular(found))
    return (told_alike and some_names) or ((named or worded) and _is_particular(found))


def _is_one_act(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if two accounts of acts of one kind, with few words in common, are nevertheless of one act.

    Args:
        left: a mention.
        right: one of another document.
        found: the evidence, by name, with its measure.
    """
    undated, once = _is_undated(found), "same meaning" in found
    if undated and not (left.leads or right.leads):
        return found.get("counts agree", 0.0) >= TELLING_COUNT and found.get("same place", 0.0) == 1
    if undated and "toll of it" in found and not _is_particular(found):
        return False
    of_one_kind = not undated or bool((SAME_ACT | {"toll of it", "same place"}) & found.keys())
    both_lead = left.leads and right.leads and family(left) == family(right) and of_one_kind
    of_its_own = _is_particular(found) or "similar clauses" in found or found.get("shared names", 0.0) >= SOME_NAMES
    told_at_once = (once and (not undated or "same place" in found)) or ("toll of it" in found and not undated)
    if not (of_its_own or both_lead or told_at_once):
        return False
    counted = "counts agree" in found and (found["counts agree"] > 0 or "similar documents" in found)
    if counted or (PLACED & found.keys() and (_is_particular(found) or not LONG & found.keys())):
        return True
    if (
        "similar documents" not in found
        or not (SAME_ACT | {"same kind", "same class", "similar clauses"}) & found.keys()
    ):
        return False
    same_day = not LONG & found.keys() and (once or not undated)
    return both_lead or (same_day and found["similar documents"] >= CLEARLY_LINKED)


def _is_particular(found: Mapping[str, float]) -> bool:
    """True if two mentions state one place, or a count of several that is the same."""
    placed = max(found.get("same place", 0.0), found.get("same place name", 0.0))
    return placed == 1 or found.get("counts agree", 0.0) >= SEVERAL_COUNTED


def _says_little(mention: EventMention) -> bool:
    """True if the word of a mention does not say what was done, though what stands around it may say in which field."""
    return not mention.meanings and (mention.kind.endswith("/other") or event_class(mention.kind) in UNSPECIFIC)


def _any_day(left: EventMention, right: EventMention, found: Mapping[str, float]) -> bool:
    """True if two mentions of two documents may be of any two days.

    Days that adjoin, or that both documents only carry on, need documents that are clearly linked. An aside that no
    words date is known in its own document only, and so is what goes on for days. No day and a month or more meet only
    in harm.
    """
    within_longer = "days within longer ones" in found
    longest = max(_length(left), _length(right))
    if _is_undated(found) and longest > LONGEST["same week"] and not _of_harm(left, right):
        return True
    unsure = "neighbouring days" in found or left.basis is right.basis is DateBasis.NARRATIVE
    if unsure and found.get("similar documents", 0.0) < CLEARLY_LINKED:
        return True
    repeated = {event_class(left.kind), event_class(right.kind)} & REPEATED
    unlike_asides = _is_aside(left) or _is_aside(right) or ("days near an inferred one" in found and repeated)
    if unlike_asides and not _is_told_alike(found):
        return True
    if within_longer and longest > LONGEST_TOLD:
        return True
    if within_longer and {event_class(left.kind), event_class(right.kind)} & DAILY:
        return True
    told_alike = "inferred day" in found and _is_told_alike(found) and not _of_harm(left, right)
    undated = _is_undated(found) and not told_alike
    return (goes_on(left) or goes_on(right)) and (undated or "near place" in found)


def _is_told_alike(found: Mapping[str, float]) -> bool:
    """True if two linked documents tell it in the same words: one has it from the other, or both from a third."""
    return {"same word", "similar documents"} <= found.keys() and found.get("similar clauses", 0.0) >= SAID_BY_OTHERS


def _is_undated(found: Mapping[str, float]) -> bool:
    return "inferred day" in found or "days near an inferred one" in found


def goes_on(mention: EventMention) -> bool:
    """True if a mention is of what goes on for days: protests, fighting, a spill, an epidemic; not a meeting."""
    kind = event_class(mention.kind)
    return bool({mention.kind, kind} & GOING_ON) or (mention.lemma in LASTING and kind != "CONSULT")


def _is_aside(mention: EventMention) -> bool:
    """True if no words date a mention and its document does not lead with it."""
    return mention.basis is DateBasis.DOCUMENT and not mention.leads


def _other_target(left: EventMention, right: EventMention) -> bool:
    if left.kind not in AT_ONE_PLACE or right.kind not in AT_ONE_PLACE:
        return False
    one, two = _aim(left), _aim(right)
    return bool(one) and bool(two) and not one & two


def _aim(mention: EventMention) -> frozenset[str]:
    """Return what is visited: a site in a place ("a hospital in Odesa"), or the place itself."""
    place = _place_words(mention)
    site = frozenset(word for each in mention.objects for word in each)
    return site if site and not site & place else place


def similarity_of(left: EventMention, right: EventMention, similarities: Similarities) -> float:
    """Return how similar the documents of two mentions are; 0 if they are not linked."""
    one, two = left.document_id, right.document_id
    return similarities.get((one, two) if one < two else (two, one), 0.0)


def weighed(found: Mapping[str, float]) -> Terms:
    """Return evidence as named terms in log-odds.

    Args:
        found: the evidence, by name, with its measure.
    """
    known = weights()
    return tuple((name, round(value * known[name], 2)) for name, value in found.items() if known[name])


def evidence(left: EventMention, right: EventMention, similarity: float) -> dict[str, float]:
    """Return what speaks for or against two mentions being of one event, by name, each with its measure.

    Args:
        left: a mention.
        right: another one.
        similarity: of their documents, 0 to 1; 0 for documents that are not linked.
    """
    found = {"prior": 1.0, _days(left, right): 1.0}
    continued = _continues(left, right) or _continues(right, left)
    found["continued" if continued else _trigger(left, right)] = 1.0
    if left.lemma == right.lemma:
        found["same word"] = 1.0
    if (place := _place(left, right)) is not None:
        found[place] = 1.0 if left.place_stated and right.place_stated else LENT
    names = left.name_words & right.name_words
    if names:
        found["shared names"] = min(math.fsum(map(rarity, names)) / 5, MOST_NAMES)
    elif left.objects and right.objects:
        found["other victims"] = 1.0
    found.update(_clauses(left, right, names))
    if left.counts and right.counts and (agreed := _agreed_count(left, right)):
        found["counts agree"] = math.log10(agreed)
    if left.apart != right.apart:
        found["set apart"] = 1.0
    elif left.lemma == right.lemma and left.interval == right.interval and not (left.inferred or right.inferred):
        found["same word and days"] = 1.0 + found.get("similar clauses", 0.0)
    if left.document_id == right.document_id:
        found["same document"] = 1.0
        if not continued and left.sentence_start == right.sentence_start:
            found["same sentence"] = 1.0
    elif similarity:
        found["similar documents"] = similarity
    else:
        found["unlinked documents"] = 1.0
    return found


def score(found: Mapping[str, float]) -> float:
    """Return the log-odds of evidence, given by name with its measure."""
    known = weights()
    return round(sum([value * known[name] for name, value in found.items()]), 2)


def total(found: Terms) -> float:
    """Return the log-odds that two mentions are of one event: the sum of the terms."""
    return round(sum(value for _, value in found), 2)


def _days(left: EventMention, right: EventMention) -> str:
    if left.inferred or right.inferred or not (left.dated and right.dated):
        return "days near an inferred one" if days_apart(left.interval, right.interval) else "inferred day"
    if days_apart(left.window, right.window):
        return "neighbouring days"
    one, two = _length(left), _length(right)
    longer = max(one, two)
    if longer > 2 * min(one, two):
        return "days within longer ones"
    return next((name for name, longest in LONGEST.items() if longer <= longest), "same years")


def _length(mention: EventMention) -> int:
    return (mention.interval.end or 0) - (mention.interval.start or 0)


def _trigger(left: EventMention, right: EventMention) -> str:
    if left.meanings & right.meanings:
        return "same meaning"
    if left.toll != right.toll and _of_harm(left, right):
        return "toll of it"
    one, two = event_class(left.kind), event_class(right.kind)
    if one in UNSPECIFIC or two in UNSPECIFIC:
        return "unknown kinds" if left.kind == right.kind else "one unknown kind"
    if one == two and left.lemma != right.lemma and (_says_little(left) or _says_little(right)):
        return "same class"
    if left.kind == right.kind or (left.kind in AT_ONE_PLACE and right.kind in AT_ONE_PLACE):
        return "same kind"
    return "related kind" if family(left) == family(right) else "other kind"


def _place(left: EventMention, right: EventMention) -> str | None:
    apart = None if _is_wide(left) or _is_wide(right) else distance_km(left, right)
    if apart is not None:
        return "same place" if left.place == right.place or apart <= SAME_TOWN_KM else "near place"
    if left.place and left.place == right.place:
        return "same country" if left.place == left.country else "same place name"
    return "same country" if left.country and left.country == right.country else None


def _clauses(left: EventMention, right: EventMention, names: Set[str]) -> dict[str, float]:
    """Return how alike the words of two clauses are, but for names and places, which are evidence of their own.

    Of two acts in other words, the day says nothing either: "an interview on Friday", "a conference on Friday".
    """
    one_act = (left.lemma == right.lemma and not _says_little(left)) or left.meanings & right.meanings
    days = frozenset[str]() if one_act else CALENDAR
    similar = _similar_words(left.words, right.words, days | names | _place_words(left) | _place_words(right))
    if similar:
        return {"similar clauses": similar}
    unlike = left.words and right.words and left.words.keys().isdisjoint(right.words)
    return {"unlike clauses": 1.0} if unlike else {}


def _similar_words(left: Mapping[str, float], right: Mapping[str, float], counted: Set[str] = frozenset()) -> float:
    """Return the cosine of the words of two clauses, each weighed by its rarity, but for those counted elsewhere."""
    same = math.fsum([rare * rare for word, rare in left.items() if word in right and word not in counted])
    if not same:
        return 0.0
    one, two = (
        math.fsum([rare * rare for word, rare in words.items() if word not in counted]) for words in (left, right)
    )
    return same / math.sqrt(one * two)


@lru_cache(maxsize=100_000)
def _words_of(place: str) -> frozenset[str]:
    return frozenset(place.casefold().split())


def _place_words(mention: EventMention) -> frozenset[str]:
    return _words_of(mention.place) if mention.place else frozenset()


def _continues(later: EventMention, earlier: EventMention) -> bool:
    """True if a clause continues another one of its sentence: with a toll, with a detail, or in words that tell both.

    A detail has a trigger that says nothing by itself, and no actor of its own: "came and laid a wreath". What the
    same words call by one title, as one kind of act of the same days, is one: "Friday saw the crew pull him out".
    """
    if later.sentence_start != earlier.sentence_start:
        return False
    if is_toll(later, earlier) or (later.title == earlier.title and _of_one_kind(later, earlier)):
        return True
    detail = later.leads_from == earlier.report_id and event_class(later.kind) == "OTHER"
    return detail and all(actor & earlier.name_words for actor in _actors(later))


def _of_one_kind(left: EventMention, right: EventMention) -> bool:
    return left.interval == right.interval and (
        left.kind == right.kind or "OTHER" in map(event_class, (left.kind, right.kind))
    )


def one_event(left: EventMention, right: EventMention, similarities: Similarities) -> bool:
    """True if two mentions are of one event by their own evidence, whatever they count.

    Args:
        left: a mention.
        right: another one.
        similarities: of linked documents.
    """
    found = evidence(left, right, similarity_of(left, right, similarities))
    found.pop("counts agree", None)
    return score(found) > SAME and enough(left, right, found) and not forbidden(left, right, similarities)


def clearly_linked(left: EventMention, right: EventMention, similarities: Similarities) -> bool:
    """True if the documents of two mentions tell of one thing beyond doubt."""
    return similarity_of(left, right, similarities) >= CLEARLY_LINKED


def alike(left: EventMention, right: EventMention) -> bool:
    """True if the clauses of two mentions have so many words in common that these alone tell the event from others."""
    return bool(left.words and right.words) and _similar_words(left.words, right.words) >= ENOUGH["similar clauses"]


def _agreed_count(left: EventMention, right: EventMention) -> float:
    """Return the largest count on which two mentions agree, at least 1; 0 if they agree on none.

    "At least five" may be thirteen, but does not agree with it.
    """
    ours, theirs = dict(left.counts), dict(right.counts)
    agreed = [kind for kind in ours if kind in theirs and gap(widened(ours[kind]), widened(theirs[kind])) <= 0]
    lows = (sorted((ours[kind].low or 1.0, theirs[kind].low or 1.0)) for kind in agreed)
    return max((low for low, high in lows if high <= MOST_APART * low), default=0.0)
