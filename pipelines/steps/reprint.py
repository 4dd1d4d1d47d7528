"""Side branch: signatures of all texts → which document is a reprint of which."""

from pipelines.documents.reprints import Signed, reprints
from pipelines.step import Streams, WholeStep


def find_reprints(tables: Streams) -> Streams:
    """Return the reprints among all documents.

    Args:
        tables: all rows of core.signatures and core.anchors.
    """
    days = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    signed = [
        Signed(row["document_id"], row["signature"], days.get(row["document_id"])) for row in tables["core.signatures"]
    ]
    found = reprints(signed)
    return {"core.reprints": [{"document_id": key, "reprint_of": found[key]} for key in sorted(found)]}


REPRINT = WholeStep(
    name="reprint",
    reads=("core.signatures", "core.anchors"),
    writes=("core.reprints",),
    packages=("pipelines.documents.reprints", "pipelines.steps.reprint"),
    libraries=("rensa",),
    work=find_reprints,
)
