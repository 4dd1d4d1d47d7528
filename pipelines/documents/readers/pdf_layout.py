"""From the printed lines of a PDF to its paragraphs, by where the lines stand on their pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest, nsmallest
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

CELL_GAP = 1.2
"""How far words of one line stand apart, by the height of their type, before they are cells or columns."""
_NEAR = 4.0
_LABEL = 3
"""Characters of the sign or number before an item of a list."""
_EDGE = 0.12
"""Share of a page's height, at its top and at its bottom, in which running heads and page numbers stand."""
_BULLET = re.compile(r"(?:[•‣▪◦●■□*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\[\d{1,3}\])\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_SENTENCE_ENDS = tuple(".!?:…\"'”’»)]")
_HYPHENS = ("-", "\u00ad")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line, in points from the lower left corner of its page.

    Args:
        cells: whether gaps divide it, as in a table row.
        hyphen: whether a word continues on the next line; the hyphen itself is not part of the text.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    cells: bool = False
    hyphen: bool = False

    @property
    def height(self) -> float:
        """Its height, which is its type size."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The lines of a page, in reading order."""

    height: float
    lines: tuple[PrintedLine, ...]


def paragraphs(pages: Sequence[PrintedPage]) -> list[str]:
    """Return the paragraphs of a document, without running heads and page numbers.

    A line continues in the next one if both have the same type and column, are no further apart than other lines,
    and the next one's first word would not have fitted after it. A sentence that a page or a column breaks goes on
    as well. A hyphen at the end of a line is kept where the document writes that word with one elsewhere.

    >>> first = PrintedLine("The old ferry was sold, and the coun", 0, 88, 200, 100, hyphen=True)
    >>> second = PrintedLine("cil bought a bridge.", 0, 74, 110, 86)
    >>> paragraphs([PrintedPage(800, (first, second, PrintedLine("2 May", 0, 40, 30, 52)))])
    ['The old ferry was sold, and the council bought a bridge.', '2 May']
    """
    whole = [
        replace(page, lines=tuple(line for column in _columns(page.lines) for line in _printed_lines(column)))
        for page in pages
    ]
    groups = list(_groups(_without_furniture(whole)))
    written = Counter(word.lower() for group in groups for line in group for word in _WORD.findall(line.text))
    return [_joined(group, written) for group in groups]


def _columns(pieces: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield the pieces of a page column by column, where its file goes through the columns row by row."""
    starts = _column_starts(pieces)
    columns: list[list[PrintedLine]] = [[] for _ in range(len(starts) + 1)]
    for piece in pieces:
        if any(piece.left < start - _NEAR and piece.right > start + _NEAR for start in starts):
            yield from columns
            yield [piece]
            columns = [[] for _ in columns]
        else:
            columns[sum(start <= piece.left + _NEAR for start in starts)].append(piece)
    yield from columns


def _column_starts(pieces: Sequence[PrintedLine]) -> list[float]:
    """Return where columns of prose begin: after a gap that many rows share, with long pieces on both sides."""
    rows: dict[int, list[int]] = defaultdict(list)
    for left, right in pairwise(pieces):
        if right.left > left.right and _beside(left, right) and _level(left, right):
            rows[round(right.left / _NEAR)].append(min(len(left.text), len(right.text)))
    return sorted(place * _NEAR for place, row in rows.items() if len(row) >= 8 and median(row) >= 20)


def _printed_lines(pieces: Iterable[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the lines of a column: cells, raised signs and what follows them are put back where they stand."""
    row: list[PrintedLine] = []
    tall: PrintedLine | None = None
    for piece in pieces:
        if tall is not None and _beside(row[-1], piece) and _level(tall, piece):
            tall = max(tall, piece, key=lambda part: len(part.text))
        else:
            if tall is not None:
                yield _one_line(row, tall)
            row, tall = [], piece
        row.append(piece)
    if tall is not None:
        yield _one_line(row, tall)


def _one_line(row: list[PrintedLine], tall: PrintedLine) -> PrintedLine:
    """Return a line of its pieces, as high as the longest of them."""
    parts = [row[0].text]
    cells = False
    for before, piece in pairwise(row):
        gap = piece.left - before.right
        words = before.text[-1].isalnum() and piece.text[0].isalnum()
        parts.append((" " if words or gap > 0.2 * tall.height else "") + piece.text)
        cells = cells or (gap > CELL_GAP * tall.height and len(before.text) > _LABEL)
    return PrintedLine("".join(parts), row[0].left, tall.bottom, row[-1].right, tall.top, cells, row[-1].hyphen)


def _beside(before: PrintedLine, piece: PrintedLine) -> bool:
    """True if a piece stands to the right of another one in its line."""
    lower = min(before.height, piece.height)
    return lower > 0 and piece.left - before.right >= -0.5 * lower and not before.hyphen


def _level(before: PrintedLine, piece: PrintedLine) -> bool:
    shared = min(before.top, piece.top) - max(before.bottom, piece.bottom)
    return shared > 0.4 * min(before.height, piece.height)


def _without_furniture(pages: Sequence[PrintedPage]) -> Iterator[tuple[PrintedLine, ...]]:
    """Yield the lines of each page without page numbers, and with each running head only where it stands first."""
    edges = [_edges(page) for page in pages]
    places = Counter(place for page in edges for place in set(page.values()))
    head = next((_letters(line.text) for page in pages[:1] for line in page.lines), "")
    seen: set[tuple[str, int]] = set()
    for ordinal, (page, page_edges) in enumerate(zip(pages, edges, strict=True), 1):
        kept: list[PrintedLine] = []
        for line in page.lines:
            place = page_edges.get(line)
            number = place is not None and _is_page_number(line.text, ordinal, len(pages))
            repeated = place is not None and places[place] > 1 and (place in seen or not place[0])
            title = place is not None and ordinal > 1 and place[0] == head != ""
            if not (number or repeated or title):
                kept.append(line)
        seen.update(page_edges.values())
        yield tuple(kept)


def _edges(page: PrintedPage) -> dict[PrintedLine, tuple[str, int]]:
    """Return the two uppermost and lowest lines at the edges of a page, each with its letters and its height."""
    upper = [line for line in page.lines if line.top >= (1 - _EDGE) * page.height]
    lower = [line for line in page.lines if line.height and line.bottom <= _EDGE * page.height]
    outer = [*nlargest(2, upper, key=lambda line: line.top), *nsmallest(2, lower, key=lambda line: line.bottom)]
    return {line: (_letters(line.text), round(line.bottom / 4)) for line in outer}


def _letters(text: str) -> str:
    return " ".join(_LETTERS.findall(text[:200])).lower()


def _is_page_number(text: str, ordinal: int, count: int) -> bool:
    numbers = [int(number) for number in _NUMBER.findall(text[:60])]
    return len(text.split()) <= 4 and len(text) <= 40 and numbers in ([ordinal], [ordinal, count])


def _groups(pages: Iterable[tuple[PrintedLine, ...]]) -> Iterator[list[PrintedLine]]:
    """Yield the lines of each paragraph; a sentence broken by a column or page continues in the next one."""
    group: list[PrintedLine] = []
    edge = 0.0
    for order, block in ((order, block) for lines in pages for order, block in enumerate(_blocks(lines))):
        before, edge = edge, max(line.right for line in block)
        elsewhere = not group or order == 0 or block[0].bottom > group[-1].bottom
        for place, line in enumerate(block):
            joins = _goes_on(group, line, edge) if place else elsewhere and _flows(group, line, before)
            if group and not joins:
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Yield runs of lines of one type and column with the page's usual spacing."""
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 3.5 * line.height]
    limit = 1.25 * median(usual) if usual else 0.0
    block: list[PrintedLine] = []
    for line in lines:
        if block and not (block[-1].hyphen or _below(block[-1], line, limit)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _below(last: PrintedLine, line: PrintedLine, limit: float) -> bool:
    step = last.bottom - line.bottom
    near = 0 < step <= max(limit, 1.3 * last.height) and step < 3.5 * last.height
    return near and _one_type(last, line) and not last.cells and not line.cells and _one_column(last, line)


def _one_column(last: PrintedLine, line: PrintedLine) -> bool:
    """True if two lines start at the same edge, apart from the indent of a first line or list item."""
    indent = (line.left - last.left) / last.height
    centred = abs(line.left + line.right - last.left - last.right) < last.height and abs(indent) > 0.8
    return -6 < indent < 4 and not centred


def _goes_on(group: list[PrintedLine], line: PrintedLine, edge: float) -> bool:
    """True if a line of a block belongs to the paragraph above it."""
    last = group[-1]
    if last.hyphen:
        return True
    if _BULLET.match(line.text) or (len(group) > 1 and abs(line.left - last.left) > 0.8 * last.height):
        return False
    return _full(last, line, edge)


def _flows(group: list[PrintedLine], line: PrintedLine, edge: float) -> bool:
    """True if a paragraph continues in a line of another column or page."""
    if not group or group[-1].hyphen:
        return True
    last = group[-1]
    goes_on = line.text[0].islower() or line.text[0].isdigit()
    unfinished = not last.text.endswith(_SENTENCE_ENDS) and not last.cells and not line.cells
    return goes_on and unfinished and _one_type(last, line) and _full(last, line, edge)


def _full(last: PrintedLine, line: PrintedLine, edge: float) -> bool:
    """True if the first word of a line would not have fitted into the one before it."""
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return edge - last.right < word * (last.right - last.left) / len(last.text)


def _one_type(last: PrintedLine, line: PrintedLine) -> bool:
    return min(last.height, line.height) > 0.85 * max(last.height, line.height) > 0


def _joined(group: list[PrintedLine], written: Counter[str]) -> str:
    """Return the text of a paragraph; `written` counts the words of the document."""
    parts = [_with_its_end(last, line, written) for last, line in pairwise(group)]
    return "".join([*parts, group[-1].text])


def _with_its_end(last: PrintedLine, line: PrintedLine, written: Counter[str]) -> str:
    """Return a line and what separates it from the next one: a blank, a kept hyphen, or nothing."""
    text = last.text
    if last.hyphen or text.endswith(_HYPHENS):
        text = text.rstrip("-\u00ad")
        return text + ("-" if _keeps_its_hyphen(text, line.text, written) else "")
    wide = east_asian_width(text[-1]) in "WF" and east_asian_width(line.text[0]) in "WF"
    dashed = text[-1] in "–—" and text[-2:-1].isalnum()
    return text if wide or dashed else f"{text} "


def _keeps_its_hyphen(before: str, behind: str, written: Counter[str]) -> bool:
    first, second = _LAST_LETTERS.search(before[-60:]), _LETTERS.match(behind)
    if not first or not second or not second[0][0].islower():
        return True
    compound, word = f"{first[0]}-{second[0]}".lower(), f"{first[0]}{second[0]}".lower()
    return written[compound] > written[word]
