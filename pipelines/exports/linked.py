"""Events as schema.org has them, and JSON that may stand in a page."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from pipelines.exports.outline import Shown
from pipelines.exports.places import place_words
from pipelines.exports.words import shortened


def machine_date(event: Shown) -> str | None:
    """A date as HTML's `time` element can say it: a day, an ISO week, a month, a year; None if it cannot."""
    start, end = event.start_date, event.end_date
    if start is None or end is None or end == date.max:
        return None
    after = end + timedelta(days=1)
    if start == end:
        return start.isoformat()
    if (start.month, start.day, after) == (1, 1, date(start.year + 1, 1, 1)):
        return f"{start.year:04}"
    if start.day == 1 and after.day == 1 and (end - start).days <= 31:
        return start.isoformat()[:7]
    if start.weekday() == 0 and (end - start).days == 6:
        return "{:04}-W{:02}".format(*start.isocalendar())
    return None


def linked_data(events: Iterable[Shown]) -> str:
    """Schema.org Events as JSON-LD, safe inside a script element."""
    return script_json({"@context": "https://schema.org", "@graph": [_event(event) for event in events]})


def _event(event: Shown) -> dict[str, Any]:
    place = place_words(event)
    found = {
        "@type": "Event",
        "@id": f"#{event.event_id}",
        "name": shortened(event.title, 220),
        "startDate": event.start_date and event.start_date.isoformat(),
        "endDate": event.end_date.isoformat() if event.end_date and event.end_date != event.start_date else None,
        "location": place or None,
        "eventStatus": "https://schema.org/EventScheduled" if event.status == "planned" else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def script_json(value: object) -> str:
    """JSON that cannot end the script element in which it stands.

    >>> script_json(["</script><!--"])
    '["\\\\u003c/script\\\\u003e\\\\u003c!--"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
