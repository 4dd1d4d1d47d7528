"""Files after mishaps beside a sound one: the sound one is published, and every file is told once."""

from pathlib import Path
from random import Random

import duckdb
import pytest

from tests.documents import samples
from tests.fuzz.files import KINDS, sound
from tests.fuzz.mutations import mutated, mutated_archive

FEW, MANY = 44, 220
TOLD = """
select split_part(source_path, '#', 1) from core.documents
union select split_part(source_path, '#', 1) from core.unreadable_documents
union all select source_path from core.skipped_files
"""
SOUND = "select title from marts.timeline as t where list_contains(t.source_paths, 'sound.txt')"


def fill(raw: Path, files: int) -> None:
    wholes = {kind: sound(kind) for kind in KINDS}
    for number in range(files):
        kind = KINDS[number % len(KINDS)]
        mutate = mutated_archive if kind == "docx" else mutated
        (raw / f"{number:03}.{kind}").write_bytes(mutate(wholes[kind], Random(number)))
        if kind == "toml":
            samples.text_file(raw / f"{number:03}.txt")
    samples.text_file(raw / "sound.txt", "On 3 May 2025 a storm at Lindau killed four people.")


@pytest.mark.parametrize("files", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def test_the_sound_file_is_published(tmp_path: Path, run_here, files: int) -> None:
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    fill(raw, files)
    done = run_here(["run", "--raw", str(raw), "--warehouse", str(warehouse)])
    assert done.exit_code == 0, done.output
    with duckdb.connect(str(warehouse / "timeline.duckdb"), read_only=True) as connection:
        assert connection.execute(SOUND).fetchall()
        told = sorted(path for (path,) in connection.execute(TOLD).fetchall())
    assert told == sorted(path.name for path in raw.iterdir())
