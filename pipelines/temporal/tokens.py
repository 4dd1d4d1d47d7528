"""From text to tokens, and from a token to its class and value.

A token is a word, a number shape or one other character, with the blanks after it, so that the tokens cover the text.
Plain words and marks, which are most of a text, are tried first; most of all a word and the one blank behind it.
A word that mixes letters and digits, such as a hash or a plate, is one token and no number.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from pipelines.temporal.lexicon.model import Lexicon, LexiconPhrase, Value
from pipelines.temporal.symbols import CHAR, STRANGERS, TRIGGERS

TOKEN = r"""[A-Za-z]++\ (?![ \t\xa0\r\n]) |
    (?:
      (?=[^\x00-\x7f])ODD
    | [^\W\d_]++(?![.'’0-9:]) | [^\w\s'’@\#] | \r?\n\s*+
    | ['’](?!\w)
    | [0-9]++(?!\w|[./:'’-]|,[0-9]{3}|\ ?[年년])
    | (?:https?|ftp)://[^\s<>"]++ | [A-Za-z0-9-]{1,40}+(?:\.[A-Za-z]{2,20}+){1,3}+/[^\s<>"]++
    | [@\#](?=[0-9_]*+[A-Za-z])[A-Za-z0-9_]++
    | FISCAL(?:[0-9]{2}){1,2}\b | [1-4](?i:QUARTER)(?:(?:[0-9]{2}){1,2})?\b
    | [12]HALF(?:(?:[0-9]{2}){1,2}\b|(?=\ [12][0-9]{3}\b))
    | (?!ERA[0-9]{1,4}\b)(?!(?i:(?:QUARTER|HALF)[1-4]|c[1-9][0-9]{3}|MONTH[0-9]{1,4})\b)[A-Za-z]++[0-9][A-Za-z0-9]*+
    | (?!(?i:[0-9]{1,2}MONTH[0-9]{2,4}|[0-9]{4}(?:QUARTER|HALF)[1-4]|[0-9]{1,2}h[0-9]{2})\b)
      [0-9]++[A-Za-z]++[0-9][A-Za-z0-9]*+
    | [0-9]{4}(?!(?i:ORDINAL|i?e?s|ERA|HALFDAY|ZONE|HOUR|MONTH)\b)[A-Za-z]++\b
    | (?=[0-9])(?:
        [0-9]{4}-W[0-9]{2}(?:-[1-7])?(?![0-9-])
      | [0-9]{4}\ ?[年년]\ ?[0-9]{1,2}\ ?[月월]\ ?[0-9]{1,2}\ ?[日일]
      | [0-9]{1,4}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,4}(?![0-9])
        (?:[T\ ][0-9][0-9]:?[0-9][0-9](?::?[0-9][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?(?![0-9]))?
      | [0-9]{1,2}/[0-9]{4}(?![0-9/]) | [0-9]{4}/[0-9]{1,2}(?![0-9/]) | [0-9]{1,2}/[0-9]{1,2}(?![0-9/])
      | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])
      | [0-9]{1,3}(?:,[0-9]{3})+(?![0-9])
      | [0-9]++\.[0-9]++
      | [0-9]++(?i:ORDINAL|s)\b | [0-9]{1,2}(?:er\b|[ºª]) | [0-9]{2,3}0['’]s\b
      | [0-9]++)
    | [APap]\.[Mm]\b\.? | (?i:QUARTER|HALF)[1-4]\b
    | (?i:CIRCA)\.(?=[ \t]*[0-9]) | (?i:OCLOCK)\b
    | ['’][sS]\b | ['’][0-9][0-9](?![0-9sS])
    | (?:[A-Za-z]\.){2,}+
    | (?i:SHORT)\.(?=[ \t]*[0-9,A-Za-z])
    | [^\W\d_]++
    | .
    )[ \t\xa0]*+(?:\r?\n[ \t]*+(?=[a-z]))?+"""
SHAPE = re.compile("FISCAL|QUARTER|HALFDAY|HALF|ERA|MONTH|ORDINAL|ZONE|HOUR|CIRCA|OCLOCK|SHORT|ODD")
"""Where the words of a language stand in the pattern of its tokens."""


def token_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the tokens of a language; its words for parts of a token are the lexicon's shapes.

    >>> from pipelines.temporal.lexicon import LEXICONS
    >>> token_pattern(LEXICONS["en"]).findall("It fell on the 3rd of May2021.")[-3:]
    ['May', '2021', '.']
    """
    return re.compile(
        SHAPE.sub(lambda found: either(lexicon.shapes.get(found[0].lower(), ())), TOKEN), re.VERBOSE | re.DOTALL
    )


def either(words: Sequence[str]) -> str:
    """Return a pattern that fits one of some words, the longest first; nothing if there are none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})" if words else "(?!)"


PUNCTUATION = {
    ",": "COMMA", "-": "DASH", "–": "DASH", "—": "DASH", "/": "SLASH", "'": "APOS", "’": "APOS", "‘": "APOS",
    "`": "APOS", "'s": "POSS", "’s": "POSS", "(": "LPAR", "[": "LPAR", ")": "RPAR", "]": "RPAR", ".": "DOT",
    "$": "CUR", "€": "CUR", "£": "CUR", "¥": "CUR", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "~": "AROUND",
    "+": "PLUS", "#": "NUMBERED", "§": "NUMBERED",
}  # fmt: skip


def classify(word: str, lexicon: Lexicon) -> tuple[str, Value]:
    """Class name and value of one token without its blanks.

    >>> from pipelines.temporal.lexicon import LEXICONS
    >>> classify("May", LEXICONS["en"]), classify("1998", LEXICONS["en"]), classify("soldiers", LEXICONS["en"])
    (('MAYMARCH', 5), ('YEAR', 1998), ('PL', None))
    """
    if not word:
        return "NL", None
    if word[0] in "'’" and len(word) == 3 and word[1:].isdigit():
        return "SHORTYEAR", int(word[1:])
    if word[0] in "0123456789" or word[-1] in "0123456789":
        return lexicon.exact.get(word) or classify_period(word, lexicon.shapes) or classify_digits(word)
    found = lexicon.exact.get(word) or lexicon.words.get(word) or lexicon.words.get(word.lower())
    if found:
        return found
    if word in PUNCTUATION:
        return PUNCTUATION[word], None
    return (stranger(word, lexicon) if word[0].isalpha() else "PUNCT"), None


def stranger(word: str, lexicon: Lexicon) -> str:
    """Return the class of a word that the lexicon does not know."""
    if word[0].isupper():
        return "CAPS" if word.isupper() and len(word) > 1 else "CAPITAL"
    return "PL" if ends(word, "plural", lexicon) else "W"


def ends(word: str, ending: str, lexicon: Lexicon) -> bool:
    """True if a word that is no short one has an ending of its language."""
    return len(word) > SHORTEST and ending in lexicon.endings and word.endswith(lexicon.endings[ending])


SHORTEST = 3
PERIOD = re.compile(r"(?P<number>[1-4])?(?P<name>[A-Za-z]+)(?P<digits>[0-9]{0,4})")


def classify_period(word: str, shapes: Mapping[str, Sequence[str]]) -> tuple[str, Value] | None:
    """Quarters and halves (Q3, 3Q, 3Q24) by their number of the year, and fiscal years (FY24)."""
    said = PERIOD.fullmatch(word)
    if not said:
        return None
    number, name, digits = said["number"], said["name"].upper(), said["digits"]
    if name in shapes.get("fiscal", ()) and not number:
        return "FYEAR", int(digits)
    parts = 4 if name in shapes.get("quarter", ()) else 2 if name in shapes.get("half", ()) else 0
    if not parts or int(number or digits) > parts:
        return None
    return (
        ("QYEAR", (parts, int(number), int(digits)))
        if number and digits
        else ("QTOKEN", (parts, int(number or digits)))
    )


def classify_digits(word: str) -> tuple[str, Value]:
    """Class name and value of a token that starts with a digit.

    >>> classify_digits("3rd"), classify_digits("1990s"), classify_digits("2025-04-15")
    (('ORDN', 3), ('DECADE', 199), ('ISO', (2025, 4, 15)))
    """
    if word.isdecimal() and word.isascii():
        return classify_number(word)
    if word[0] not in "0123456789":
        return "CAPITAL" if word[0].isupper() else "W", None
    if word[-1] in "ºª":
        return "ORDN", int(word[:-1])
    if word[-1] == "s" and word.rstrip("s'’").isdecimal():
        name, value = classify_decade(word.rstrip("s'’"))
        return ("DECADEPOSS" if name == "DECADE" and not word[-2].isdecimal() else name), value
    if word[:-2].isdecimal() and word[-2:].isalpha():
        number = int(word[:-2]) if len(word) < 7 else 0
        return ("ORDN", number) if 1 <= number <= 199 else ("NBIG", number)
    if CLOCK_SHAPE.fullmatch(word):
        return classify_clock(word)
    if "," in word:
        return "NBIG", int(word.replace(",", "")) if len(word) < 16 else None
    if re.fullmatch(r"\d+\.\d+", word):
        return "DECIMAL", float(word)
    if SLASHED.fullmatch(word):
        return classify_slashed(word)
    return classify_date(word)


FIRST_YEAR, LAST_YEAR, MIDNIGHT = 1000, 2199, 2400


def classify_number(word: str) -> tuple[str, Value]:
    """Whole numbers by what they may be: a month or day, a year, a clock time, a count."""
    if len(word) > 9:
        return "PUNCT", None
    number = int(word)
    if len(word) <= 2:
        return ("N12" if 1 <= number <= 12 else "N31" if 13 <= number <= 31 else "N99"), number
    if len(word) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        return "YEAR", number
    if len(word) == 4 and (word[0] == "0" or LAST_YEAR < number < MIDNIGHT) and number % 100 < 60:
        return "HHMM", number // 100 * 60 + number % 100
    return "NBIG", number


def classify_decade(digits: str) -> tuple[str, Value]:
    """1990s and 80s."""
    number = int(digits[:5])
    if len(digits) in (3, 4) and number % 10 == 0:
        return "DECADE" if len(digits) == 4 else "EARLYDECADE", number // 10
    return ("SHORTDECADE", number // 10) if len(digits) == 2 and number % 10 == 0 else ("NBIG", number)


def classify_clock(word: str) -> tuple[str, Value]:
    """10:30 as minutes of the day."""
    hour, minute = int(word.split(":")[0]), int(word.split(":")[1])
    return ("CLOCK", hour * 60 + minute) if hour <= 24 and minute < 60 else ("PUNCT", None)


CLOCK_SHAPE = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
SLASHED = re.compile(r"[0-9]+/[0-9]+")


def classify_slashed(word: str) -> tuple[str, Value]:
    """06/2004 as month and year, 11/20 as month and day in an order yet to be told."""
    first, last = map(int, word.split("/"))
    if first > 999 and last == (first + 1) % 100:
        return "YEARSPAN", (first, first + 1)
    if first > 999:
        return ("MONYEAR", (last, first)) if 1 <= last <= 12 else ("PUNCT", None)
    if last > 999:
        return ("MONYEAR", (first, last)) if 1 <= first <= 12 else ("PUNCT", None)
    plausible = 1 <= min(first, last) <= 12 and max(first, last) <= 31
    if plausible:
        return "SLASHED", (first, last)
    return ("DAYSPAN", (first, last)) if 12 < first == last - 1 < 31 else ("PUNCT", None)


WEEK_SHAPE = re.compile(r"([0-9]{4})-W([0-9]{2})(?:-([1-7]))?")
EAST_ASIAN = re.compile(r"([0-9]{4}) ?[年년] ?([0-9]{1,2}) ?[月월] ?([0-9]{1,2}) ?[日일]")
SHORT = 2
"""Digits of a year that leaves out its century."""
DATE_SHAPE = re.compile(
    r"(\d+)([-/.])(\d+)\2(\d+)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?(?:(Z)|([+-]\d\d):?(\d\d))?)?"
)


def classify_date(word: str) -> tuple[str, Value]:
    """ISO dates (year first) and numeric dates whose order must be told."""
    if week := WEEK_SHAPE.fullmatch(word):
        return "ISOWEEK", tuple(int(number) for number in week.groups() if number)
    if written := EAST_ASIAN.fullmatch(word):
        return "ISO", (int(written[1]), int(written[2]), int(written[3]))
    match = DATE_SHAPE.match(word)
    if not match:
        return "PUNCT", None
    first, middle, last = match[1], int(match[3]), match[4]
    clock = (int(match[5]) * 60 + int(match[6]),) if match[5] else ()
    if match[7] or match[8]:
        clock += (int(f"{match[8]}{match[9]}") if match[8] else 0,)
    if len(first) == 4 and len(last) <= 2:
        return "ISO", (int(first), middle, int(last), *clock)
    plausible = len(first) <= 2 and len(last) in (2, 4) and 1 <= int(first) <= 31 and 1 <= middle <= 31
    if plausible and min(int(first), middle) <= 12 and (len(last) == 4 or match[2] != "." or int(first) > 0):
        pointed = match[2] == "." and len(last) == SHORT and not clock
        return "POINTED" if pointed else "NUMDATE", (int(first), middle, int(last), *clock)
    return "PUNCT", None


ATTRIBUTES = 4
OPENS, FOLLOWS, OPENS_AND_FOLLOWS = "o", "f", "b"
END, CLAUSE_END, STRANGER, OTHER = ".", ";", "w", " "
MARKS = {"": END, ".": END, "!": END, "?": END, ";": CLAUSE_END}
LONGEST_WORD = 24
REMEMBERED = 200_000


class Classes(dict[str, str]):
    """Token to its characters, filled as tokens are met; `meanings` holds what the words of a class mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.tokens = token_pattern(lexicon)
        self.meanings: dict[str, Value] = {}
        self.openings = openings(lexicon)
        self.heads = frozenset(first for first, _ in self.openings)
        self.seconds = frozenset(second for _, second in self.openings)
        self.known = frozenset(map(str.lower, chain(lexicon.words, lexicon.exact, self.heads, self.seconds)))

    def __missing__(self, token: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
            self.meanings.clear()
        word = token.rstrip()
        if word.isalpha() and word.lower() not in self.known:
            char = CHAR[stranger(word, self.lexicon)]
            said = char + char + OTHER + STRANGER
        else:
            said = self.characters(token, word)
        if len(token) <= LONGEST_WORD:
            self[token] = said
        return said

    def characters(self, token: str, word: str) -> str:
        """Return the characters of a token that the lexicon may know."""
        name, value = classify(word, self.lexicon)
        char = CHAR[name]
        outside = CHAR["OUTSIDE"] if char in TRIGGERS else char
        role = self.role(spelling(token))
        mark = MARKS.get(word) or (STRANGER if char in STRANGERS and role == OTHER else OTHER)
        if len(token) <= LONGEST_WORD:
            self.meanings[token] = value
        return char + outside + role + mark

    def role(self, word: str) -> str:
        """Return the mark of a word that opens phrases of several words, or follows in them."""
        if word in self.heads:
            return OPENS_AND_FOLLOWS if word in self.seconds else OPENS
        return FOLLOWS if word in self.seconds else OTHER

    def value(self, token: str) -> Value:
        """Return what a token means: a number, a unit, a month."""
        return self.meanings[token] if token in self.meanings else classify(token.rstrip(), self.lexicon)[1]

    def phrase_at(self, tokens: Sequence[str], place: int) -> LexiconPhrase | None:
        """Return the phrase of several words that stands at a place, if any; the longest of them."""
        phrases = self.openings.get(tuple(map(spelling, tokens[place : place + 2])))
        if not phrases:
            return None
        said = tuple(map(spelling, tokens[place : place + len(phrases[0][0])]))
        found = next((phrase for phrase in phrases if said[: len(phrase[0])] == phrase[0]), None)
        if found and is_title(tokens[place : place + len(found[0])], found[1]):
            return found[0], "CAPITAL", None
        return found


def is_title(tokens: Sequence[str], name: str) -> bool:
    """True if a phrase that has no capitals of its own is written with some, as in a title.

    >>> is_title(["The ", "Day ", "After ", "Tomorrow "], "DEICTIC"), is_title(["The ", "day "], "DEICTIC")
    (True, False)
    """
    inner = [token for token in tokens[1:] if token[0].isalpha()]
    capitals = bool(inner) and all(token[0].isupper() for token in inner)
    return name not in CAPITALISED and capitals and not all(token.isupper() for token in inner)


CAPITALISED = frozenset(("FEAST", "ZONE", "NAMED"))
"""Classes of phrases that may be written with capitals."""


def spelling(token: str) -> str:
    """Return a token as phrases of several words spell it.

    >>> spelling("O’Clock ")
    "o'clock"
    """
    return token.rstrip().lower().replace("’", "'")


def openings(lexicon: Lexicon) -> dict[tuple[str, ...], tuple[LexiconPhrase, ...]]:
    """The first two words of every phrase of several words to the phrases that open with them, the longest first."""
    found: dict[tuple[str, ...], tuple[LexiconPhrase, ...]] = {}
    for phrase in chain.from_iterable(lexicon.phrases.values()):
        found[phrase[0][:2]] = (*found.get(phrase[0][:2], ()), phrase)
    return {words: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0]))) for words, phrases in found.items()}
