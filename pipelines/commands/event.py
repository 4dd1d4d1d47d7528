"""One event as a page of text: what, when, where, how many, who says so and in which words."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pipelines.commands.display import count, when
from pipelines.warehouse.connection import Row
from pipelines.warehouse.questions import Told


def event_page(told: Told) -> Group:
    """An event with its tellings and what they disagree on."""
    return Group(*_lines(told))


def _lines(told: Told) -> Iterator[RenderableType]:
    event = told.event
    yield Text(event["title"], style="bold")
    facts = {
        "when": f"{when(event['start_date'], event['end_date'], event['granularity'])} ({event['granularity']})",
        "words": event["date_words"],
        "where": ", ".join(filter(None, (event["place"], event["country"]))),
        "killed": count(event["killed_low"], event["killed_best"], event["killed_high"]),
        "injured": count(event["injured_low"], event["injured_best"], event["injured_high"]),
        "status": f"{event['status']}, {event['certainty']}",
        "class": event["event_class"],
        "id": event["event_id"],
    }
    yield from (Text(f"{name:<8} {value}") for name, value in facts.items() if value)
    for source in told.sources:
        yield Text("")
        yield from _source(source)
    for contradiction in told.contradictions:
        yield Text(f"\n{contradiction['field']}, {contradiction['verdict']}: {contradiction['explanation']}")


def _source(source: Row) -> Iterator[RenderableType]:
    read_from = f"read from {source['anchor_date']} ({source['anchor_basis']})" if source["anchor_date"] else "undated"
    yield Text(f"{source['source_path']}, characters {source['char_start']} to {source['char_end']}, {read_from}")
    yield Padding(Text(" ".join(source["sentence"].split()), style="italic"), (0, 0, 0, 4), expand=False)
    days = when(source["start_date"], source["end_date"], source["granularity"])
    words = f'"{source["date_words"]}" by rule {source["date_rules"]}' if source["date_words"] else source["date_basis"]
    yield Padding(Text(f"{source['role']}: {days}, {words}"), (0, 0, 0, 4), expand=False)
