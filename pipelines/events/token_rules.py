"""What a model's rules say of a token, asked once for each kind of token: rules take as long as reading does.

The rules for parts of speech and lemmas look at a word, its tag and its dependency. Few look at a neighbour as well
("gonna"): a passage in which one of those fits is given to the rules whole.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

RULES = ("attribute_ruler", "lemmatizer")
"""The components of a model that go by such rules, if they are its last ones."""


class Said(NamedTuple):
    """What a token is, when all components have been asked."""

    lemma: str
    pos: str
    tag: str
    dep: str


class TokenRules:
    """The rules of a model, which is asked for them no longer.

    Args:
        language: the model.
    """

    def __init__(self, language: "Language") -> None:
        from spacy.matcher import Matcher

        self._rules: list[Any] = []
        self._neighbours = Matcher(language.vocab)
        self._known: dict[tuple[int, int, int], Said] = {}
        if tuple(language.pipe_names[-2:]) == RULES and "morphologizer" not in language.pipe_names:
            self._rules = [language.get_pipe(name) for name in RULES]
            for name in RULES:
                language.disable_pipe(name)
            for number, rule in enumerate(self._rules[0].patterns):
                if several := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                    self._neighbours.add(str(number), several)

    def said(self, doc: "Doc") -> Sequence[Said]:
        """Return what each token of a passage is, which the other components have read."""
        if not self._rules or self._neighbours(doc):
            return [_said(token) for token in self._ruled(doc)]
        kinds = [(orth, tag, dep) for orth, tag, dep in doc.to_array(["ORTH", "TAG", "DEP"]).tolist()]
        if new := {kind: doc[at] for at, kind in enumerate(kinds) if kind not in self._known}:
            self._learn(list(new), list(new.values()))
        return [self._known[kind] for kind in kinds]

    def _learn(self, kinds: Sequence[tuple[int, int, int]], tokens: Sequence["Token"]) -> None:
        """Ask the rules for tokens side by side; in halves, if a rule takes some of them for neighbours."""
        from spacy.tokens import Doc

        together = Doc(
            tokens[0].vocab,
            words=[token.text for token in tokens],
            tags=[token.tag_ for token in tokens],
            deps=[token.dep_ for token in tokens],
            heads=list(range(len(tokens))),
        )
        if len(tokens) > 1 and self._neighbours(together):
            half = len(tokens) // 2
            self._learn(kinds[:half], tokens[:half])
            self._learn(kinds[half:], tokens[half:])
        else:
            self._known.update(zip(kinds, map(_said, self._ruled(together)), strict=True))

    def _ruled(self, doc: "Doc") -> Iterable["Token"]:
        for rule in self._rules:
            doc = rule(doc)
        return doc


def _said(token: "Token") -> Said:
    return Said(token.lemma_, token.pos_, token.tag_, token.dep_)
