"""How well the engine finds and reads time expressions, on any annotated corpus."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora import GoldDocument, Timex, read_corpus
from benchmarks.scoring import Score
from pipelines.temporal import tag
from pipelines.temporal.model import Context


def corpora_in(folder: Path) -> Iterator[Path]:
    """Every `.jsonl` file of the folder, and every folder in it (itself too) that holds `.tml` files."""
    yield from sorted(folder.glob("*.jsonl"))
    yield from sorted({file.parent for file in folder.rglob("*.tml")})


def score(path: Path) -> Score:
    """The engine against one corpus."""
    total = Score()
    for document in read_corpus(path):
        total.add(document.timexes, found_in(document))
    return total


def found_in(document: GoldDocument) -> list[Timex]:
    """What the engine marks in the annotated part of a document."""
    anchor = document.document_date.toordinal() if document.document_date else None
    references = tag(document.text, Context(anchor=anchor, language=document.language))
    return [
        Timex(r.char_start, r.char_end, r.timex_type, r.timex_value or "")
        for r in references
        if r.timex_type and r.char_end <= document.annotated_end
    ]


def report(folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Name and figures of each corpus in a folder that has gold time expressions."""
    for path in corpora_in(folder):
        total = score(path)
        if total.gold:
            yield path.stem, total.figures
