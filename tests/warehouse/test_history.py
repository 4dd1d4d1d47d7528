"""What was published on a day, what changed between two, and how a version comes back."""

import csv
import io
import random
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines.errors import WarehouseError
from pipelines.warehouse.build import building
from pipelines.warehouse.history import changes
from pipelines.warehouse.marts import build_marts, load_models
from pipelines.warehouse.publishing import KEPT, RunFacts, publish, restore, versions_folder
from tests.warehouse.conftest import store
from tests.warehouse.remembered import as_of

FIRST = datetime(2025, 5, 1, 12)
SHAPES = (
    "select document_id as event_id, text as title, date '2025-04-13' as start_date from core.texts",
    "select document_id as event_id, text as title, length(text) / 7 as share, [text, null] as words from core.texts",
)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return tmp_path / "timeline.duckdb"


@pytest.fixture
def put(build, published, tmp_path: Path):
    """Publish some texts as a timeline, at a time."""
    sql = tmp_path / "sql"
    (sql / "marts").mkdir(parents=True)

    def run(at: datetime, query: str = SHAPES[0], **texts: str | None) -> bool:
        (sql / "marts" / "timeline.sql").write_text(f"-- One row per text.\n-- key: event_id\n{query}\n")
        with building(build, published) as connection:
            store(connection, at.isoformat(), **texts)
            build_marts(connection, load_models(sql / "marts"), sql, at.isoformat())
        return publish(build, published, RunFacts(at.isoformat(), at, at, "code"))

    return run


def written(names, rows) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([names, *rows])
    return text.getvalue()


def exported(published: Path) -> str:
    with duckdb.connect(published, read_only=True) as connection:
        answer = connection.execute("from marts.timeline order by event_id")
        return written([column[0] for column in answer.description], answer.fetchall())


def known(published: Path, day: date) -> str:
    with duckdb.connect(published, read_only=True) as connection:
        return written(*as_of(connection, day))


def test_a_day_has_what_was_published_last_on_it_or_before(put, published):
    put(FIRST, a="one")
    put(FIRST + timedelta(hours=2), a="two")
    evening = exported(published)
    put(FIRST + timedelta(days=3), a="two", b="three")
    assert known(published, date(2025, 5, 1)) == known(published, date(2025, 5, 3)) == evening
    assert known(published, date(2025, 5, 4)) == exported(published)
    assert known(published, date(2025, 4, 30)) == "\r\n"


def test_a_correction_that_holds_no_longer_is_why_an_event_changed(build, published):
    before, after = FIRST, FIRST + timedelta(days=2)
    with building(build, published) as connection:
        kept = "insert into core.timeline_history values ('e', ?, ?, ?)"
        connection.execute(kept, ['{"title": "The ferry sinks"}', before, after])
        connection.execute(kept, ['{"title": "The ferry is late"}', after, None])
        held = "insert into core.correction_history values ('e', ?, ?, ?)"
        connection.execute(held, ["corrections/a.toml#title", before, after])
        connection.execute(held, ["corrections/a.toml#place", before, None])
    (found,) = changes(build, before.date(), after.date())
    assert (found.kind, found.fields) == ("changed", {"title": ("The ferry sinks", "The ferry is late")})
    assert found.why == ("the correction corrections/a.toml#title holds no longer",)


def test_sql_asks_for_a_day_too(put, published):
    put(FIRST, a="one")
    put(FIRST + timedelta(days=1), a="two")
    with duckdb.connect(published, read_only=True) as connection:
        found = connection.execute("select title, start_date from marts.timeline_as_of(date '2025-05-01')").fetchall()
    assert found == [("one", date(2025, 4, 13))]


def test_a_clock_that_went_back_loses_no_row(put, published):
    put(FIRST, a="one")
    put(FIRST - timedelta(days=2), a="two")
    assert known(published, FIRST.date()) == exported(published)


def test_a_clock_that_went_back_rewrites_no_earlier_day(put, published):
    put(FIRST, a="one")
    first = exported(published)
    put(FIRST + timedelta(days=3), a="two")
    put(FIRST + timedelta(days=2), a="three")
    put(FIRST - timedelta(days=2), a="four")
    assert known(published, date(2025, 4, 30)) == "\r\n"
    assert known(published, date(2025, 5, 3)) == first
    assert known(published, date(2025, 5, 4)) == exported(published)


def check_sequence(seed: int, put, published: Path, steps: int) -> None:
    chance, texts, days = random.Random(seed), {}, {}
    query = SHAPES[0]
    for step in range(steps):
        day = FIRST + timedelta(days=step // 2, hours=step % 2)
        name, action = chance.choice("abcd"), chance.choice(["put", "put", "remove", "model", "rerun"])
        if action == "put":
            texts[name] = f"{chance.randint(1, 99)} \"quoted\", 'so'"
        elif action == "remove" and texts.get(name):
            texts[name] = None
        elif action == "model":
            query = chance.choice(SHAPES)
        put(day, query, **texts)
        days[day.date()] = exported(published)
    assert {day: known(published, day) for day in days} == days


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_of_changes_is_remembered_byte_for_byte(seed, put, published):
    check_sequence(seed, put, published, steps=8)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(200))
def test_200_sequences_are_remembered_byte_for_byte(seed, put, published):
    check_sequence(1_000 + seed, put, published, steps=12)


def test_the_record_of_a_run_counts_what_changed(put, published):
    put(FIRST, a="one", b="two")
    put(FIRST + timedelta(days=1), a="one more", b=None, c="three")
    with duckdb.connect(published, read_only=True) as connection:
        found = connection.execute(
            "select documents, new_events, changed_events, vanished_events, length(manifest_sha256) from core.runs"
            " order by finished_at desc limit 1"
        ).fetchall()
    assert found[0][:4] == (2, 1, 1, 1)


def test_a_version_comes_back_and_the_newer_one_is_kept(put, build, published):
    put(FIRST, a="one")
    first = exported(published)
    put(FIRST + timedelta(days=1), a="two")
    second = exported(published)
    restore(build, published, "2025-05-01")
    assert exported(published) == first
    assert published.stat().st_mode & 0o777 == 0o444
    restore(build, published, "20250502T")
    assert exported(published) == second


@pytest.mark.parametrize("run", ["2024", "2025", ""])
def test_a_run_that_fits_no_version_or_many_is_refused(put, build, published, run):
    for day in range(3):
        put(FIRST + timedelta(days=day), a=str(day))
    with pytest.raises(WarehouseError, match="there are: 20250501"):
        restore(build, published, run)


def test_the_last_versions_are_kept(put, published):
    for day in range(KEPT + 3):
        put(FIRST + timedelta(days=day), a=str(day))
    assert len(list(versions_folder(published).iterdir())) == KEPT


def test_versions_are_kept_while_the_clock_is_back(put, published):
    for day in (0, 1, -2, -1):
        put(FIRST + timedelta(days=day), a=str(day))
    kept = [name.stem.partition("-") for name in sorted(versions_folder(published).iterdir())]
    days = [(FIRST + timedelta(days=day)).isoformat() for day in (0, 1, -2)]
    assert [run for _, _, run in kept] == days and len({stamp for stamp, _, _ in kept}) == 3


def test_the_latest_versions_are_kept_while_the_clock_is_back(put, published):
    for day in [*range(KEPT + 1), *range(-8, -4)]:
        put(FIRST + timedelta(days=day), a=str(day))
    last = sorted(versions_folder(published).iterdir())[-1]
    assert last.stem.endswith((FIRST - timedelta(days=6)).isoformat())


@pytest.mark.parametrize("change", ["core", "marts"])
def test_a_version_of_other_tables_is_refused(put, build, published, change):
    put(FIRST, a="one")
    put(FIRST + timedelta(days=1), a="two")
    (version,) = versions_folder(published).iterdir()
    version.chmod(0o644)
    before = exported(published)
    with duckdb.connect(version) as old:
        if change == "core":
            old.execute("update core.state set value = 'long ago' where name = 'schema'")
        else:
            old.execute("alter table marts.timeline drop column start_date")
    with pytest.raises(WarehouseError, match="was made by another version of dateline"):
        restore(build, published, "2025-05-01")
    assert exported(published) == before
