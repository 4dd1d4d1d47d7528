"""Side branch: dateparser's reading of each expression of a day, for the check that compares."""

from datetime import date

from pipelines.step import Row, Step, Tables
from pipelines.temporal.calendar import to_dates
from pipelines.temporal.points import second_opinion


def ask(tables: Tables) -> Tables:
    """Return one row for each expression that dateparser, given the same words and anchor, reads as a day.

    Args:
        tables: rows of core.time_references, of core.texts for their language, and of core.anchors for the phrases
            that need no anchor themselves.
    """
    anchors = {row["document_id"]: row["anchor_date"] for row in tables["core.anchors"]}
    languages = {row["document_id"]: row["language"] or "en" for row in tables["core.texts"]}
    found = (
        _opinion(row, anchors[row["document_id"]], languages[row["document_id"]])
        for row in tables["core.time_references"]
    )
    return {"core.second_opinions": [row for each in found for row in each]}


def _opinion(reference: Row, document_anchor: date | None, language: str) -> list[Row]:
    anchor = reference["anchor_date"] or document_anchor
    if reference["timex_type"] != "DATE" or anchor is None:
        return []
    interval = second_opinion(reference["text"], anchor.toordinal(), language)
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
    reads=("core.texts", "core.time_references", "core.anchors"),
    writes=("core.second_opinions",),
    packages=("pipelines.temporal.points", "pipelines.steps.second_opinion"),
    libraries=("dateparser",),
    work=ask,
)
