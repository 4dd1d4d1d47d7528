"""Mails (.eml), parsed by the standard library, and mailboxes (.mbox): the sender's words, subject and date."""

import codecs
import re
from collections.abc import Collection, Iterator
from datetime import date
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from io import BufferedReader

from pipelines.documents.days import sent_day
from pipelines.documents.encoding import GUESSED, checked, decode, forgiving
from pipelines.documents.readers.content import MAX_ROW, Dataset, DatasetRows, FileBytes, TextContent, stated, too_long
from pipelines.documents.readers.mail_parts import MailContents, parts_of
from pipelines.errors import UnreadableDocument

ATTACHMENTS = "attachments_not_read"
"""Flag of an e-mail that has attachments, or encloses more mails than are read; save them as files of their own."""
MOST_MAILS = 1_000
"""Mails that are read out of one file."""
LONGEST_FIELD = 10_000
"""Characters of a header field that are kept; what parses them may take quadratic time."""
LONGEST_VALUE = 1_000
"""Characters of a subject or of a sender."""
_ENCLOSED = "---------- Forwarded message ----------"
_HEAD = 1_000
_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(r"([^<]*)<([^<>]*)>")
_COMMENT = re.compile(r"([^()]*)\(([^()]*)\)")
_FROM = re.compile(rb"From \S")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_email(source: FileBytes) -> TextContent:
    """Return the text of an e-mail, and what its header states; the date is that of the sender's own time zone.

    Below the mail's own words stands each mail that it encloses, under its header.

    Raises:
        UnreadableDocument: no e-mail, or no text in it.
    """
    data = source.data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    if b"\x00" in data[:_HEAD]:
        data = decode(source.data)[0].encode()
    try:
        message = message_from_bytes(data, policy=_BoundedFields())
        mails, left = _mails(message)
    except RecursionError as error:
        reason = "Its parts are nested too deeply."
        raise UnreadableDocument("too_deep", reason, "Save its text as a .txt file.") from error
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableDocument("damaged", "This is not an e-mail, or it is damaged.", "Export it again.") from error
    text = "\n\n".join(_shown(mail, parts, own=mail is message) for mail, parts in mails).strip("\n")
    if not message.keys() or not any(parts.texts for _, parts in mails):
        raise UnreadableDocument("no_text", "This e-mail holds no text.", "Save its attachments as files.")
    attached = (ATTACHMENTS,) if left or any(parts.attached for _, parts in mails) else ()
    guessed = (GUESSED,) if any(parts.guessed for _, parts in mails) else ()
    return TextContent(checked(text), _stated(message), attached + guessed)


def _mails(message: Message) -> tuple[list[tuple[Message, MailContents]], int]:
    """Return the mail and those that it encloses, at any depth, outer ones first, and how many are left."""
    found: list[tuple[Message, MailContents]] = []
    waiting = [message]
    while waiting and len(found) < MOST_MAILS:
        mail = waiting.pop()
        parts = parts_of(mail)
        found.append((mail, parts))
        waiting.extend(reversed(parts.mails))
    return found, len(waiting)


def _shown(mail: Message, parts: MailContents, own: bool) -> str:
    texts = [text.strip("\n") for text in parts.texts]
    if own:
        return "\n\n".join(texts)
    fields = ((name, _field(mail, name.casefold())) for name in ("From", "Date", "Subject"))
    head = [f"{name}: {value}" for name, value in fields if value]
    return "\n\n".join(["\n".join([_ENCLOSED, *head]), *texts])


def _stated(message: Message) -> dict[str, str | date]:
    language = _field(message, "content-language").casefold()[:2]
    return stated(
        title=_field(message, "subject"),
        author=_sender(message),
        language=language if language.isalpha() else None,
        metadata_date=sent_day(_field(message, "date")),
    )


class _BoundedFields(Compat32):
    """The policy that keeps only the beginning of a header field, undecoded."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return name and value of a field, the value cut."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_FIELD]


def _field(message: Message, name: str) -> str:
    """Return the decoded words of the first field of a name, on one line; blank if there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.casefold() == name), "")
    value = _BLANKS.sub(" ", _decoded(_unicode(raw)))
    return "".join(character for character in value if character.isprintable())[:LONGEST_VALUE].strip()


def _sender(message: Message) -> str:
    """Return the name of the first sender, else the address.

    >>> message = Message()
    >>> message["From"] = '"Ann Lee" <ann@example.org>, Bo <bo@example.org>'
    >>> _sender(message)
    'Ann Lee'
    """
    value = _field(message, "from")
    if match := _ADDRESS.match(value):
        return match[1].strip(" \"'") or match[2].strip()
    if match := _COMMENT.match(value):
        return match[2].strip() or match[1].strip()
    return value.partition(",")[0] if "@" in value else value


def _unicode(raw: str) -> str:
    """Return the words of a field that was written as UTF-8, or as Windows does, without saying so."""
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded(value: str) -> str:
    """Return a value without encoded words; what stands outside them comes as the library escapes it."""
    try:
        pieces = decode_header(value)
    except HeaderParseError:
        return value
    return "".join(
        piece
        if isinstance(piece, str)
        else forgiving(piece, charset)[0]
        if charset
        else piece.decode("raw-unicode-escape", "replace")
        for piece, charset in pieces
    )


def read_mbox(file: BufferedReader) -> Dataset:
    """Return the mails of a mailbox, read one by one as each `.eml` is.

    Raises:
        UnreadableDocument: it does not begin as a mailbox does.
    """
    if not _FROM.match(file.peek(16)):
        reason = "This is not a mailbox: it does not begin with a line such as From ann@example.org."
        raise UnreadableDocument("mbox", reason, "Export it again, or save its mails as .eml files.")

    def rows(_: Collection[str]) -> DatasetRows:
        return enumerate(map(_read, _mails_of_box(file)), 1)

    return Dataset(None, rows)


def _read(mail: bytes | UnreadableDocument) -> TextContent | UnreadableDocument:
    if isinstance(mail, UnreadableDocument):
        return mail
    try:
        return read_email(FileBytes(mail))
    except UnreadableDocument as error:
        return error


def _mails_of_box(file: BufferedReader) -> Iterator[bytes | UnreadableDocument]:
    """Yield the bytes of each mail that follows a line starting with `From `; one that is too long is dropped."""
    file.readline(MAX_ROW)
    lines: list[bytes] = []
    size, blank = 0, True
    while line := file.readline(MAX_ROW):
        if blank and _FROM.match(line):
            yield _unquoted(lines, size)
            lines, size = [], 0
        else:
            size += len(line)
            lines.append(line if size <= MAX_ROW else b"")
        blank = not line.strip()
    yield _unquoted(lines, size)


def _unquoted(lines: list[bytes], size: int) -> bytes | UnreadableDocument:
    """Return a mail, with lines of its text that begin with `From ` as they were written."""
    return too_long() if size > MAX_ROW else _QUOTED.sub(rb"\1", b"".join(lines))
