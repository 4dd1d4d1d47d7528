"""E-mails (.eml), by the standard library: the plain text, else the HTML; subject, sender and date."""

from datetime import date
from email import message_from_binary_file, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO
from typing import cast

from pipelines.documents.encoding import decode, decode_as
from pipelines.documents.readers.content import Content, Source, stated
from pipelines.errors import UnreadableDocument

ATTACHMENTS = "attachments_not_read"
"""Flag of an e-mail that has attachments; save them as files of their own."""


def read_email(source: Source) -> Content:
    """The body of an e-mail, and what its head states; the date is that of the sender's own time zone.

    Raises:
        UnreadableDocument: no e-mail, no text in it, or bytes that are not in the charset it declares.
    """
    try:
        message = message_from_binary_file(BytesIO(source.data), _class=EmailMessage, policy=policy.default)
        body = cast(EmailMessage | None, message.get_body(("plain", "html")))
        head = _head(message, source.latest)
        flags = (ATTACHMENTS,) if any(message.iter_attachments()) else ()
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise UnreadableDocument("damaged", "This is no e-mail, or a damaged one.", "Export it again.") from error
    if body is None or not message.keys():
        raise UnreadableDocument("no_text", "There is no text in this e-mail.", "Save its attachments as files.")
    return _content(body, head, flags, source.latest)


def _content(body: EmailMessage, head: dict[str, str | date], flags: tuple[str, ...], latest: date | None) -> Content:
    payload = cast(bytes, body.get_payload(decode=True) or b"")
    charset = body.get_content_charset()
    text, more = decode_as(payload, charset) if charset else decode(payload)
    if body.get_content_type() != "text/html":
        return Content(text, head, flags + more)
    from pipelines.documents.readers.html import page_content

    page = page_content(text, latest)
    return Content(page.text, {**page.stated, **head}, flags + more)


def _head(message: EmailMessage, latest: date | None) -> dict[str, str | date]:
    name, address = parseaddr(str(message.get("From", "")))
    language = str(message.get("Content-Language", "")).lower()[:2]
    return stated(
        title=str(message.get("Subject", "")),
        author=name or address,
        language=language if language.isalpha() else None,
        metadata_date=_sent(str(message.get("Date", "")), latest),
    )


def _sent(value: str, latest: date | None) -> date | None:
    try:
        day = parsedate_to_datetime(value).date()
    except ValueError:
        return None
    return None if latest and day > latest else day
