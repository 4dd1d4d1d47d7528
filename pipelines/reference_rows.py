"""A time reference as a row, for the warehouse and `dateline tag`."""

from collections.abc import Callable
from typing import Any

from pipelines.temporal.calendar import to_date, to_dates
from pipelines.temporal.model import Alternative, TimeReference


def reference_row(reference: TimeReference, name: Callable[[int], str], number: int) -> dict[str, Any]:
    """Return the columns of a time reference; dates are inclusive.

    Args:
        reference: which one.
        name: from the place of a reference in its text to its id.
        number: its own place.
    """
    start, end = to_dates(reference.interval.start, reference.interval.end)
    return {
        "reference_id": name(number),
        "char_start": reference.char_start,
        "char_end": reference.char_end,
        "text": reference.text,
        "timex_type": reference.timex_type,
        "timex_value": reference.timex_value,
        "timex_mod": reference.timex_mod,
        "part_of": None if reference.part_of is None else name(reference.part_of),
        "anchor_kind": reference.anchor_kind,
        "anchor_date": to_date(reference.anchor_day),
        "rule": reference.rule,
        "meaning_kind": reference.meaning_kind,
        "offset_days": reference.offset_days,
        "start_date": start,
        "end_date": end,
        "granularity": reference.granularity,
        "approximate": reference.approximate,
        "edtf": reference.edtf,
        "status": reference.status,
        "alternatives": [_alternative(each) for each in reference.alternatives],
        "flags": list(reference.flags),
        "probability": reference.probability,
    }


def _alternative(other: Alternative) -> dict[str, Any]:
    start, end = to_dates(other.interval.start, other.interval.end)
    return {"start_date": start, "end_date": end, "timex_value": other.timex_value, "reason": other.reason}
