"""Beside the main path: what documents are compared by → reprints, links between documents of one thing, and stories.

A story is a topic that files state, else what such links connect.
"""

from pipelines.documents.reprints import Signed, reprints
from pipelines.documents.similarity import DocumentLink, Profile, Told, document_links, stories
from pipelines.step import Row, Streams, WholeStep


def compare_documents(tables: Streams) -> Streams:
    """Return the reprints among all documents, and the links between them.

    Args:
        tables: all rows of core.signatures and core.anchors.
    """
    days = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    compared = list(tables["core.signatures"])
    found = reprints(
        Signed(row["document_id"], row["signature"], days.get(row["document_id"]))
        for row in compared
        if row["signature"]
    )
    profiles = (
        Profile(row["document_id"], day.toordinal(), {each["word"]: each["weight"] for each in row["words"]})
        for row in compared
        if (day := days.get(row["document_id"]))
    )
    return {
        "core.reprints": [{"document_id": key, "reprint_of": found[key]} for key in sorted(found)],
        "core.document_links": [_link_row(link) for link in document_links(profiles)],
    }


def _link_row(link: DocumentLink) -> Row:
    return {
        "document_id": link.document_id,
        "other_id": link.other_id,
        "similarity": link.similarity,
        "words": [{"word": word, "score": score} for word, score in link.words],
    }


REPRINT = WholeStep(
    name="reprint",
    reads=("core.signatures", "core.anchors"),
    writes=("core.reprints", "core.document_links"),
    packages=("pipelines.documents.reprints", "pipelines.documents.similarity", "pipelines.steps.compare"),
    libraries=("rensa", "wordfreq"),
    work=compare_documents,
)


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
    packages=("pipelines.documents.similarity", "pipelines.steps.compare"),
    libraries=("wordfreq",),
    through={"core.texts": "core.stated_topics", "core.document_links": "core.linked_documents"},
    work=find_stories,
)
