"""Dependency parses of passages: the only file that knows spaCy.

The model is loaded from its folder after every file in it was compared with a committed list of checksums; the Python
of the model's package is never imported. Parts of speech are Universal POS tags, dependencies are ClearNLP labels.

A model's rules for parts of speech and lemmas look at a word, its tag and its dependency; few look at a neighbour as
well ("gonna", "there is"). They are asked once for each kind of token, since they take as long as the parse does.
"""

import hashlib
import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelines.errors import ModelError
from pipelines.events.lexicon.verbs import LEMMAS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MANIFEST = Path(__file__).with_name("model_manifest.json")
UNUSED_PIPES = ["ner", "senter"]
PLAIN_MARKS = str.maketrans("’‘“”‐‑", "''\"\"--")
BATCH = 64
"""The most passages that are parsed together."""
BATCH_CHARACTERS = 8_000
PARTS = 4
"""spaCy's parser works off a batch in so many parts; it is told of one so many times as large, and does it in one."""


@dataclass(slots=True, eq=False)
class Word:
    """A token of a parsed sentence; offsets are those of the document's text."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: "Word | None"
    children: list["Word"]


@dataclass(slots=True, eq=False)
class Sentence:
    """A parsed sentence of a passage."""

    words: list[Word]
    text: str
    start: int
    end: int


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

    def said(self, docs: Sequence["Doc"]) -> Iterator[Sequence[Said]]:
        """Yield what the tokens of each passage are, which the other components have read."""
        if not self._rules:
            yield from ([_said(token) for token in doc] for doc in docs)
            return
        kinds = [self._kinds(doc) for doc in docs]
        told = (
            (kind, doc[at])
            for doc, own in zip(docs, kinds, strict=True)
            for at, kind in enumerate(own)
            if kind not in self._known
        )
        if new := dict(told):
            self._learn(list(new), list(new.values()))
        for doc, own in zip(docs, kinds, strict=True):
            found = [self._known[kind] for kind in own]
            if not self._opening.isdisjoint(own):
                for start, end in _merged((first, last) for _, first, last in self._neighbours(doc)):
                    found[start:end] = self._run(tuple(own[start:end]), doc[start:end])
            yield found

    def _kinds(self, doc: "Doc") -> list[TokenKind]:
        asked, table = self._asked, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        return [(orth, tag, dep if dep in asked else _OTHER) for orth, tag, dep in table]

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


def model_folder(chosen: Path | None) -> Path:
    """Return the folder of the language model, after its check.

    Args:
        chosen: a model of the user's own, taken as it is; None takes the installed one, whose files must be the
            ones of the committed list.

    Raises:
        ModelError: the model is missing, or a file of it differs from the list.
    """
    if chosen is not None:
        if not (chosen / "config.cfg").is_file():
            raise ModelError(f"{chosen} holds no spaCy model (no config.cfg). Set DATELINE_MODEL to a model's folder.")
        return chosen
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    package = importlib.util.find_spec(manifest["package"])
    places = list(package.submodule_search_locations or ()) if package else []
    found = [config.parent for place in places for config in Path(place).glob("*/config.cfg")]
    if not found:
        raise ModelError(f"The language model {manifest['package']} is not installed. Install requirements.txt.")
    _check_files(found[0], manifest["sha256"])
    return found[0]


def _check_files(folder: Path, expected: dict[str, str]) -> None:
    present = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(expected.keys() | present.keys()):
        path = present.get(name)
        if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != expected.get(name):
            raise ModelError(f"{folder / name} is not the file that was checked. Reinstall requirements.txt.")


def model_sha256(chosen: Path | None) -> str:
    """Return which language model reads the texts: one SHA-256 over the names and contents of its files.

    Args:
        chosen: a model of the user's own; None is the installed one, by the committed list of its files.
    """
    if chosen is None:
        files: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))["sha256"]
    else:
        present = [path for path in chosen.rglob("*") if path.is_file()]
        files = {path.relative_to(chosen).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in present}
    return hashlib.sha256("".join(f"{name} {files[name]}\n" for name in sorted(files)).encode()).hexdigest()


def _loaded(folder: Path) -> "Language":
    """Load a model whose layers multiply matrices by NumPy, which takes a third of the time that thinc's own way does.

    What that gives for a row may hang, in its last digit, on how many rows there are; so the passages of a document are
    parsed together and beside no others.
    """
    import numpy as np
    import spacy
    from thinc.api import NumpyOps, get_current_ops, set_current_ops  # pyright: ignore[reportUnknownVariableType]

    class Ops(NumpyOps):  # pyright: ignore[reportUntypedBaseClass]
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    others = get_current_ops()
    set_current_ops(Ops())
    try:
        return spacy.load(folder, exclude=UNUSED_PIPES)
    finally:
        set_current_ops(others)


class SentenceParser:
    """A loaded language model.

    Args:
        folder: of the model, checked.
    """

    def __init__(self, folder: Path) -> None:
        self._language = _loaded(folder)
        self._rules = TokenRules(self._language)

    def docs(self, texts: Sequence[str]) -> Iterator[tuple["Doc", Sequence[Said]]]:
        """Yield the parse of each text, and what its tokens are."""
        plain = [text.translate(PLAIN_MARKS) for text in texts]
        docs = list(self._language.pipe(plain, batch_size=PARTS * len(texts)))
        yield from zip(docs, self._rules.said(docs), strict=True)


@lru_cache(maxsize=1)
def _reader(model: Path | None) -> SentenceParser:
    return SentenceParser(model_folder(model))


def parse(passages: Iterable[tuple[str, int]], model: Path | None = None) -> Iterator[list[Sentence]]:
    """Yield the sentences of each passage, in the order given.

    Args:
        passages: text of a passage, and its offset in the document.
        model: folder of a model other than the installed one.

    Raises:
        ModelError: see `model_folder`.
    """
    for batch in _batches(passages):
        reader = _reader(model)
        for (doc, said), (text, offset) in zip(reader.docs([text for text, _ in batch]), batch, strict=True):
            yield _sentences(doc, said, text, offset)


def _batches(passages: Iterable[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Passages that are parsed together; the memory for it goes by their characters."""
    batch: list[tuple[str, int]] = []
    held = 0
    for text, offset in passages:
        if batch and (len(batch) == BATCH or held + len(text) > BATCH_CHARACTERS):
            yield batch
            batch, held = [], 0
        batch.append((text, offset))
        held += len(text)
    if batch:
        yield batch


def _sentences(doc: "Doc", said: Sequence[Said], text: str, offset: int) -> list[Sentence]:
    table: list[list[int]] = doc.to_array(["LENGTH", "SPACY", "HEAD"]).astype("int64").tolist()
    dependencies: list[str] = [doc.vocab.strings[dep] for dep in doc.to_array("DEP").tolist()]
    words: list[Word] = []
    start = offset
    for index, (each, dep, (length, space, _)) in enumerate(zip(said, dependencies, table, strict=True)):
        words.append(Word(index, start, start + length, *each, dep, None, []))
        start += length + space
    for word, (_, _, away) in zip(words, table, strict=True):  # a head is counted from its word
        if away and word.pos != "SPACE":
            head = word.head = words[word.index + away]
            head.children.append(word)
    sentences: list[Sentence] = []
    for span in doc.sents:
        held = [word for word in words[span.start : span.end] if word.pos != "SPACE"]
        if held:
            start, end = held[0].start, held[-1].end
            sentences.append(Sentence(held, text[start - offset : end - offset], start, end))
    return sentences
