"""Invented news in any amount, as dense in time words as the press: for tests of volume, not for figures of speed."""

import random
from collections.abc import Iterator

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PEOPLE = [
    "the harbour master",
    "Mayor Ilse Brandt",
    "a spokeswoman for the ministry",
    "the union",
    "Judge Okafor",
    "residents",
]
PLACES = [
    "Varna",
    "the old port",
    "Lusaka",
    "the northern district",
    "Trieste",
    "the border town",
    "Cork",
    "the valley",
]
PLAIN = (
    "{person} declined to say who would pay for the repairs in {place}, although the insurer had sent two letters.",
    "A queue formed outside the town hall in {place} as people waited for water, bread and news of their relatives.",
    "According to {person}, about {n} households were without power and the second pump had failed.",
    "The plan may be changed, {person} said, because the figures were wrong and the money is not there.",
    "Engineers who walked the line near {place} found {n} broken sleepers and a cracked bridge bearing.",
    "Critics call the scheme a march of folly; its friends call it the only way to keep the quarter alive.",
    "“We were told nothing,” said {person}, who lost a shop and a van when the river came over the wall in {place}.",
)
TIMED = (
    "{person} will meet the council on {weekday} to discuss the dam, which was last inspected in {month} {year}.",
    "The ferry sank off {place} on {day} {month} {year}, {n} hours after leaving harbour.",
    "Prices rose {n} percent last month and are expected to rise again in the third quarter, {person} said.",
    "The court in {place} ruled on {weekday} that the contract, signed {few} years ago, was void.",
    "Work began in early {year} and should have ended by the summer of {next_year}.",
    "The strike, now in its third week, was called off late {weekday} night after talks in {place}.",
    "{person} has led the inquiry since {month} and expects to report next week.",
    "Two days earlier, on {month} {day}, a smaller fire had closed the road to {place} for three hours.",
)

TIMED_SHARE = 0.1  # of the sentences; with it the text has 3.5 time expressions a KB, as the press has


def documents(size: int, seed: int = 7) -> Iterator[str]:
    """Articles of about 2.5 KB until `size` bytes are written."""
    chance = random.Random(seed)
    written = 0
    while written < size:
        article = "\n".join(_paragraph(chance) for _ in range(chance.randint(5, 9)))
        written += len(article.encode())
        yield article


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(chance.randint(2, 4)))


def _sentence(chance: random.Random) -> str:
    template = chance.choice(TIMED if chance.random() < TIMED_SHARE else PLAIN)
    year = chance.randint(1995, 2024)
    text = template.format(
        person=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        weekday=chance.choice(WEEKDAYS),
        month=chance.choice(MONTHS),
        day=chance.randint(1, 28),
        year=year,
        next_year=year + 1,
        n=chance.randint(2, 90),
        few=chance.choice(("two", "three", "five", "12")),
    )
    return text[0].upper() + text[1:]
