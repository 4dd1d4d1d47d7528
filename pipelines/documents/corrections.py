"""Corrections by people, in TOML files in `raw/corrections/`."""

import json
import logging
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from pipelines.documents.folder import CORRECTIONS, path_below, read_bytes
from pipelines.documents.model import DATED, EVENT_STATUSES, LISTED, WORDED, Target
from pipelines.documents.sidecar import TomlError, day_of, parse_toml, shown, words_of
from pipelines.documents.strings import LONGEST, one_line
from pipelines.errors import CorrectionError, UnreadableDocument
from pipelines.temporal.model import Interval
from pipelines.temporal.spelling import day_edtf, edtf_interval
from pipelines.worker import where_raised

MAX_BYTES = 256 * 1024
ID = re.compile(r"[0-9a-f]{16}")
BARE = re.compile(r"[\w-]+", re.ASCII)
HASH = re.compile(r"[0-9a-f]{12,64}")
DATE_FORMS = '2025-04-13, "2025-04", "2025" or "2025-04-12/2025-04-13"'
SHORT_ID, SHORT_HASH = 8, 16
SHARED = ("value", "reason", "author", "date", "made_for")

_LOG = logging.getLogger("dateline.read")


@dataclass(frozen=True, slots=True)
class StatedCorrection:
    """One table of a file of corrections.

    Args:
        name: path of the file below `raw/`, with `#` and the key of the table.
        target_ids: what it corrects: the path of a document, or ids of a reference, events or reports.
        value: the days, the place, the title or the status, as they are written; None where there is none.
        interval: the days, if there are any.
        made_for: the documents on which it rests, by path, each with the SHA-256 of its text, or the start of it.
    """

    name: str
    target: Target
    target_ids: tuple[str, ...]
    value: str | None
    interval: Interval
    reason: str
    author: str
    made_on: date
    made_for: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WrongCorrection:
    """A table, or a whole file, that is not a valid correction, and why."""

    name: str
    problem: str


def correction_files(raw: Path) -> list[Path]:
    """Return the files of corrections, in the order of their names, without dot files and README.md.

    A folder that is a link, or cannot be listed, has none; `list_folder` reports it.
    """
    folder = raw / CORRECTIONS
    try:
        entries = sorted(folder.iterdir()) if stat.S_ISDIR(folder.lstat().st_mode) else []
    except OSError:
        return []
    return [path for path in entries if not path.name.startswith(".") and path.name != "README.md"]


def read_corrections(raw: Path) -> list[StatedCorrection | WrongCorrection]:
    """Return all corrections of a folder of documents; a wrong one does not stop the others."""
    return [found for path in correction_files(raw) for found in _read_file(path_below(raw, path), path)]


def _read_file(name: str, path: Path) -> Iterator[StatedCorrection | WrongCorrection]:
    if path.suffix != ".toml":
        yield WrongCorrection(name, "Its name does not end in .toml. Rename it, or take it out.")
        return
    try:
        yield from parse_corrections(name, read_bytes(path, MAX_BYTES, "Split it into several files."))
    except UnreadableDocument as error:
        yield WrongCorrection(name, str(error))
    except OSError as error:
        yield WrongCorrection(name, f"It cannot be read: {error.strerror}. Check the disk and the file.")


def parse_corrections(name: str, content: bytes) -> Iterator[StatedCorrection | WrongCorrection]:
    """Yield the corrections of one file, in its order.

    >>> [found] = parse_corrections("corrections/a.toml", b'[x]\\ndrop = "Odesa"')
    >>> print(f"{found.name}: {found.problem}")
    corrections/a.toml#x: drop = 'Odesa' is not an id of 16 digits. `dateline lineage EVENT` prints ids.
    """
    try:
        tables = parse_toml(content)
    except TomlError as error:
        yield WrongCorrection(name, f"It cannot be understood: {error}. docs/corrections.md shows one of each kind.")
        return
    for key, table in tables.items():
        yield _stated(f"{name}#{key}", table)


def correction_toml(
    target: str,
    ids: Sequence[str],
    said: Sequence[str],
    texts: Mapping[str, str],
    made_on: date,
    stated: Mapping[str, str | None],
) -> str:
    """Return a correction as its table in a file.

    Args:
        target: what it corrects.
        ids: of that.
        said: words for each, as a comment for readers of the file.
        texts: the documents on which it rests, by path, each with the SHA-256 of its text.
        made_on: the day on which it is made.
        stated: value, reason and author.

    Raises:
        CorrectionError: it would not be a valid correction.
    """
    key = "-".join([target, *(each if target == Target.DOCUMENT_DATE else each[:SHORT_ID] for each in ids)])
    stamps = ", ".join(f"{_quoted(path)} = {_quoted(sha[:SHORT_HASH])}" for path, sha in texts.items())
    text = "\n".join(
        [
            *(f"# {one_line(words)}" for words in dict.fromkeys(said)),
            f"[{key if BARE.fullmatch(key) else _quoted(key)}]",
            f"{target} = {_quoted(list(ids) if target in LISTED else ids[0])}",
            *(f"{name} = {_quoted(one_line(words))}" for name, words in stated.items() if words),
            f"date = {made_on}",
            f"made_for = {{ {stamps} }}",
        ]
    )
    for found in parse_corrections("corrections", text.encode()):
        if isinstance(found, WrongCorrection):
            raise CorrectionError(found.problem)
    return text


def _quoted(value: object) -> str:
    """Return a text or a list of texts in TOML, which takes the strings of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _stated(name: str, table: object) -> StatedCorrection | WrongCorrection:
    """Return the correction of a table, or what is wrong with it, including a fault of ours."""
    stored = one_line(name)
    try:
        if stored != name:
            raise CorrectionError(f"its name is longer than {LONGEST:,} characters, or not of one line. Shorten it.")
        return _correction(name, table)
    except CorrectionError as error:
        return WrongCorrection(stored, one_line(str(error)))
    except Exception as error:
        _LOG.error("%s was set aside: %s", ascii(name), where_raised(error))
        reason = f"It could not be read, which is a fault of dateline ({type(error).__name__})."
        return WrongCorrection(stored, f"{reason} Write it another way, and report the fault.")


def _correction(name: str, table: object) -> StatedCorrection:
    if not isinstance(table, dict):
        raise CorrectionError("there is no table. Write the name in brackets, and the keys below it.")
    values = cast(dict[str, object], table)
    target = _target(values)
    ids = _target_ids(target, values[target])
    made_for = _made_for(values.get("made_for"))
    if target in (Target.DOCUMENT_DATE, Target.REFERENCE) and len(made_for) != 1:
        raise CorrectionError(f"made_for names {len(made_for)} documents. Name the one in which it stands.")
    if target is Target.DOCUMENT_DATE and ids[0] not in made_for:
        raise CorrectionError(f"made_for does not name {ids[0]!r}. Give the SHA-256 of the text of that document.")
    value, interval = _value(target, values)
    return StatedCorrection(
        name=name,
        target=target,
        target_ids=ids,
        value=value,
        interval=interval,
        reason=_words("reason", values.get("reason")),
        author=_words("author", values.get("author")),
        made_on=_day("date", values.get("date")),
        made_for=made_for,
    )


def _target(values: Mapping[str, object]) -> Target:
    found = [target for target in Target if target in values]
    unknown = sorted(values.keys() - {*Target, *SHARED})
    if unknown:
        raise CorrectionError(f'there is an unknown key "{unknown[0]}". Use one of: {", ".join((*Target, *SHARED))}.')
    if len(found) != 1:
        said = " and ".join(found) or "no target"
        raise CorrectionError(f"there is {said}. Name one of: {', '.join(Target)}.")
    return found[0]


def _target_ids(target: Target, value: object) -> tuple[str, ...]:
    if target is Target.DOCUMENT_DATE:
        return (_words(target, value),)
    given = cast(list[object], value) if target in LISTED and isinstance(value, list) else [value]
    for each in given:
        if not isinstance(each, str) or not ID.fullmatch(each):
            remedy = "`dateline lineage EVENT` prints ids."
            raise CorrectionError(f"{target} = {shown(each)} is not an id of 16 digits. {remedy}")
    if target in (Target.MERGE, Target.DISTINCT) and len(set(given)) < 2:
        raise CorrectionError(f"{target} names one event. Name two or more, in brackets.")
    return tuple(dict.fromkeys(cast(list[str], given)))


def _value(target: Target, values: Mapping[str, object]) -> tuple[str | None, Interval]:
    value = values.get("value")
    if target in WORDED:
        return _worded(target, value), Interval(None, None)
    if target not in DATED:
        if value is not None:
            raise CorrectionError(f"value = {shown(value)} says nothing about a {target}. Take it out.")
        return None, Interval(None, None)
    day = day_of(value)
    text = day_edtf(day.toordinal()) if day else value
    interval = edtf_interval(text) if isinstance(text, str) else None
    if not isinstance(text, str) or interval is None:
        said = "is missing" if value is None else f"= {shown(value)} is not a date"
        raise CorrectionError(f"value {said}. Write {DATE_FORMS}.")
    if target is Target.DOCUMENT_DATE and day is None:
        raise CorrectionError(f"value = {shown(value)} is not one day. Write it as 2025-04-13.")
    if target is Target.EVENT_DATE and (interval.start is None or interval.end is None):
        raise CorrectionError(f"value = {shown(value)} has an open side. Write the first and the last day.")
    return text, interval


def _worded(target: Target, value: object) -> str:
    words = _words("value", value)
    if target is Target.EVENT_STATUS and words not in EVENT_STATUSES:
        raise CorrectionError(f"value = {shown(value)} is not a status. Write one of: {', '.join(EVENT_STATUSES)}.")
    return words


def _made_for(value: object) -> dict[str, str]:
    example = '{ "statement.txt" = "5f2c9a0e41b7d836" }; `dateline correct` prints it.'
    if not isinstance(value, dict) or not value:
        raise CorrectionError(f"made_for does not name the texts. Write made_for = {example}")
    for path, stamp in cast(dict[str, object], value).items():
        if not isinstance(stamp, str) or not HASH.fullmatch(stamp):
            said = f'made_for."{path}" = {shown(stamp)} is not the SHA-256 of a text, nor its first 12 digits'
            raise CorrectionError(f"{said}. Write made_for = {example}")
    return cast(dict[str, str], value)


def _words(key: str, value: object) -> str:
    found = words_of(value)
    if found is None:
        said = "is missing" if value is None else f"= {shown(value)} is not a text"
        raise CorrectionError(f'{key} {said}. Write it in quotes, such as {key} = "…".')
    return one_line(found)


def _day(key: str, value: object) -> date:
    found = day_of(value)
    if found is None:
        said = "is missing" if value is None else f"= {shown(value)} is not a date"
        raise CorrectionError(f"{key} {said}. Write it as {key} = 2025-05-02.")
    return found
