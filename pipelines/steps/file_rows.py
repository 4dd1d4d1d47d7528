"""The rows of one file in step 1, made in a worker so that no file can harm the run."""

from collections.abc import Iterator
from dataclasses import asdict

from pipelines.documents.model import ReadDocument, Unreadable
from pipelines.documents.reading import read_file
from pipelines.documents.reprints import signature
from pipelines.documents.segments import segments
from pipelines.documents.setting_aside import set_aside
from pipelines.documents.similarity import weighty_words
from pipelines.documents.strings import one_line
from pipelines.step import Row, Tables
from pipelines.steps.read import ReadTask, listed, unreadable_row

MAILS = frozenset(["email", "mbox"])
"""The readers of e-mail, as named in `core.texts`."""


def file_rows(task: ReadTask) -> Iterator[Tables]:
    """Yield the rows of each document of a file, by table.

    Args:
        task: the file, the hash of its bytes, and the version of the code.
    """
    for found in read_file(task.file, task.content_sha256):
        yield _rows(found, task.version)


def _rows(found: ReadDocument | Unreadable, version: str) -> Tables:
    if isinstance(found, ReadDocument):
        try:
            return {
                "core.texts": [text_row(found)],
                "core.segments": segment_rows(found),
                "core.signatures": signature_rows(found),
            }
        except Exception as error:
            found = set_aside(found.document_id, found.source_path, error)
    return {"core.unreadable_documents": [unreadable_row(found, version)]}


def text_row(document: ReadDocument) -> Row:
    """Return the row of a document in `core.texts`."""
    row = listed(asdict(document))
    row["anchor_override"] = row.pop("anchor_date")
    row["characters"] = len(document.text)
    return row


def segment_rows(document: ReadDocument) -> list[Row]:
    """Return the rows of a document in `core.segments`, numbered in order."""
    return [
        {
            "document_id": document.document_id,
            "segment_id": number,
            "kind": segment.kind.value,
            "char_start": segment.char_start,
            "char_end": segment.char_end,
            "speaker": one_line(segment.speaker) if segment.speaker else None,
            "anchor_date": segment.anchor_date,
        }
        for number, segment in enumerate(
            segments(document.text, document.language or "en", mail=document.reader in MAILS)
        )
    ]


def signature_rows(document: ReadDocument) -> list[Row]:
    """Return the row of a document in `core.signatures`: what it is compared by."""
    words = weighty_words(document.title, document.text, document.language)
    return [
        {
            "document_id": document.document_id,
            "signature": signature(document.text),
            "words": [{"word": word, "weight": weight} for word, weight in words.items()],
        }
    ]
