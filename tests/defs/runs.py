"""`dateline run` in processes of its own, over short documents that are easy to count."""

import subprocess
from datetime import date, timedelta
from pathlib import Path

PLACES = ("Lviv", "Kharkiv", "Odesa", "Sumy", "Dnipro", "Poltava")
FIRST_DAY = date(1995, 1, 1)
DAYS = 5_004
"""A multiple of the number of places: so many documents on, day and place come again."""


def document(number: int) -> str:
    """A report; the one `DAYS` further on is of the same day and place."""
    place, day = PLACES[number % len(PLACES)], FIRST_DAY + timedelta(number % DAYS)
    told = f"Shells struck the market in {place} yesterday, killing {number % 90 + 2} people."
    return f"{place}, {day:%B} {day.day}, {day.year}\n\n{told}\n"


def write(raw: Path, numbers: range) -> None:
    raw.mkdir(exist_ok=True)
    for number in numbers:
        (raw / f"{number:05}.txt").write_text(document(number))


def finish(process: subprocess.Popen[bytes], seconds: float) -> None:
    _, errors = process.communicate(timeout=seconds)
    assert process.returncode == 0, errors.decode()
