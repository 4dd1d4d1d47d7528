"""A document put together: its text, what its file states, what its sidecar states, and its language."""

from collections.abc import Mapping
from datetime import date

from pipelines.documents.blocks import blocks, heading_like
from pipelines.documents.days import plausible_day
from pipelines.documents.language import UNSUPPORTED, detect_language, supported
from pipelines.documents.model import ReadDocument
from pipelines.documents.readers.content import PRODUCER_DATE, TextContent, check_length
from pipelines.documents.sidecar import Sidecar, StatedValue
from pipelines.documents.strings import one_line

_HEAD = 2_000


def assemble(
    *,
    document_id: str,
    source_path: str,
    content_sha256: str,
    size: int,
    reader: str,
    content: TextContent,
    sidecar: Sidecar,
) -> ReadDocument:
    """Return the document; where file and sidecar state the same thing, the sidecar holds.

    A day in metadata that is later than the day of retrieval is dropped. A document of a language that is neither
    stated nor recognised has none. One whose language has no lexicon is flagged `language_unsupported`. Short texts are
    stored in one line of bounded length, see `one_line`.

    Raises:
        UnreadableDocument: the text is longer than one document may be.
    """
    check_length(len(content.text))
    values: dict[str, StatedValue] = {**content.stated, **sidecar.stated}
    language = _words(values, "language") or detect_language(content.text)
    metadata_date = plausible_day(_day(values, "metadata_date"), _day(values, "retrieved_date"))
    flags = [flag for flag in content.flags if metadata_date or flag != PRODUCER_DATE]
    flags += [] if language is None or supported(language) else [UNSUPPORTED]
    return ReadDocument(
        document_id=document_id,
        source_path=source_path,
        content_sha256=content_sha256,
        size=size,
        reader=reader,
        text=content.text,
        source_url=_words(values, "url"),
        title=_words(values, "title") or _first_heading(content.text),
        publisher=_words(values, "publisher"),
        author=_words(values, "author"),
        language=language,
        country=_words(values, "country"),
        kind_of_text=_words(values, "kind"),
        visit_date=_day(values, "visit_date"),
        published_date=_day(values, "published_date"),
        retrieved_date=_day(values, "retrieved_date"),
        anchor_date=_day(values, "anchor_date"),
        metadata_date=metadata_date,
        place=_words(values, "place"),
        section=_words(values, "section"),
        topic=_words(values, "topic"),
        modified_date=_day(values, "modified_date"),
        metadata_days=content.days,
        flags=tuple(flags),
    )


def _first_heading(text: str) -> str | None:
    head = blocks(text[:_HEAD])
    return one_line(head[0].text.lstrip("# ")) if head and heading_like(head[0], head[1:]) else None


def _words(values: Mapping[str, StatedValue], key: str) -> str | None:
    value = values.get(key)
    return one_line(value) or None if isinstance(value, str) else None


def _day(values: Mapping[str, StatedValue], key: str) -> date | None:
    value = values.get(key)
    return value if isinstance(value, date) else None
