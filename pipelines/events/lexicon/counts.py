"""Words of counting: numbers, bounds, and what is counted."""

from pipelines.events.lexicon import words

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: number for number, word in enumerate(_UNITS.split())}
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000, "tn": 10**12}

VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "dozens of thousands": (24_000, 99_999),
    "several dozen": (36, 99),
    "a few dozen": (36, 99),
    "several hundred": (300, 999),
    "a few hundred": (300, 999),
    "several thousand": (3_000, 9_999),
    "a few thousand": (3_000, 9_999),
    "several hundred thousand": (300_000, 999_999),
    "a few hundred thousand": (300_000, 999_999),
    "tens of millions": (20_000_000, 99_999_999),
    "several": (3, 9),
    "a few": (3, 9),
    "a handful": (3, 9),
    "a couple of": (2, 3),
}

EXACT = {"half a million": 500_000, "half a dozen": 6, "a quarter of a million": 250_000, "a couple": 2}

BOUNDS = {
    "above": "more than|over|above|upwards of|well over|well above|in excess of|greater than",
    "least": "at least|no fewer than|no less than|not less than|a minimum of|not fewer than",
    "most": "up to|at most|as many as|no more than|not more than|a maximum of",
    "below": "fewer than|less than|under|below",
    "about": "nearly|almost|about|around|some|approximately|roughly|an estimated|close to|circa|estimated",
}

TOLL = ("killed", "injured")
HIT = "hit"
"""What was done to people of whom the verb leaves open whether they lived."""
CASUALTY_VERBS = {
    "killed": "kill die slay massacre perish murder execute behead drown assassinate slaughter succumb",
    "injured": "injure wound hurt hospitalize hospitalise maim",
    "displaced": "displace uproot flee",
    "arrested": "arrest detain apprehend imprison jail",
    HIT: "shoot stab graze",
}
"""What verbs do to people."""
CASUALTY_ADJECTIVES = {
    "dead": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "missing": "missing",
    "homeless": "displaced",
    "displaced": "displaced",
    "unaccounted": "missing",
}
CASUALTY_NOUNS = {
    "death": "killed",
    "fatality": "killed",
    "injury": "injured",
    "arrest": "arrested",
    "body": "killed",
    "casualty": "",
    "detention": "arrested",
    "killing": "killed",
    "murder": "killed",
}
WOUNDS = words("wound injury burn gunshot fracture bruise bullet shot")
SUFFERING = words("suffer sustain receive")
VIOLENCE = words("gunfire crossfire ambush attack blast kill")
DYING_OF = words("""
    wound injury gunshot shot bullet scene hospital burn shooting stabbing crash attack blast shoot stab gunfire
    """)
"""What stands behind "died" where it was no natural death."""
STATING = words("pronounce declare find leave")
HOMICIDES = words("homicide murder killing slaying manslaughter")
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
REFLEXIVES = words("himself herself themself")
KNOWN = words("the this that his her its their my our")
"""What stands before somebody who was told of before."""
ANYBODY = words("people person persons victim victims human humans life lives")
"""Who is counted where nobody is left out."""
FURTHER = words("other others another further additional")
"""What says that a count comes on top of another one."""
TOLL_NOUNS = words("toll number")
INTRANSITIVE = words("die perish drown succumb flee")
VERB_KIND = {verb: kind for kind, verbs in CASUALTY_VERBS.items() for verb in verbs.split()}

PEOPLE = words("""
    people person civilian soldier child woman man worker troop resident officer policeman policewoman passenger
    protester protestor fighter militant worshipper worshiper other victim member serviceman servicewoman
    journalist villager citizen boy girl guard rebel student crew pilot driver firefighter rescuer doctor nurse
    teacher prisoner inmate migrant refugee tourist pedestrian patient miner fisherman farmer demonstrator
    activist gunman attacker bystander suspect baby infant teenager youth adult minor employee staff sailor
    marine policemen peacekeeper aid commander insurgent paramedic medic elder family individual national
    inhabitant personnel survivor hostage half official politician lawmaker reporter nun priest monk spectator
    fan shopper guest commuter cyclist motorist brother sister mother father son daughter parent human life soul
    body defendant opponent dissident settler colonist islander volunteer reservist conscript trooper constable
    mourner pilgrim trader merchant player colleague participant pupil chef cook aide nephew cousin uncle aunt
    widow bride groom prince king queen scholar imam rabbi bishop monk novice recruit cadet deputy envoy
    diplomat more being toddler coach manager executive shepherd teen tween wife husband spouse fiance fiancee fiancé
    fiancée girlfriend boyfriend stepson stepdaughter stepfather stepmother grandmother grandfather grandson
    granddaughter niece sibling twin mom dad male female clerk neighbor neighbour roommate classmate
    """)

PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "men", "woman", "ee", "ant", "ite", "crat")
NO_PERSONS = words("""
    tiger panther beaver oyster lobster spider corner river tower computer container tanker trailer helicopter
    shelter quarter center letter order water chamber camper number sector tractor reactor motor tree bee
    elephant ant plant giant trawler steamer freighter bunker launcher border paper matter power silver winter summer
    donor euro murder manslaughter disaster weather
    """)

GROUPS = words("family crew group team couple party band gang household squad patrol")
DONE_TO_PERSONS = words("""
    kill assassinate murder execute behead wound injure arrest detain apprehend shoot stab graze hurt slay
    """)
FIGHTERS = words("""
    soldier troop fighter sailor marine officer policeman serviceman pilot trooper militant guard rebel
    """)

CIVILIANS = words(
    "civilian protester protestor demonstrator villager worshipper worshiper resident bystander passer-by"
)

CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₴": "UAH",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₩": "KRW",
    "US$": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "yen": "JPY",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "rouble": "RUB",
    "roubles": "RUB",
    "ruble": "RUB",
    "rubles": "RUB",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rupee": "INR",
    "rupees": "INR",
    "zloty": "PLN",
    "zlotys": "PLN",
    "lira": "TRY",
    "liras": "TRY",
    "won": "KRW",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
}
DOLLARS = {
    "us": "USD",
    "australian": "AUD",
    "canadian": "CAD",
    "hong kong": "HKD",
    "new zealand": "NZD",
    "singapore": "SGD",
}

DAYS_OF_PLURALS = {
    "hours": (0, 1),
    "days": (1, 6),
    "weeks": (7, 34),
    "months": (28, 364),
    "years": (365, 3652),
    "minutes": (0, 0),
}
"""How many days an unnumbered plural may mean: "days after" is one to six, for seven would be a week."""
DAYS_OF_UNITS = {
    "hour": (0, 1),
    "day": (1, 1),
    "week": (7, 7),
    "month": (28, 31),
    "year": (365, 366),
    "minute": (0, 0),
    "night": (1, 1),
    "morning": (1, 1),
    "evening": (0, 0),
}
DAYS_OF_SEVERAL = {"few": (2, 9), "several": (3, 9), "couple": (2, 3), "some": (2, 9)}
