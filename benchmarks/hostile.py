"""`python -m benchmarks.hostile [MEGABYTES]`: how long texts take that nobody would write, in CPU seconds."""

import sys
import time

from pipelines.temporal import tag
from pipelines.temporal.model import Context

PIECES = (
    "last ", "1234567890", "7", "word", "a", "12 March 2019, ", "monday ", "Monday, ", "of the ", "1 ",
    "the second of ", "-", "“", "'", "\n", " \n", "on Friday he will say that it was said on Monday ",
    "1,", "a.", "10:30 ", "2019 ", "'90s ", "2019-01-01T", "first half of the second half of ",
    "twenty-", "hundred ", "years and days and ", "e\u0301", "\0", "27 brumaire 1799, ", "new year's eve ",
    "two days before ", "the night of ", "may May ", "Q1-", "H2\n", "Nov-", "June; ", "Wed ", "eid. ", "3-5 May\n",
    "diwali-", "western vesak ", "mlk jr day-", "Lent and ", "10:30 monday 2019 ", "in 2 days, ",
    "Q1-Q2/", "Q4\nH1\n2019\n", "H1/H2\n", "Thu\n", "Apr.-", "Mar-", "Wed, Thu and Fri. ", "3, 5 and 7 May\n",
    "Thu x\n3 May\n",
)  # fmt: skip
TUESDAY = Context(anchor=739356)


def text_of(piece: str, size: int) -> str:
    """The piece again and again, `size` characters."""
    return (piece * (size // len(piece) + 1))[:size]


def dates(count: int) -> str:
    """So many dates, each in a sentence of its own."""
    return "\n".join(f"On {1 + day % 28} March {1900 + day % 120} it rained." for day in range(count))


def seconds(text: str) -> float:
    """What it costs to tag a text."""
    begun = time.process_time()
    tag(text, TUESDAY)
    return time.process_time() - begun


def main() -> None:
    """Print the cost of every text, the dearest first."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 1) * 1e6)
    texts = {repr(piece): text_of(piece, size) for piece in PIECES} | {"10,000 dates": dates(10_000)}
    for cost, name in sorted(((seconds(text), name) for name, text in texts.items()), reverse=True):
        print(f"{cost:6.2f} s  {name}")


if __name__ == "__main__":
    main()
