"""Beside the way: what dateparser alone says of each day-grained phrase, for the check that compares."""

from pipelines.steps.model import Row, Step, Tables
from pipelines.temporal.points import second_opinion
from pipelines.warehouse.days import to_dates


def ask(tables: Tables) -> Tables:
    """One row for each phrase of which dateparser, given the same words and anchor, says a day.

    Args:
        tables: rows of core.time_references.
    """
    opinions = [row for reference in tables["core.time_references"] for row in _opinion(reference)]
    return {"core.second_opinions": opinions}


def _opinion(reference: Row) -> list[Row]:
    if reference["timex_type"] != "DATE" or reference["anchor_date"] is None:
        return []
    interval = second_opinion(reference["text"], reference["anchor_date"].toordinal())
    if interval is None:
        return []
    start_date, end_date = to_dates(interval.start, interval.end)
    return [
        {
            "reference_id": reference["reference_id"],
            "document_id": reference["document_id"],
            "start_date": start_date,
            "end_date": end_date,
        }
    ]


SECOND_OPINION = Step(
    name="second opinion",
    reads=("core.time_references",),
    writes=("core.second_opinions",),
    packages=("pipelines.temporal.points", "pipelines.steps.second_opinion"),
    libraries=("dateparser",),
    work=ask,
)
