"""One family of errors: each message gives the value, the place and the remedy."""


class DatelineError(Exception):
    """Anything that dateline itself refuses."""


class FolderError(DatelineError):
    """The folder of raw files is missing or cannot be listed."""


class SidecarError(DatelineError):
    """A sidecar that cannot be understood; the message names file, key and value."""


class CorrectionError(DatelineError):
    """A correction that cannot be understood; the message names key, value and remedy."""


class UnreadableDocument(DatelineError):
    """A document that cannot be read; it becomes a row in `core.unreadable_documents`.

    Args:
        kind: a short stable word for the reason, such as `empty`, `binary`, `encoding`, `sidecar`.
        reason: what is wrong, for a person.
        remedy: what that person can do about it.
    """

    def __init__(self, kind: str, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.kind = kind
        self.reason = reason
        self.remedy = remedy


class WarehouseError(DatelineError):
    """The database cannot be opened, written or published."""


class RowError(WarehouseError):
    """A value of a row does not fit its column; the fault lies with the document that the row is about."""


class BusyError(WarehouseError):
    """Another process holds the database or its turn; this is temporary."""


class OutputError(DatelineError):
    """A page or an export cannot be written where it is wanted."""


class ModelError(DatelineError):
    """The language model is missing or is not the one that was checked."""
