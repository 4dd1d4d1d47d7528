"""Mailboxes (.mbox): mail behind mail, each behind a line that begins with `From `."""

import re
from collections.abc import Collection, Iterator
from io import BufferedReader

from pipelines.documents.readers.content import Content, Source
from pipelines.documents.readers.datasets import MAX_ROW, Dataset, Rows
from pipelines.documents.readers.email import read_email
from pipelines.documents.readers.jsonl import too_long
from pipelines.errors import UnreadableDocument

_FROM = re.compile(rb"From \S")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(file: BufferedReader) -> Dataset:
    """The mails of a mailbox, read one by one as each `.eml` is.

    Raises:
        UnreadableDocument: it does not begin as a mailbox does.
    """
    if not _FROM.match(file.peek(16)):
        reason = "This is no mailbox: it does not begin with a line such as From ann@example.org."
        raise UnreadableDocument("mbox", reason, "Export it again, or save its mails as .eml files.")

    def rows(_: Collection[str]) -> Rows:
        return enumerate(map(_read, _mails(file)), 1)

    return Dataset(None, rows)


def _read(mail: bytes | UnreadableDocument) -> Content | UnreadableDocument:
    if isinstance(mail, UnreadableDocument):
        return mail
    try:
        return read_email(Source(mail))
    except UnreadableDocument as error:
        return error


def _mails(file: BufferedReader) -> Iterator[bytes | UnreadableDocument]:
    """The bytes of each mail; of one that is too long none are kept."""
    file.readline(MAX_ROW)
    lines: list[bytes] = []
    size, blank = 0, True
    while line := file.readline(MAX_ROW):
        if blank and _FROM.match(line):
            yield _mail(lines, size)
            lines, size = [], 0
        else:
            size += len(line)
            lines.append(line if size <= MAX_ROW else b"")
        blank = not line.strip()
    yield _mail(lines, size)


def _mail(lines: list[bytes], size: int) -> bytes | UnreadableDocument:
    """A mail, with lines of its text that begin with `From ` as they were written."""
    return too_long() if size > MAX_ROW else _QUOTED.sub(rb"\1", b"".join(lines))
