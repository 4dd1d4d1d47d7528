"""From rows to the anchor of each document, in the order of trust."""

from pathlib import Path
from typing import Any

import pytest

from pipelines.steps.date import DATE
from pipelines.steps.resolve import RESOLVE
from tests.documents.reading import batches


def dated(raw: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    (batch,) = batches(raw)
    tables = DATE.work(batch.tables)
    return dict(tables["core.anchors"][0]), [dict(row) for row in tables["core.document_date_candidates"]]


ORDER = [
    ("anchor_date = 2025-05-01", "override", "2025-05-01"),
    ("visit_date = 2025-05-02", "visit_date", "2025-05-02"),
    ("", "dateline", "2025-05-03"),
]


@pytest.mark.parametrize("place", range(len(ORDER)))
def test_the_order_of_trust(tmp_path: Path, place: int) -> None:
    (tmp_path / "2025-05-05.txt").write_text("LINDAU, May 3 — It rained, and the road was shut today.")
    lines = ["published_date = 2025-05-04", *(line for line, _, _ in ORDER[place:])]
    (tmp_path / "2025-05-05.toml").write_text("\n".join(lines))
    anchor, _ = dated(tmp_path)
    assert (anchor["anchor_basis"], str(anchor["anchor_date"])) == ORDER[place][1:]


@pytest.mark.parametrize(
    ("name", "sidecar", "basis", "day"),
    [
        ("2025-05-05.txt", "published_date = 2025-05-04", "published", "2025-05-04"),
        ("2025-05-05.txt", "", "filename", "2025-05-05"),
        ("2025-05-05.txt", "retrieved_date = 2025-05-04", "none", "None"),
        ("storm.txt", "retrieved_date = 2025-05-04", "none", "None"),
    ],
)
def test_without_a_line_in_the_text(tmp_path: Path, name: str, sidecar: str, basis: str, day: str) -> None:
    (tmp_path / name).write_text("It rained, and the road was shut today.")
    (tmp_path / name).with_suffix(".toml").write_text(sidecar)
    anchor, _ = dated(tmp_path)
    assert (anchor["anchor_basis"], str(anchor["anchor_date"])) == (basis, day)


def test_an_inferred_day_has_its_evidence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The storm came yesterday, 3 May 2025.")
    anchor, candidates = dated(tmp_path)
    assert (anchor["anchor_basis"], str(anchor["anchor_date"])) == ("inferred", "2025-05-04")
    assert candidates[0]["score"] == 1
    assert "yesterday = 3 May 2025" in candidates[0]["evidence"][0]


def test_several_days_are_listed_and_none_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The storm of 2024 was long over. We met today, Sunday 4 May.")
    anchor, candidates = dated(tmp_path)
    assert (anchor["anchor_basis"], anchor["anchor_date"]) == ("none", None)
    assert str(candidates[0]["candidate_date"]) == "2025-05-04"
    assert [row["rank"] for row in candidates] == list(range(1, len(candidates) + 1))


def test_a_contradicted_day_stands_and_is_flagged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The storm came yesterday, 3 May 2025.")
    (tmp_path / "a.toml").write_text("published_date = 2025-05-09")
    anchor, candidates = dated(tmp_path)
    assert (str(anchor["anchor_date"]), anchor["flags"]) == ("2025-05-09", ["date_conflict"])
    assert any("against it: yesterday = 3 May 2025" in line for line in candidates[0]["evidence"])
    assert str(candidates[1]["candidate_date"]) == "2025-05-04"


def test_a_dateline_with_the_wrong_weekday_is_flagged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sunday, 3 May 2025\nIt rained.")
    anchor, _ = dated(tmp_path)
    assert (str(anchor["anchor_date"]), anchor["flags"]) == ("2025-05-03", ["date_conflict"])


def test_a_history_is_not_dated_by_what_its_people_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The king wrote that the storm had come yesterday, 3 May 1825.")
    (tmp_path / "a.toml").write_text('kind = "history"')
    anchor, candidates = dated(tmp_path)
    assert (anchor["anchor_basis"], anchor["kind_of_text"], candidates) == ("none", "history", [])


def test_phrases_of_a_text_without_a_day_stay_unresolved(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The storm of 2024 was long over. We met today, Sunday 4 May.")
    (batch,) = batches(tmp_path)
    tables = batch.tables
    found = RESOLVE.work({**tables, **DATE.work(tables)})["core.time_references"]
    assert {row["text"]: row["status"] for row in found}["today"] == "unresolved"


def test_every_stated_day_is_a_candidate_with_its_verdict(tmp_path: Path) -> None:
    (tmp_path / "2025-05-05.txt").write_text("LINDAU, May 3 (Lake News) — It rained, and the road was shut today.")
    (tmp_path / "2025-05-05.toml").write_text("published_date = 2025-05-04")
    _, candidates = dated(tmp_path)
    assert [(str(row["candidate_date"]), row["basis"], row["verdict"]) for row in candidates] == [
        ("2025-05-03", "dateline", "taken"),
        ("2025-05-04", "published", "not taken: dateline is trusted more than published"),
        ("2025-05-05", "filename", "not taken: dateline is trusted more than filename"),
    ]


def test_statements_far_apart_are_flagged(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("LINDAU, 12 May 2025 (Lake News) — It rained, and the road was shut today.")
    (tmp_path / "a.toml").write_text("published_date = 2025-05-04")
    anchor, candidates = dated(tmp_path)
    assert (anchor["anchor_basis"], anchor["flags"]) == ("published", ["date_conflict"])
    assert candidates[1]["verdict"] == "not taken: it is 8 days later than the publication"


def test_an_invitation_speaks_from_the_day_on_which_it_was_sent(tmp_path: Path) -> None:
    lines = "You are asked to our canal day.\n\nFriday, October 11, 2024\n10 a.m., Old Lock\n\nIt opened last month.\n"
    (tmp_path / "a.eml").write_text(f"Subject: Canal day\nDate: Tue, 10 Sep 2024 09:00:00 +0200\n\n{lines}")
    anchor, _ = dated(tmp_path)
    assert (anchor["anchor_basis"], str(anchor["anchor_date"])) == ("metadata", "2024-09-10")
