"""An error in a file or a row becomes one row that describes it, and stops no other."""

import logging

from pipelines.documents.model import Unreadable
from pipelines.documents.strings import one_line
from pipelines.errors import SidecarError, UnreadableDocument
from pipelines.worker import where_raised

FAULT = "fault"
"""The kind of a refusal caused by a fault of this program, not of the file."""

_LOG = logging.getLogger("dateline.read")


def set_aside(document_id: str, source_path: str, error: Exception) -> Unreadable:
    """Return the row for a file, or a row of a dataset, that raised an error.

    An unexpected error is a fault: the row gives its type, the log where it was raised.

    Raises:
        MemoryError: it was raised; it is the process that is to end, so that what it holds is given back.
    """
    match error:
        case UnreadableDocument():
            found = (error.kind, error.reason, error.remedy)
        case SidecarError():
            reason, _, remedy = str(error).rpartition(". ")
            found = ("sidecar", f"{reason}.", remedy)
        case MemoryError():
            raise error
        case OSError(strerror=str()):
            found = ("io", f"The file cannot be read: {error.strerror}.", "Check the disk and the file.")
        case _:
            _LOG.error("%s was set aside: %s", ascii(source_path), where_raised(error))
            return fault(document_id, source_path, type(error).__name__)
    kind, reason, remedy = found
    return Unreadable(document_id, source_path, kind, one_line(reason), one_line(remedy))


def fault(document_id: str, source_path: str, error_type: str) -> Unreadable:
    """Return the row for what could not be read by a fault of this program.

    Args:
        error_type: the exception, or the signal that killed the process.
    """
    reason = f"It could not be read, which is a fault of dateline ({error_type})."
    remedy = "Save it in another form, and report the fault; it is tried again once the file or dateline changes."
    return Unreadable(document_id, source_path, FAULT, reason, remedy, error_type)
