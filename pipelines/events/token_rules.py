"""What a model's rules say of a token, asked once for each kind of token: rules take as long as reading does.

The rules for parts of speech and lemmas look at a word, its tag and its dependency. Few look at a neighbour as well
("gonna", "there is"): words side by side that one of those fits are given to the rules together.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelines.events.lexicon.verbs import LEMMAS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

RULES = ("attribute_ruler", "lemmatizer")
"""The components of a model that go by such rules, if they are its last ones."""

TokenKind = tuple[int, int, int]
"""The word and tag of a token, and its dependency if a rule names that one, by spaCy's numbers for them."""
_OTHER = -1


class Said(NamedTuple):
    """What a token is, when all components have been asked."""

    text: str
    lower: str
    lemma: str
    pos: str
    tag: str


class TokenRules:
    """The rules of a model, which is asked for them no longer.

    Args:
        language: the model.
    """

    def __init__(self, language: "Language") -> None:
        from spacy.matcher import Matcher

        self._rules: list[Any] = []
        self._neighbours, self._openers = Matcher(language.vocab), Matcher(language.vocab)
        self._asked: frozenset[int] = frozenset()
        self._known: dict[TokenKind, Said] = {}
        self._opening: set[TokenKind] = set()
        self._runs: dict[tuple[TokenKind, ...], list[Said]] = {}
        if tuple(language.pipe_names[-2:]) != RULES or "morphologizer" in language.pipe_names:
            return
        rules: list[Any] = [language.get_pipe(name) for name in RULES]
        patterns = [pattern for rule in rules[0].patterns for pattern in rule["patterns"]]
        several = [pattern for pattern in patterns if len(pattern) > 1]
        asked = _dependencies(patterns)
        if asked is None or any("OP" in token for pattern in several for token in pattern):
            return
        self._rules = rules
        self._asked = frozenset(map(language.vocab.strings.add, asked))
        self._neighbours.add("all", several)
        self._openers.add("first", [pattern[:1] for pattern in several])
        _look_up_by_hash(rules[1].lookups)
        for name in RULES:
            language.disable_pipe(name)

    def said(self, doc: "Doc") -> Sequence[Said]:
        """Return what each token of a passage is, which the other components have read."""
        if not self._rules:
            return [_said(token) for token in doc]
        asked, table = self._asked, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        kinds: list[TokenKind] = [(orth, tag, dep if dep in asked else _OTHER) for orth, tag, dep in table]
        if new := {kind: doc[at] for at, kind in enumerate(kinds) if kind not in self._known}:
            self._learn(list(new), list(new.values()))
        found = [self._known[kind] for kind in kinds]
        if not self._opening.isdisjoint(kinds):
            for start, end in _merged((first, last) for _, first, last in self._neighbours(doc)):
                found[start:end] = self._run(tuple(kinds[start:end]), doc[start:end])
        return found

    def _learn(self, kinds: Sequence[TokenKind], tokens: Sequence["Token"]) -> None:
        """Ask the rules for tokens side by side; in halves, if a rule takes some of them for neighbours."""
        together = _doc(tokens)
        if len(tokens) > 1 and self._neighbours(together):
            half = len(tokens) // 2
            self._learn(kinds[:half], tokens[:half])
            self._learn(kinds[half:], tokens[half:])
            return
        self._opening.update(kinds[at] for _, at, _ in self._openers(together))
        self._known.update(zip(kinds, map(_said, self._ruled(together)), strict=True))

    def _run(self, kinds: tuple[TokenKind, ...], tokens: Iterable["Token"]) -> list[Said]:
        """Return what the rules say of neighbours."""
        if kinds not in self._runs:
            self._runs[kinds] = [_said(token) for token in self._ruled(_doc(list(tokens)))]
        return self._runs[kinds]

    def _ruled(self, doc: "Doc") -> Iterable["Token"]:
        for rule in self._rules:
            doc = rule(doc)
        return doc


def _doc(tokens: Sequence["Token"]) -> "Doc":
    """Return some tokens as a text of their own, each its own head."""
    from spacy.tokens import Doc

    return Doc(
        tokens[0].vocab,
        words=[token.text for token in tokens],
        tags=[token.tag_ for token in tokens],
        deps=[token.dep_ for token in tokens],
        heads=list(range(len(tokens))),
    )


def _dependencies(patterns: Iterable[Any]) -> set[str] | None:
    """Return the dependencies that rules name, so that all others are one to them; None if they ask in other ways.

    >>> sorted(_dependencies([[{"DEP": "expl"}, {"LOWER": "is"}], [{"DEP": {"NOT_IN": ["aux", "det"]}}]]) or ())
    ['aux', 'det', 'expl']
    """
    asked = [token["DEP"] for pattern in patterns for token in pattern if "DEP" in token]
    if any(not isinstance(each, str) and not each.keys() <= {"IN", "NOT_IN"} for each in asked):
        return None
    lists = [[each] if isinstance(each, str) else [name for names in each.values() for name in names] for each in asked]
    return {name for names in lists for name in names if name}


def _look_up_by_hash(lookups: Any) -> None:
    """Make sets of the lists of known words, of which a lemmatizer goes through tens of thousands for each word."""
    words: Any = lookups.get_table("lemma_index", {})
    for part_of_speech, listed in list(words.items()):
        words[part_of_speech] = frozenset(listed)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that share a token as one.

    >>> list(_merged([(4, 6), (0, 2), (1, 3)]))
    [(0, 3), (4, 6)]
    """
    start = end = -1
    for first, last in sorted(spans):
        if first >= end:
            if end > 0:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > 0:
        yield start, end


def _said(token: "Token") -> Said:
    lower = token.lower_
    return Said(token.text, lower, LEMMAS.get(lower) or token.lemma_.lower(), token.pos_, token.tag_)
