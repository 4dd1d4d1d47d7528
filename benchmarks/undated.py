"""Invented reports whose day is known but not stated: some say enough to find it, some do not, some seem to."""

from datetime import date, timedelta

from benchmarks.corpora import GoldDocument

PLACES = ("Lindau", "Bregenz", "Cork", "Trieste", "Riga")
FIRST = date(2006, 1, 3)
APART = 37


def documents(count: int = 200) -> list[GoldDocument]:
    """So many reports, every 37 days one, each of the next shape."""
    days = [FIRST + timedelta(days=APART * number) for number in range(count)]
    texts = [SHAPES[number % len(SHAPES)](day, PLACES[number % len(PLACES)]) for number, day in enumerate(days)]
    return [_document(f"undated-{day}", text, day) for day, text in zip(days, texts, strict=True)]


def _document(name: str, text: str, day: date) -> GoldDocument:
    return GoldDocument(name, text, "en", day, len(text), ())


def _said(day: date, year: bool = True) -> str:
    return f"{day.day} {day:%B} {day.year}" if year else f"{day.day} {day:%B}"


def _yesterday(day: date, place: str) -> str:
    before = day - timedelta(days=1)
    return f"The ferry to {place} was stopped yesterday, {_said(before)}. It will sail again this week."


def _weekday(day: date, place: str) -> str:
    last = day - timedelta(days=40)
    coming = day + timedelta(days=1)
    return (
        f"The bridge at {place} was closed on {_said(last)} after a flood. "
        f"It opens again tomorrow, {coming:%A} {_said(coming, year=False)}."
    )


def _today(day: date, place: str) -> str:
    return f"Today, {day:%A}, {_said(day)}, the council of {place} voted on the new school."


def _without(day: date, place: str) -> str:
    return f"The council of {place} met on {day - timedelta(days=2):%A}. It will vote next week."


def _far(day: date, place: str) -> str:
    past = day - timedelta(days=400)
    return f"The dam above {place} was inspected on {_said(past)}. Engineers returned yesterday and found no fault."


def _compared(day: date, place: str) -> str:
    return f"More boats came to {place} this year than in {day.year - 1}, the harbour master said on {day:%A}."


def _quoted(day: date, place: str) -> str:
    past = day - timedelta(days=900)
    return f"“We opened the school today, {_said(past)},” an old report from {place} reads. It was closed last week."


SHAPES = (_yesterday, _weekday, _today, _without, _far, _compared, _quoted)
"""Three that tell their day, four that do not; the last one seems to."""
