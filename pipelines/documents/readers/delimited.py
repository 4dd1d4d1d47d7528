"""CSV and its kin: encoding, separator and quotes are found in the file; a malformed row is an error."""

import csv
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import islice

from pipelines.documents.encoding import decoded_lines, line_encoding
from pipelines.documents.readers.content import MAX_ROW, Dataset, DatasetRow, DatasetRows
from pipelines.errors import UnreadableDocument

_SEPARATORS = ",;\t|"
_SAMPLE_LINES = 200
_SAMPLE_ROWS = 50


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file is written: its separator, and whether cells may stand in quotes."""

    separator: str
    quoted: bool

    def reader(self, lines: Iterable[str], strict: bool = True) -> Iterator[list[str]]:
        quoting = csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE
        return csv.reader(lines, delimiter=self.separator, quoting=quoting, strict=strict)


def read_csv(file: BufferedReader) -> Dataset:
    """Return the rows of a file of separated values; its first row names the columns.

    The separator is the one by which the first rows have one number of cells; a first line `sep=;` is heeded.
    """
    csv.field_size_limit(MAX_ROW)
    encoding, flags = line_encoding(file)
    stated, sample = _sample(decoded_lines(file, encoding, MAX_ROW))
    form = _form(sample, stated)
    records = _Records(decoded_lines(file, encoding, MAX_ROW), form)
    if stated:
        next(records.lines, None)
    header = _header(records)
    names = tuple(name.strip() for name in header)

    def rows(wanted: Collection[str]) -> DatasetRows:
        return _rows(records, names, wanted)

    return Dataset(names, rows, flags)


def _header(records: "_Records") -> list[str]:
    _, cells = next(records, (0, list[str]()))
    if isinstance(cells, UnreadableDocument):
        raise cells
    return cells


def _sample(lines: Iterator[str]) -> tuple[str, list[str]]:
    """Return the separator stated in the first line, if any, and the first lines after it."""
    sample = list(islice(lines, _SAMPLE_LINES))
    first = sample[0].strip() if sample else ""
    states = first.lower().startswith("sep=") and len(first) == 5
    return (first[4], sample[1:]) if states else ("", sample)


def _form(sample: list[str], stated: str) -> _Form:
    """Return the form that fits best; files with tabs may be written without quotes, which then belong to texts."""
    forms = [_Form(separator, quoted=True) for separator in stated or _SEPARATORS]
    plain = [_Form("\t", quoted=False)] if "\t" in (stated or _SEPARATORS) else []
    return max(forms + plain, key=lambda form: _agreement(sample, form))


def _agreement(sample: list[str], form: _Form) -> tuple[bool, float, bool, int]:
    """Return how well the first rows agree: if there are columns, and how many rows have as many cells as the first."""
    rows: list[list[str]] = []
    share = 1.0
    try:
        rows.extend(row for row in islice(form.reader(sample), _SAMPLE_ROWS) if row)
    except csv.Error:
        share = 0.5
    width = len(rows[0]) if rows else 0
    agreeing = sum(len(row) == width for row in rows) / max(1, len(rows))
    return width > 1, round(share * agreeing, 1), form.quoted, width


class _Lines:
    """Lines that can be put back, each with its number."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def put_back(self) -> None:
        """Put back all lines that were taken but the first one."""
        self._back.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1


class _Records:
    """The cells of each row with the number of its first line, or why they cannot be read."""

    def __init__(self, lines: Iterator[str], form: _Form) -> None:
        self.lines = _Lines(lines)
        self._form = form
        self._reader = form.reader(self.lines)

    def __iter__(self) -> "_Records":
        return self

    def __next__(self) -> tuple[int, list[str] | UnreadableDocument]:
        while True:
            self.lines.taken.clear()
            first = self.lines.number + 1
            try:
                cells = next(self._reader)
            except csv.Error:
                return first, self._recovered(first)
            if cells:
                return first, cells

    def _recovered(self, first: int) -> list[str] | UnreadableDocument:
        """Return the row of one line whose quotes are in pairs, else an error; reading continues after that line."""
        taken = self.lines.taken
        self._reader = self._form.reader(self.lines)
        if len(taken) == 1 and taken[0].count('"') % 2 == 0:
            return next(self._form.reader(taken, strict=False))
        self.lines.put_back()
        reason = f"A quote that opens in line {first:,} does not close where a cell ends."
        return UnreadableDocument("csv", reason, "Close it, or double the quotes within a text.")


def _rows(records: _Records, names: tuple[str, ...], wanted: Collection[str]) -> DatasetRows:
    places = {name: place for place, name in enumerate(names) if name in wanted}
    for number, (line, cells) in enumerate(records, 1):
        yield number, cells if isinstance(cells, UnreadableDocument) else _row(cells, len(names), places, line)


def _row(cells: list[str], width: int, places: dict[str, int], line: int) -> DatasetRow | UnreadableDocument:
    if len(cells) == width:
        return {name: cells[place] for name, place in places.items()}
    reason = f"The row of line {line:,} has {len(cells):,} cells, and the header has {width:,}."
    return UnreadableDocument("csv", reason, "Quote texts that hold separators or line ends.")
