"""The parts of a Word file: XML in a zip archive, each naming those that belong to it (ECMA-376, part 2)."""

import lzma
import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from pipelines.errors import UnreadableDocument

MAX_PART = 48 * 1024 * 1024
"""Bytes of one part, unpacked."""
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    RuntimeError,
    EOFError,
)
"""What zipfile and lxml raise on a broken file; RuntimeError is a password or a compression."""

_OLD = b"\xd0\xcf\x11\xe0"
_HEAD = 100


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace, which differs between the strict and the usual form."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """Return the value of an attribute in whatever namespace; blank if there is none."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


class WordPackage:
    """An opened file.

    Args:
        data: all of its bytes.

    Raises:
        UnreadableDocument: no zip archive, as Word files are.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except DAMAGED as error:
            old = data.startswith(_OLD)
            reason = "It is an old .doc, or has a password." if old else "It was cut off, or is no Word file."
            raise UnreadableDocument("damaged", reason, "Open it in Word and save it again as .docx.") from error

    def related(self, part: str, *kinds: str) -> dict[str, str]:
        """Return the names of the parts of some kinds that a part names, by their ids; "" is the whole file."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._archive.NameToInfo:
            return {}
        return {
            attribute(each, "Id"): posixpath.normpath(posixpath.join("/", folder, attribute(each, "Target")))[1:]
            for each in self.root(listed)
            if attribute(each, "Type").rpartition("/")[2] in kinds and attribute(each, "TargetMode") != "External"
        }

    def root(self, part: str) -> Any:
        """Return the outermost element of a part.

        Raises:
            UnreadableDocument: the part is larger than is taken in.
            KeyError: there is no such part.
        """
        with self._archive.open(part) as file:
            data = file.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            reason = f"Its part {part[:_HEAD]} unpacks to more than {MAX_PART:,} bytes."
            raise UnreadableDocument("too_large", reason, "Save its text as a .txt file.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(data, parser)

    def has(self, part: str) -> bool:
        """True if there is such a part; files name some that are not there."""
        return part in self._archive.NameToInfo
