"""A sound file of each kind, and what is read of it after its mishaps; the reading is done in a worker."""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pipelines.documents.folder import list_folder
from pipelines.step import Row, Tables
from pipelines.steps.file_rows import file_rows
from pipelines.steps.read import ReadTask
from tests.documents import samples
from tests.fuzz.mutations import mutated, mutated_archive

KINDS = ("txt", "md", "html", "eml", "html.eml", "pdf", "docx", "jsonl", "csv", "parquet", "toml")
SHORT = ("title", "publisher", "author", "place", "source_url", "source_path")


@dataclass(frozen=True, slots=True)
class Mutations:
    """Sound files of one kind, each after other mishaps.

    Args:
        kind: how the name of the file ends; `toml` is a sidecar, whose document is sound.
        seeds: of the mishaps.
    """

    kind: str
    seeds: range


def sound(kind: str) -> bytes:
    """A sound file of a kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        match kind:
            case "txt":
                samples.text_file(path)
            case "md":
                samples.markdown_file(path)
            case "html":
                samples.html_file(path)
            case "eml" | "html.eml":
                path.write_bytes(samples.email_bytes(html=kind == "html.eml"))
            case "pdf":
                path.write_bytes(samples.pdf_bytes())
            case "docx":
                samples.docx_file(path)
            case "jsonl":
                samples.jsonl_file(path)
            case "csv":
                samples.csv_file(path)
            case "parquet":
                samples.parquet_file(path)
            case _:
                path.write_text('title = "The bridge"\nvisit_date = 2025-04-15\ncountry = "DE"\n' + samples.COLUMNS)
        return path.read_bytes()


def read_mutations(task: Mutations) -> Iterator[tuple[int, list[str]]]:
    """Each seed with what is wrong with the rows that come of its file; nothing, one hopes."""
    whole = sound(task.kind)
    mutate = mutated_archive if task.kind == "docx" else mutated
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder)
        if task.kind == "toml":
            samples.jsonl_file(raw / "a.jsonl")
        elif task.kind in ("jsonl", "csv", "parquet"):
            (raw / "a.toml").write_text(samples.COLUMNS)
        for seed in task.seeds:
            (raw / f"a.{task.kind}").write_bytes(mutate(whole, Random(seed)))
            (file,) = list_folder(raw).files
            yield seed, wrong(list(file_rows(ReadTask(file, "", "v1"))))


def wrong(found: list[Tables]) -> list[str]:
    """What is wrong with the rows of a file: none at all, faults, and what no table or reader of tables could take."""
    texts = [row for rows in found for row in rows.get("core.texts", [])]
    refused = [row for rows in found for row in rows.get("core.unreadable_documents", [])]
    ids = [row["document_id"] for row in (*texts, *refused)]
    faults = [f"fault: {row['error_type']}" for row in refused if row["kind"] == "fault"]
    said = [] if ids else ["no outcome"]
    said += ["an id twice"] if len(ids) > len(set(ids)) else []
    return said + faults + [problem for row in (*texts, *refused) for problem in unstorable(row)]


def unstorable(row: Row) -> Iterator[str]:
    try:
        json.dumps(dict(row), default=str, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        yield "half a character"
    for column in (*SHORT, "reason", "remedy"):
        value = row.get(column) or ""
        if len(value) > 1_000 or any(ord(character) < 32 or 127 <= ord(character) < 160 for character in value):
            yield f"{column} is long or has controls"
