"""Beside the main path: links between documents, and topics that files state → the stories that documents tell."""

from pipelines.documents.similarity import Told, stories
from pipelines.step import Streams, WholeStep


def find_stories(tables: Streams) -> Streams:
    """Return the story of each document.

    Args:
        tables: all rows of core.anchors and core.reprints, and of the views on core.texts and core.document_links.
    """
    days = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    documents = [Told(row["document_id"], days.get(row["document_id"]), row["topic"]) for row in tables["core.texts"]]
    links = ((row["document_id"], row["other_id"], row["similarity"]) for row in tables["core.document_links"])
    originals = {row["document_id"]: row["reprint_of"] for row in tables["core.reprints"]}
    found = stories(documents, links, originals)
    return {"core.stories": [{"document_id": key, "story_id": found[key]} for key in sorted(found)]}


STORY = WholeStep(
    name="story",
    reads=("core.texts", "core.anchors", "core.document_links", "core.reprints"),
    writes=("core.stories",),
    packages=("pipelines.documents.similarity", "pipelines.steps.story"),
    libraries=(),
    through={"core.texts": "core.stated_topics", "core.document_links": "core.linked_documents"},
    work=find_stories,
)
