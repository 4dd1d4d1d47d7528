"""Whatever the text: triggers stand in it, days are in order, counts are numbers, and a part has a whole above it."""

from datetime import date
from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.documents.segments import segments
from pipelines.events.dating import days_between
from pipelines.steps.report import report
from pipelines.steps.resolve import work as resolve

VOCABULARY = """
the a an at least more than about up to fewer no none both another five nine 28 1,100 1.5 million hundred dozens
dozen thousands people villagers soldiers woman children dead deaths killed wounded injured were was have had died
missing homeless arrested including among them of others , , and or after before since until by on Monday last week
in March 2019 two days hours following attack explosion fire toll rose bringing number police said denied that plans
who when Oslo Lima - — " ' ( ) . . ? $ euros between 20 30 years old aged 22 percent shot left claimed lives ² ½
"""
LONG = ["9" * 5000, "hundred " * 200, "at least 28 more people were killed , including nine", "five more", "years"]
TEXTS = st.lists(st.sampled_from([*VOCABULARY.split(), *LONG, "\n"]), max_size=40).map(" ".join)
DAYS = st.sampled_from([date(2025, 4, 15), date(1, 1, 1), date(9999, 12, 31), None])


def made(text: str, day: date | None):
    """The rows of the report step for a text that speaks from a day."""
    document = {"document_id": "d", "text": text, "language": "en", "country": None, "place": None}
    parts = [
        {"document_id": "d", "kind": each.kind.value, "char_start": each.char_start, "char_end": each.char_end,
         "speaker": each.speaker, "anchor_date": None}
        for each in segments(text, "en")
    ]  # fmt: skip
    anchor = {"document_id": "d", "anchor_date": day, "kind_of_text": "report"}
    tables = {"core.texts": [document], "core.segments": parts, "core.anchors": [anchor], "core.stated_corrections": []}
    return report({**tables, **resolve(tables)})


def chain(part, counts) -> list[int]:
    """The counts above a part, from the nearest on, until one comes again."""
    found: list[int] = []
    while part["subset_of"] is not None and part["subset_of"] not in found:
        found.append(part["subset_of"])
        part = counts[part["subset_of"]]
    return found


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS)
def test_reports_hold_in_any_text(text: str, day: date | None) -> None:
    tables = made(text, day)
    for row in tables["core.reports"]:
        assert text[row["char_start"] : row["char_end"]] == row["event_trigger"]
        assert row["start_date"] is None or row["end_date"] is None or row["start_date"] <= row["end_date"]
    for row in tables["core.quantities"]:
        counts = {
            each["quantity_id"]: each for each in tables["core.quantities"] if each["report_id"] == row["report_id"]
        }
        low, high = (0.0 if row[side] is None else row[side] for side in ("low", "high"))
        assert isfinite(low)
        assert isfinite(high)
        assert row["high"] is None or 0 <= low <= high
        assert row["quantity_id"] not in chain(row, counts)


def test_a_number_beyond_all_counts_counts_nobody() -> None:
    for figure in ("9" * 400, "hundred " * 200 + "thousand", "9" * 20):
        assert made(f"The fire killed {figure} people.", None)["core.quantities"] == []


def test_a_distance_in_odd_figures_is_no_fault() -> None:
    for figure in ("²", "9" * 4400):
        assert days_between([figure, "days"]) == days_between(["days"])


def test_long_lists_are_walked_to_their_end() -> None:
    names = "Gunmen killed " + "Al, " * 1200 + "and Bo on Monday."
    deeds = "They were " + "shot, " * 800 + "and beaten on Monday."
    for text in (names, deeds):
        assert made(text, date(2025, 4, 15))["core.reports"]
