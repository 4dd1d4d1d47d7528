"""The engine: find windows around time words, reduce each by the rules level by level, build its meanings.

It knows no word and no calendar. A window is a run of tokens whose classes occur in rules, with two strangers on each
side as context; its class string (the shape) decides the whole derivation, so derivations are kept by shape.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from pipelines.temporal.lexicon.model import Lexicon, Phrase
from pipelines.temporal.meaning import Meaning, Several
from pipelines.temporal.overlap import Hit, choose
from pipelines.temporal.parts import Parts
from pipelines.temporal.rule import Rule
from pipelines.temporal.rules import LEVELS
from pipelines.temporal.symbols import CHAR, MADE, characters
from pipelines.temporal.tokens import TOKEN, Classes

STRANGERS = "W PL CAPITAL CAPS PUNCT NL DOT CUR QUOTE RPAR OUTSIDE"
TRIGGERS = (
    "UNIT UNITS CENTURYW QUARTER QUARTERS HALF QTOKEN MONTH SHORTMONTH MAYMARCH LOWMAY WEEKDAY WEEKDAYS SHORTDAY SATSUN "
    "LOWDAY DECADEWORD SEASON SEASONS FALL DAYPART NOON OVERNIGHT TONIGHT DEICTIC NOW PRESENT FUTURE RECENTLY AGO BC AD "
    "DAILY FEAST YEAR CLOCK HHMM AMPM OCLOCK DECADE SHORTDECADE ISO NUMDATE TIMEWORD PERIOD SHORTUNIT ZONE SLASHED SECOND "
    "TIMES PAST RECENT CURRENT TERM ORDN MONYEAR SHORTYEAR FEASTHEAD EVE"
)
INSIDE = "".join(set(CHAR.values()) - {CHAR[name] for name in f"{STRANGERS} {MADE}".split()})
TRIGGER = re.compile("[" + "".join(characters(name) for name in TRIGGERS.split()) + "]")
INSIDE_RUN = re.compile(f"[{INSIDE}]*")
OUTPUT = frozenset(
    CHAR[name]
    for name in [
        "DUR",
        "HDUR",
        "TIMEOFDAY",
        "MD",
        "DAYDATE",
        "YDATE",
        "DATE",
        "REL",
        "RECUR",
        "STRETCH",
        "SETX",
        "VAGUE",
        "OUTER",
        "PAIR",
    ]
)
GATES = tuple(re.compile("|".join(f"(?:{rule.unnamed})" for rule in level)) for level in LEVELS)
LONGEST_WINDOW = 48
ROUNDS = 6
REACH_BACK = 5


class Node(NamedTuple):
    """A derivation: a rule over positions [start, end) of a window, its named parts positions or nodes."""

    rule: Rule
    start: int
    end: int
    parts: tuple[tuple[str, "Node | int"], ...]
    children: tuple["Node", ...]


class Window(NamedTuple):
    """A stretch of tokens to be parsed: its shape, and the place of each of its positions in the token list."""

    shape: str
    places: Sequence[int]
    ends: Sequence[int]


class Finding(NamedTuple):
    """A phrase and its meaning; `inside` are the references within an outer row."""

    start: int
    end: int
    meaning: Meaning | None
    rule: Rule
    inside: tuple["Finding", ...]
    token: int
    names: frozenset[str]


class Scan:
    """One text, tokenised and classified; everything else is done where its classes show a time word."""

    def __init__(self, text: str, classes: Classes) -> None:
        self.text = text
        self.classes = classes
        self.tokens = TOKEN.findall(text)
        self.shape = "".join(map(classes.__getitem__, self.tokens))
        self.starts = list(accumulate(map(len, self.tokens), initial=0))

    def end_of(self, place: int) -> int:
        """Offset at which a token ends, its blanks left out."""
        return self.starts[place] + len(self.tokens[place].rstrip())

    def windows(self) -> Iterator[tuple[int, int]]:
        """Runs of tokens around time words, at most `LONGEST_WINDOW` long, from left to right."""
        shape, done, at = self.shape, 0, 0
        while found := TRIGGER.search(shape, at):
            first = found.start()
            while first > done and shape[first - 1] in INSIDE and found.start() - first < LONGEST_WINDOW // 2:
                first -= 1
            run = INSIDE_RUN.match(shape, found.end(), first + LONGEST_WINDOW)
            done = run.end() if run else found.end()
            if shape[found.start()] == CHAR["FEASTHEAD"] and (phrase := phrase_at(self, found.start())):
                run = INSIDE_RUN.match(shape, max(done, found.start() + len(phrase[0])), first + LONGEST_WINDOW)
                done = run.end() if run else done
            yield first, done
            at = done


def window_of(scan: Scan, first: int, last: int) -> Window:
    """The window of tokens [first, last): phrases of several words become one position, two strangers stand each side."""
    left, right = left_of(scan, first), min(last + 2, len(scan.tokens))
    chars: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    place = left
    heads = scan.classes.heads
    while place < right:
        token = scan.tokens[place]
        char, after = scan.shape[place], place + 1
        if not first <= place < last and TRIGGER.match(char):
            char = CHAR["OUTSIDE"]
        phrase = phrase_at(scan, place) if heads[token] else None
        if phrase:
            char, after = CHAR[phrase[1]], place + len(phrase[0])
        chars.append(char)
        places.append(place)
        ends.append(after - 1)
        place = after
    return Window("".join(chars), places, ends)


def left_of(scan: Scan, first: int) -> int:
    """Where a window starts: two strangers before its first token, or a phrase that reaches into it."""
    for place in range(max(first - REACH_BACK, 0), first - 2):
        phrase = phrase_at(scan, place) if scan.classes.heads[scan.tokens[place]] else None
        if phrase and place + len(phrase[0]) > first:
            return place
    return max(first - 2, 0)


def phrase_at(scan: Scan, place: int) -> Phrase | None:
    """The phrase of several words that stands at a place, if any."""
    for phrase in scan.classes.heads[scan.tokens[place]]:
        said = tuple(token.rstrip().lower().replace("’", "'") for token in scan.tokens[place : place + len(phrase[0])])
        if said == phrase[0]:
            return phrase
    return None


@lru_cache(maxsize=50_000)
def derive(shape: str) -> tuple[Node, ...]:
    """The derivations that a shape allows, from left to right: those nodes that are references or hold some."""
    nodes: list[Node | int] = list(range(len(shape)))
    for level, gate in zip(LEVELS, GATES, strict=True):
        for _ in range(ROUNDS):
            hits = choose(matches(level, shape)) if gate.search(shape) else []
            if not hits:
                break
            shape, nodes = reduce(shape, nodes, hits)
    return tuple(node for char, node in zip(shape, nodes, strict=True) if char in OUTPUT and isinstance(node, Node))


def matches(level: Sequence[Rule], shape: str) -> Iterator[Hit]:
    """All places of a shape where a rule of the level fits."""
    for order, rule in enumerate(level):
        for match in rule.expression.finditer(shape):
            if match.end() > match.start() and not (match.end() - match.start() == 1 and match[0] == rule.char):
                parts = tuple((name[0], match.start(name)) for name, said in match.groupdict().items() if said is not None)
                yield Hit(match.start(), match.end(), order, rule, parts)


def reduce(shape: str, nodes: list[Node | int], hits: Sequence[Hit]) -> tuple[str, list[Node | int]]:
    """The shape with each hit replaced by the class that its rule makes."""
    chars: list[str] = []
    reduced: list[Node | int] = []
    at = 0
    for hit in hits:
        chars.append(shape[at : hit.start])
        reduced.extend(nodes[at : hit.start])
        inner = nodes[hit.start : hit.end]
        first, last = inner[0], inner[-1]
        node = Node(
            hit.rule,
            first if isinstance(first, int) else first.start,
            last + 1 if isinstance(last, int) else last.end,
            tuple((name, nodes[place]) for name, place in hit.parts),
            tuple(child for child in inner if isinstance(child, Node)),
        )
        chars.append(hit.rule.char)
        reduced.append(node)
        at = hit.end
    chars.append(shape[at:])
    reduced.extend(nodes[at:])
    return "".join(chars), reduced


class Builder:
    """Turns the derivations of one window into findings, with the values of its words."""

    def __init__(self, scan: Scan, window: Window) -> None:
        self.scan = scan
        self.window = window

    def offsets(self, node: Node | int) -> tuple[int, int]:
        """Character offsets of a node."""
        first, last = (node, node + 1) if isinstance(node, int) else (node.start, node.end)
        scan, window = self.scan, self.window
        return scan.starts[window.places[first]], scan.end_of(window.ends[last - 1])

    def leaf(self, position: int) -> Any:
        """The value of a word, or of a phrase of several words."""
        place, last = self.window.places[position], self.window.ends[position]
        if place == last:
            return self.scan.classes.value(self.scan.tokens[place])
        words = tuple(self.scan.tokens[at].rstrip().lower().replace("’", "'") for at in range(place, last + 1))
        return next(value for said, _, value in self.scan.classes.lexicon.phrases[words[0]] if said == words)

    def value(self, node: Node | int) -> Any:
        """What a node means, from its leaves upwards; None if a rule refuses."""
        if isinstance(node, int):
            return self.leaf(node)
        values: dict[str, object] = {}
        for name, part in node.parts:
            value = self.value(part)
            if value is None and isinstance(part, Node):
                return None
            values[name] = value
        start, end = self.offsets(node)
        return node.rule.build(Parts(values, self.scan.text[start:end]))

    def findings(self, node: Node) -> Iterator[Finding]:
        """The references of a derivation; where its rule refuses, those of its children."""
        value = self.value(node)
        if value is None:
            for child in node.children:
                if child.rule.char in OUTPUT:
                    yield from self.findings(child)
            return
        start, end = self.offsets(node)
        token, names = self.window.places[node.start], frozenset(rule_names(node))
        if not isinstance(value, Several):
            yield Finding(start, end, value, node.rule, (), token, names)
            return
        parts = dict(node.parts)
        inside = tuple(self.part(node, parts[name], meaning) for name, meaning in value.parts)
        if value.outer is None:
            yield from inside
        else:
            yield Finding(start, end, value.outer, node.rule, inside, token, names)

    def part(self, node: Node, part: Node | int, meaning: Meaning) -> Finding:
        """A reference inside another one."""
        start, end = self.offsets(part)
        position = part if isinstance(part, int) else part.start
        rule = node.rule if isinstance(part, int) else part.rule
        names = frozenset({node.rule.name, *(rule_names(part) if isinstance(part, Node) else ())})
        return Finding(start, end, meaning, rule, (), self.window.places[position], names)


def rule_names(node: Node) -> Iterator[str]:
    """The names of all rules of a derivation."""
    yield node.rule.name
    for child in node.children:
        yield from rule_names(child)


@lru_cache(maxsize=8)
def classes_of(lexicon_name: str) -> Classes:
    """The class table of a language, filled as it is used."""
    return Classes(lexicon_of(lexicon_name))


def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language; English where there is none."""
    from pipelines.temporal.lexicon import LEXICONS

    return LEXICONS.get(language, LEXICONS["en"])


def scan_text(text: str, language: str) -> tuple[Scan, list[Finding]]:
    """All phrases of a text with their meanings, in text order."""
    scan = Scan(text, classes_of(language))
    findings: list[Finding] = []
    for first, last in scan.windows():
        window = window_of(scan, first, last)
        for node in derive(window.shape):
            findings.extend(Builder(scan, window).findings(node))
    return scan, findings
