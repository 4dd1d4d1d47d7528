"""Dependency parses of passages: the only file that knows spaCy.

The model is loaded from its folder after every file in it was compared with a committed list of checksums; the Python
of the model's package is never imported. Parts of speech are Universal POS tags, dependencies are ClearNLP labels.
"""

import gc
import hashlib
import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.errors import ModelError
from pipelines.events.lexicon.lemmas import LEMMAS
from pipelines.events.parses import Memory, Parse, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as ParsedToken

MANIFEST = Path(__file__).with_name("model_manifest.json")
UNUSED_PIPES = ["ner", "senter"]
PLAIN_MARKS = str.maketrans("’‘“”‐‑", "''\"\"--")
BATCH = 64
"""The most passages that are parsed together."""
BATCH_CHARACTERS = 8_000


@dataclass(slots=True, eq=False)
class Word:
    """A token of a parsed sentence; offsets are those of the document's text."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: "Word | None" = None
    children: list["Word"] = field(default_factory=list["Word"])

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(slots=True, eq=False)
class Sentence:
    """A parsed sentence of a passage."""

    words: list[Word]
    text: str
    start: int
    end: int


def model_folder(chosen: Path | None) -> Path:
    """The folder of the language model, after its check.

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
    """Which language model reads the texts: one SHA-256 over the names and contents of its files.

    Args:
        chosen: a model of the user's own; None is the installed one, by the committed list of its files.
    """
    if chosen is None:
        files: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))["sha256"]
    else:
        present = [path for path in chosen.rglob("*") if path.is_file()]
        files = {path.relative_to(chosen).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in present}
    return hashlib.sha256("".join(f"{name} {files[name]}\n" for name in sorted(files)).encode()).hexdigest()


@lru_cache(maxsize=1)
def _load(folder: Path) -> "Language":
    import spacy

    return spacy.load(folder, exclude=UNUSED_PIPES)


@lru_cache(maxsize=2)
def _memory(_model: Path | None) -> Memory:
    return Memory()


def release_model() -> None:
    """Give back the memory that the language model and the parses take, until the next passage is parsed."""
    _load.cache_clear()
    _memory.cache_clear()
    gc.collect()


def parse(passages: Iterable[tuple[str, int]], model: Path | None = None) -> Iterator[list[Sentence]]:
    """The sentences of each passage, in the order given.

    Args:
        passages: text of a passage, and its offset in the document.
        model: folder of a model other than the installed one.

    Raises:
        ModelError: see `model_folder`.
    """
    memory = _memory(model)
    for batch in _batches(passages):
        known = {text: memory.get(text) for text, _ in batch}
        new = [text for text, parsed in known.items() if parsed is None]
        found = known | dict(zip(new, _parses(new, model) if new else (), strict=True))
        for text, offset in batch:
            parsed = found[text]
            if parsed is not None:
                memory.keep(text, parsed)
                yield _sentences(parsed, text, offset)


def _parses(texts: Sequence[str], model: Path | None) -> list[Parse]:
    language = _load(_checked(model))
    with language.memory_zone():  # pyright: ignore[reportUnknownMemberType]
        return [_parse(doc) for doc in language.pipe([text.translate(PLAIN_MARKS) for text in texts], batch_size=BATCH)]


def _parse(doc: "Doc") -> Parse:
    tokens = (Token(t.idx, t.idx + len(t), t.text, _lemma(t), t.pos_, t.tag_, t.dep_, t.head.i) for t in doc)
    return Parse(tuple(tokens), tuple((span.start, span.end) for span in doc.sents))


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


@lru_cache(maxsize=2)
def _checked(model: Path | None) -> Path:
    return model_folder(model)


def _sentences(parsed: Parse, text: str, offset: int) -> list[Sentence]:
    words = [
        Word(index, t.start + offset, t.end + offset, t.text, t.lemma, t.pos, t.tag, t.dep)
        for index, t in enumerate(parsed.tokens)
    ]
    for word, (*_, head) in zip(words, parsed.tokens, strict=True):
        if head != word.index:
            word.head = words[head]
            word.head.children.append(word)
    sentences: list[Sentence] = []
    for first, last in parsed.sentences:
        held = [word for word in words[first:last] if word.pos != "SPACE"]
        if held:
            start, end = held[0].start, held[-1].end
            sentences.append(Sentence(held, text[start - offset : end - offset], start, end))
    return sentences


def _lemma(token: "ParsedToken") -> str:
    return LEMMAS.get(token.lower_, token.lemma_.lower())
