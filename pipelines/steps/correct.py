"""Side branch of step 1: correction files and the texts they were made for → what each valid one changes."""

from collections.abc import Iterable, Mapping, Sequence

from pipelines.documents.corrections import StatedCorrection, WrongCorrection
from pipelines.documents.model import WORDED, Target
from pipelines.ids import identifier
from pipelines.step import Row, Tables
from pipelines.temporal.calendar import to_dates

STATED = "core.stated_corrections"
ONE_SAYS = (Target.DOCUMENT_DATE, Target.REFERENCE, Target.EVENT_DATE, *WORDED, Target.SPLIT)
"""Targets for which only one correction can hold."""


def named_documents(found: Iterable[StatedCorrection | WrongCorrection]) -> list[str]:
    """Return the paths of the documents for which corrections were made."""
    return sorted({path for each in found if isinstance(each, StatedCorrection) for path in each.made_for})


def stated_corrections(found: Sequence[StatedCorrection | WrongCorrection], stored: Iterable[Row]) -> list[Row]:
    """Return the rows of `core.stated_corrections`; a valid one has no status yet.

    Args:
        found: all corrections of the folder.
        stored: of the documents that they name and that are there: source_path, document_id, text_sha256.
    """
    texts = {row["source_path"]: row for row in stored}
    problems = {each.name: ("error", each.problem) for each in found if isinstance(each, WrongCorrection)}
    sound = [each for each in found if isinstance(each, StatedCorrection)]
    problems |= {each.name: problem for each in sound if (problem := _problem_of_text(each, texts))}
    problems |= dict(_rivals(each for each in sound if each.name not in problems))
    return [_row(each, texts, *problems.get(each.name, (None, None))) for each in found]


def _problem_of_text(correction: StatedCorrection, texts: Mapping[str, Row]) -> tuple[str, str] | None:
    for path, stamp in sorted(correction.made_for.items()):
        if path not in texts:
            remedy = "It was taken away, renamed or is unreadable; write its path in raw/, or take the correction out."
            return "unmatched", f"There is no document {path}. {remedy}"
        now = texts[path]["text_sha256"]
        if not now.startswith(stamp):
            remedy = "Look at it again; if the correction still holds, `dateline correct` prints it for this text."
            return "stale", f"{path} has another text now, {now[:16]}. {remedy}"
    return None


def _rivals(sound: Iterable[StatedCorrection]) -> Iterable[tuple[str, tuple[str, str]]]:
    """Yield corrections that contradict each other; none of them is applied until their authors keep one."""
    said: dict[tuple[Target, str], list[str]] = {}
    for each in sound:
        for target_id in each.target_ids if each.target in ONE_SAYS else ():
            said.setdefault((each.target, target_id), []).append(each.name)
    for (target, target_id), names in said.items():
        for name in names if len(names) > 1 else ():
            others = " and ".join(other for other in names if other != name)
            yield name, ("error", f"{others} says another {target} of {target_id}. Keep one of them.")


def _row(
    found: StatedCorrection | WrongCorrection, texts: Mapping[str, Row], status: str | None, problem: str | None
) -> Row:
    if isinstance(found, WrongCorrection):
        return {**_BLANK, **_head(found.name, identifier(found.name), status, problem)}
    homes = [texts[path]["document_id"] for path in sorted(found.made_for) if path in texts]
    start_date, end_date = to_dates(found.interval.start, found.interval.end)
    return {
        **_head(found.name, homes[0] if homes else identifier(found.name), status, problem),
        "target": found.target.value,
        "target_ids": list(found.target_ids),
        "value": found.value,
        "start_date": start_date,
        "end_date": end_date,
        "reason": found.reason,
        "author": found.author,
        "made_on": found.made_on,
        "made_for": [{"source_path": path, "text_sha256": stamp} for path, stamp in sorted(found.made_for.items())],
    }


_BLANK: Row = {
    **dict.fromkeys(("target", "value", "start_date", "end_date", "reason", "author", "made_on")),
    "target_ids": [],
    "made_for": [],
}


def _head(name: str, document_id: str, status: str | None, problem: str | None) -> Row:
    return {"correction": name, "document_id": document_id, "status": status, "problem": problem}


def corrections_of(tables: Tables, *targets: Target) -> list[Row]:
    """Return the valid corrections of some targets among the rows of a step's input, ordered by name."""
    chosen = (row for row in tables.get(STATED, ()) if row["status"] is None and row["target"] in targets)
    return sorted(chosen, key=lambda row: row["correction"])


def words(row: Row) -> str:
    """Return who corrected something, when and why, for an explanation."""
    return f"corrected by {row['author']} on {row['made_on']}: {row['reason']} ({row['correction']})"
