"""Tellings to make a warehouse of: a story, as many as asked for, odd ones, and ones that mean harm."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.exports.warehouse import DAY, Told


def story() -> list[Told]:
    """A small timeline with a day told twice, a week, a year, an open side, a plan and a conflict."""
    storm = "A storm struck the harbour of Brest two days ago, killing 12 people on the quay."
    again = "Officials said that the storm struck Brest on Sunday, killing at least 10 people."
    later = "The storm killed 30 people in Brest on Sunday, the mayor said."
    brest = {"place": "Brest", "country": "FR", "point": (48.39, -4.49), "event_class": "DISASTER"}
    sunday = (date(2025, 4, 13), date(2025, 4, 13))
    return [
        Told("storm", "harbour.txt", storm, "struck", "two days ago", *sunday, title="Storm strikes Brest",
             killed=(12, 12, 12, "12 people"), **brest),
        Told("storm", "officials.txt", again, "struck", "Sunday", *sunday,
             killed=(10, 10, None, "at least 10 people"), verdict="compatible", **brest),
        Told("storm", "mayor.txt", later, "killed", "Sunday", *sunday,
             killed=(30, 30, 30, "30 people"), verdict="conflict", **brest),
        Told("talks", "harbour.txt", "Ministers met in Oslo last week about the port.", "met", "last week",
             date(2025, 4, 7), date(2025, 4, 13), "week", "Ministers met in Oslo", "CONSULT", "Oslo", "NO"),
        Told("treaty", "officials.txt", "They signed the treaty in 2022.", "signed", "2022",
             date(2022, 1, 1), date(2022, 12, 31), "year", "Treaty signed", "AGREE", None, None),
        Told("decline", "mayor.txt", "Trade has fallen in recent months.", "fallen", "recent months",
             None, DAY, "month", "Trade has fallen", "OTHER", None, "FR", approximate=True),
        Told("summit", "officials.txt", "A summit will be held in Lyon next month.", "held", "next month",
             date(2025, 5, 1), date(2025, 5, 31), "month", "Summit in Lyon", "CONSULT", "Lyon", "FR", status="planned"),
        Told("shelling", "mayor.txt", "Shelling killed 3 people in Mykolaiv yesterday.", "killed", "yesterday",
             date(2025, 4, 14), date(2025, 4, 14), "day", "Shelling in Mykolaiv", "ASSAULT", "Mykolaiv", "UA",
             (46.97, 32.0), (3, 3, None, "3 people")),
    ]  # fmt: skip


def open_sided() -> list[Told]:
    """A deadline, a state that goes on, one since a year, and one that may come to be."""
    return [
        Told("audit", "plan.txt", "The ministry must publish the audit by the end of June 2026.", "publish",
             "by the end of June 2026", None, date(2026, 6, 30), "month", "Audit to be published", "STATEMENT",
             country="FR", status="planned"),
        Told("ferries", "plan.txt", "Ferries have been cancelled since 1 March 2025.", "cancelled",
             "since 1 March 2025", date(2025, 3, 1), None, None, "Ferries cancelled", "OTHER", "Brest", "FR"),
        Told("council", "plan.txt", "The same council has governed since 2023.", "governed", "since 2023",
             date(2023, 1, 1), None, "year", "Council governs", "ELECT", "Brest", "FR"),
        Told("plant", "plan.txt", "If nobody pays until 12 May 2025, the plant would close.", "close",
             "until 12 May 2025", None, date(2025, 5, 12), "day", "Plant would close", "ECONOMY", "Brest", "FR",
             status="hypothetical"),
        Told("clash", "plan.txt", "Clashes that began on 2 April 2025 killed 4 people.", "killed", "on 2 April 2025",
             date(2025, 4, 2), None, "day", "Clashes", "FIGHT", "Goma", "CD", killed=(4, 4, 4, "4 people")),
    ]  # fmt: skip


def many(count: int) -> Iterator[Told]:
    """So many events, some twenty a day, each in a paragraph of some 250 characters."""
    first = date(2015, 1, 1)
    for number in range(count):
        day = first + timedelta(days=number * 3650 // count)
        wide = number % 7 == 0
        paragraph = (
            f"In report {number} the district council said that rescue crews had reached the village of "
            f"Place {number % 400} on {day:%d %B %Y}, where a blast had killed {number % 9 + 1} people and "
            f"closed the road to the north; "
            f"inspectors are to look at the pipeline and at the houses around it."
        )
        yield Told(
            f"event {number}",
            f"document-{number // 20}.txt",
            paragraph,
            "blast",
            f"{day:%d %B %Y}",
            day,
            day + timedelta(days=6 if wide else 0),
            "week" if wide else "day",
            f"Blast in Place {number % 400}",
            ("ASSAULT", "CONSULT", "AID", "DISASTER")[number % 4],
            f"Place {number % 400}",
            "FR",
            (48.0 + number % 10 / 10, 2.0),
            (number % 9 + 1, number % 9 + 1, number % 9 + 1, f"{number % 9 + 1} people"),
        )


def yearly(years: int, each: int = 1) -> Iterator[Told]:
    """So many years with so many events in each, from the year 1000 on."""
    for year in range(1000, 1000 + years):
        for number in range(each):
            day = date(year, 3, 1 + number)
            text = f"On {day.day} March {year} the monks of Saint {number} sold a mill."
            yield Told(f"{year} {number}", f"annals-{year}.txt", text, "sold", f"{day.day} March {year}", day, day,
                       title=f"Mill sold, {year}", event_class="ECONOMY", country="FR")  # fmt: skip


def crowd(count: int) -> list[Told]:
    """So many events of one day."""
    day = date(2025, 4, 14)
    return [
        Told(f"event {number}", f"document-{number // 50}.txt", f"Item {number}: a fire was reported yesterday.",
             "fire", "yesterday", day, day, title=f"Fire {number}")
        for number in range(count)
    ]  # fmt: skip


def scripts() -> list[Told]:
    """Events whose titles are written from the right, or in another alphabet."""
    titles = ("انفجار في ميناء بيروت", "Ракетний удар по місту Суми", "地震")
    day = date(2025, 4, 14)
    return [
        Told(title, f"{number}.txt", f"{title} yesterday", title.split()[0], "yesterday", day, day, title=title)
        for number, title in enumerate(titles)
    ]


def harmful() -> tuple[list[Told], dict[str, dict[str, Any]]]:
    """Texts that try to run as a script, as a formula, to turn round, and to be too long."""
    tag = "<script>alert(1)</script>"
    image = '"><img src=x onerror=alert(2)>'
    formula = '=HYPERLINK("http://example.invalid","x")'
    turned = "\u202egnidaer\u2066 \u2069"
    long = "burst " + "x" * 10_000
    phrases = {
        "tag": f"{tag} exploded yesterday </script><!--",
        "image": f"{image} exploded yesterday",
        "formula": f"{formula} exploded yesterday",
        "turned": f"{turned} exploded yesterday",
        "long": f"exploded yesterday {long}",
        "at": "@SUM(1) exploded yesterday",
        "control": "a\x01b\x0b exploded yesterday",
    }
    day = date(2025, 4, 14)
    tellings = [
        Told(name, f"{name}.txt", text, "exploded", "yesterday", day, day, title=text, place=text[:40], country="UA",
             about={"who": text[:50], "attributed_to": text[:60], "speaker": text[:60]})
        for name, text in phrases.items()
    ]  # fmt: skip
    stated = {
        f"{name}.txt": {"title": text, "publisher": text, "source_url": "javascript:alert(3)"}
        for name, text in phrases.items()
    }
    return tellings, stated
