"""E-mails (.eml), parsed by the standard library: the sender's words, the mails that they enclose, subject and date."""

import codecs
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from pipelines.documents.encoding import GUESSED, checked, decode
from pipelines.documents.mail_days import sent_day
from pipelines.documents.readers.content import Content, Source, stated
from pipelines.documents.readers.mail_fields import BoundedFields, field, sender
from pipelines.documents.readers.mail_parts import Parts, parts_of
from pipelines.errors import UnreadableDocument

ATTACHMENTS = "attachments_not_read"
"""Flag of an e-mail that has attachments, or encloses more mails than are read; save them as files of their own."""
MOST_MAILS = 1_000
"""Mails that are read out of one file."""

_ENCLOSED = "---------- Forwarded message ----------"
_HEAD = 1_000


def read_email(source: Source) -> Content:
    """Return the text of an e-mail, and what its head states; the date is that of the sender's own time zone.

    Raises:
        UnreadableDocument: no e-mail, or no text in it.
    """
    data = source.data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    if b"\x00" in data[:_HEAD]:
        data = decode(source.data)[0].encode()
    return mail_content(data, source.latest)


def mail_content(data: bytes, latest: date | None = None) -> Content:
    """Return what one mail holds: its own words, and below them each mail that it encloses, under its head.

    Args:
        data: the mail with its head.
        latest: no date in it can be later.

    Raises:
        UnreadableDocument: no e-mail, or no text in it.
    """
    try:
        message = message_from_bytes(data, policy=BoundedFields())
        mails, left = _mails(message)
    except RecursionError as error:
        reason = "Its parts are nested too deeply."
        raise UnreadableDocument("too_deep", reason, "Save its text as a .txt file.") from error
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableDocument("damaged", "This is no e-mail, or a damaged one.", "Export it again.") from error
    text = "\n\n".join(_shown(mail, parts, own=mail is message) for mail, parts in mails).strip("\n")
    if not message.keys() or not any(parts.texts for _, parts in mails):
        raise UnreadableDocument("no_text", "There is no text in this e-mail.", "Save its attachments as files.")
    attached = (ATTACHMENTS,) if left or any(parts.attached for _, parts in mails) else ()
    guessed = (GUESSED,) if any(parts.guessed for _, parts in mails) else ()
    return Content(checked(text), _stated(message, latest), attached + guessed)


def _mails(message: Message) -> tuple[list[tuple[Message, Parts]], int]:
    """The mail and those that it encloses, at any depth, each behind the one that encloses it; how many are left."""
    found: list[tuple[Message, Parts]] = []
    waiting = [message]
    while waiting and len(found) < MOST_MAILS:
        mail = waiting.pop()
        parts = parts_of(mail)
        found.append((mail, parts))
        waiting.extend(reversed(parts.mails))
    return found, len(waiting)


def _shown(mail: Message, parts: Parts, own: bool) -> str:
    texts = [text.strip("\n") for text in parts.texts]
    if own:
        return "\n\n".join(texts)
    fields = ((name, field(mail, name.casefold())) for name in ("From", "Date", "Subject"))
    head = [f"{name}: {value}" for name, value in fields if value]
    return "\n\n".join(["\n".join([_ENCLOSED, *head]), *texts])


def _stated(message: Message, latest: date | None) -> dict[str, str | date]:
    language = field(message, "content-language").casefold()[:2]
    day = sent_day(field(message, "date"), "en")
    return stated(
        title=field(message, "subject"),
        author=sender(message),
        language=language if language.isalpha() else None,
        metadata_date=None if latest and day and day > latest else day,
    )
