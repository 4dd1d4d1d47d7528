"""Take documents out of the warehouse, each with its reason; the next run tries them again if file or code changed."""

from collections.abc import Mapping
from dataclasses import asdict

from pipelines.faults import Cause
from pipelines.warehouse.connection import Connection, Row, rows, transaction
from pipelines.warehouse.tables import remove_documents, replace_documents

UNREADABLE = "core.unreadable_documents"
CORRECTIONS = "core.stated_corrections"


def set_aside(connection: Connection, step: str, version: str, causes: Mapping[str, Cause]) -> None:
    """Remove some documents and everything that was made of them, and say why in `core.unreadable_documents`.

    Their groups of reports are left for merging to redo, as those of documents that are gone.

    Args:
        connection: to the build file.
        step: the step that failed, or `check`.
        version: of the code that set them aside; another one tries them again.
        causes: the reason of each, by its id.
    """
    named = rows(
        connection,
        "select document_id, source_path from core.text_facts where document_id in (select unnest(?))",
        [list(causes)],
    )
    set_aside_rows: list[Row] = [
        {**row, "step": step, **asdict(causes[row["document_id"]]), "version": version} for row in named
    ]
    with transaction(connection):
        remove_documents(connection, list(causes), kept=(UNREADABLE, CORRECTIONS))
        replace_documents(connection, {UNREADABLE: set_aside_rows}, [row["document_id"] for row in named])


def try_again(connection: Connection, versions: Mapping[str, str]) -> None:
    """Forget the files of documents that another version of a step set aside, so that they are read anew.

    Args:
        versions: the present version of each step, by its name.
    """
    for step, version in versions.items():
        connection.execute(
            "delete from core.files where list_has_any(document_ids, "
            f"(select coalesce(list(document_id), []) from {UNREADABLE} where step = ? and version <> ?))",
            [step, version],
        )
