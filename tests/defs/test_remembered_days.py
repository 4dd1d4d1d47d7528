"""Any sequence of adding, editing, removing, correcting and other SQL: each earlier day is known byte for byte."""

import json
import random
import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.exports.escaping import table
from pipelines.settings import ROOT, Settings
from tests.defs.conftest import exported
from tests.defs.quick import quick_run
from tests.warehouse.remembered import as_of

FIRST = datetime(2025, 5, 1, 9)
TEXTS = (
    "Rebels destroyed the bridge in Lviv two days ago, killing 12 people.",
    "Rebels destroyed the bridge in Lviv on Sunday, killing at least 10 people. It was closed yesterday.",
    "Shells struck the market in Kharkiv yesterday, injuring 40 people.",
    "The strike on the Kharkiv market on Monday injured at least 40 people, the mayor said.",
    'The minister visited "Odesa, port" last week; he will meet the mayor in Odesa on Friday.',
    "A flood closed the harbour of Odesa in March 2024.",
    "Protesters marched in Warsaw on 3 April 2025. Two days later police arrested 15 people in Warsaw.",
    "Nobody was killed in the fire in Lviv yesterday, officials said.",
)
VARIANTS = (
    (),
    (("    e.certainty,\n", "    e.certainty,\n    length(e.title) / 7 as share,\n"),),
    (("    t.date_words,", "    t.date_words as words_of_time,"), ("    e.report_count,\n", "")),
    (("    e.report_count,", "    cast(e.report_count as double) as report_count,"),),
    (("order by coalesce(e.start_date", "where e.status = 'happened'\norder by coalesce(e.start_date"),),
)
"""Other forms of the timeline's SQL: as it stands, a new column, one renamed and one gone, another type, fewer rows."""


class ReviewService:
    """A newsroom's desk: documents come, change and go, and its analyst corrects what the machine made of them."""

    def __init__(self, seed: int, settings: Settings, sql: Path) -> None:
        self.chance, self.settings, self.sql = random.Random(seed), settings, sql
        self.corrections = settings.raw / "corrections"
        self.corrections.mkdir(parents=True, exist_ok=True)

    def documents(self) -> list[Path]:
        return sorted(self.settings.raw.glob("*.txt"))

    def add(self) -> None:
        name = self.chance.choice("abcdefgh")
        (self.settings.raw / f"{name}.txt").write_text(self.chance.choice(TEXTS))
        day = date(2025, 4, 14) + timedelta(days=self.chance.randint(0, 3))
        (self.settings.raw / f"{name}.toml").write_text(f"visit_date = {day}\n")

    def edit(self) -> None:
        for document in self.chance.sample(self.documents(), k=min(1, len(self.documents()))):
            document.write_text(f"{self.chance.choice(TEXTS)} It rained today.")

    def remove(self) -> None:
        for document in self.chance.sample(self.documents(), k=min(1, len(self.documents()))):
            document.unlink()
            document.with_suffix(".toml").unlink()

    def correct(self) -> None:
        """A correction of something that stands in the published timeline, or a wrong one."""
        if not self.settings.published_file.exists():
            return
        with duckdb.connect(self.settings.published_file, read_only=True) as connection:
            found = self.correction(connection)
        if found is not None:
            number = len(list(self.corrections.iterdir()))
            (self.corrections / f"{number}.toml").write_text(found)

    def correction(self, connection: duckdb.DuckDBPyConnection) -> str | None:
        kind, query = self.chance.choice(TARGETS)
        targets = connection.execute(query).fetchall()
        if not targets:
            return None
        (target,) = self.chance.choice(targets)
        texts = connection.execute("select source_path, sha256(text) from core.texts order by all").fetchall()
        (home,) = connection.execute(
            HOME[kind], {"target": target[0] if isinstance(target, list) else target}
        ).fetchall()
        made_for = [f'"{path}" = "{stamp[:16]}"' for path, stamp in texts if path == home[0]]
        day = date(2025, 4, 10) + timedelta(days=self.chance.randint(0, 4))
        lines = [f"{kind} = {json.dumps(target)}", f"made_for = {{ {', '.join(made_for)} }}"]
        lines += [f"value = {day}"] if kind.endswith(("date", "reference")) else []
        lines += ['reason = "“So” they said."', 'author = "Ann Lee"', "date = 2025-05-02"]
        return "[x]\n" + "\n".join(lines[: self.chance.choice((5, 6, 6, 6))])

    def take_back(self) -> None:
        files = sorted(self.corrections.iterdir())
        for file in self.chance.sample(files, k=min(1, len(files))):
            file.unlink()

    def remodel(self) -> None:
        text = (ROOT / "sql" / "marts" / "timeline.sql").read_text()
        for old, new in self.chance.choice(VARIANTS):
            assert old in text
            text = text.replace(old, new)
        (self.sql / "marts" / "timeline.sql").write_text(text)

    def rerun(self) -> None:
        """Nothing changes."""

    def work(self) -> None:
        """Something of what a day brings."""
        ways = (self.add, self.add, self.edit, self.remove, self.correct, self.correct, self.correct)
        self.chance.choice((*ways, self.take_back, self.remodel, self.rerun))()


OF_EVENTS = "select event_id from marts.timeline order by event_id"
TARGETS = (
    ("document_date", "select source_path from core.texts order by all"),
    ("reference", "select reference_id from core.time_references order by reference_id"),
    ("event_date", OF_EVENTS),
    ("drop", OF_EVENTS),
    ("split", "select [min(report_id)] as reports from core.tellings group by event_id order by reports"),
    (
        "merge",
        "select [a.event_id, b.event_id] as pair from marts.timeline as a, marts.timeline as b"
        " where a.event_id <> b.event_id order by pair",
    ),
)
OF_REPORTS = "select source_path from marts.sources where {} = $target order by all limit 1"
HOME = {
    "document_date": "select $target",
    "reference": "select d.source_path from core.time_references join core.texts as d using (document_id)"
    " where reference_id = $target",
    "split": OF_REPORTS.format("report_id"),
    **dict.fromkeys(("event_date", "drop", "merge"), OF_REPORTS.format("event_id")),
}
"""The document for whose text a correction is made."""


def csv_now(published: Path) -> str:
    with duckdb.connect(published, read_only=True) as connection:
        return as_csv(
            connection, "select * exclude (story_id, importance, background) from marts.timeline order by event_id"
        )


def shape(published: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(published, read_only=True) as connection:
        return connection.execute("describe marts.timeline").fetchall()


def as_csv(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    answer = connection.execute(query)
    names = [column[0] for column in answer.description]
    return table(names, (dict(zip(names, row, strict=True)) for row in answer.fetchall()))


def csv_of(published: Path, day: date) -> str:
    with duckdb.connect(published, read_only=True) as connection:
        names, found = as_of(connection, day)
        return table(names, (dict(zip(names, row, strict=True)) for row in found))


def csv_by_macro(published: Path, day: date) -> str:
    with duckdb.connect(published, read_only=True) as connection:
        return as_csv(connection, f"from marts.timeline_as_of(date '{day}') order by event_id")


@pytest.fixture
def sequence(settings: Settings, tmp_path: Path) -> Callable[[int, int], Settings]:
    """Some days of a desk; each is asked for again after the last."""
    sql = shutil.copytree(ROOT / "sql", tmp_path / "sql")

    def run(seed: int, steps: int) -> Settings:
        desk, days, shapes = ReviewService(seed, settings, sql), {}, {}
        desk.add()
        for step in range(steps):
            for _ in range(desk.chance.choice((1, 1, 2))):
                desk.work()
            at = FIRST + timedelta(days=step * 2 // 3, hours=step % 3)
            quick_run(settings, sql, at)
            days[at.date()], shapes[at.date()] = csv_now(settings.published_file), shape(settings.published_file)
        assert {day: csv_of(settings.published_file, day) for day in days} == days
        alike = [day for day in days if shapes[day] == shapes[max(days)]]
        assert [csv_by_macro(settings.published_file, day) for day in alike] == [days[day] for day in alike]
        return settings

    return run


@pytest.mark.parametrize("seed", range(1))
def test_each_day_is_remembered_and_a_rebuild_from_nothing_is_the_same(seed, sequence, tmp_path: Path):
    settings = sequence(seed, 5)
    before = exported(settings.published_file)
    settings.published_file.unlink()
    settings.build_file.unlink()
    quick_run(settings, tmp_path / "sql", FIRST)
    assert exported(settings.published_file) == before


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(200))
def test_200_sequences_are_remembered_byte_for_byte(seed, sequence):
    sequence(1_000 + seed, 5)
