"""A whole run over one enormous line, from the file to the page: its memory stays bounded."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from benchmarks.news import documents
from pipelines.documents.readers.content import MAX_CHARACTERS

MOST_CHARACTERS, TWO_MILLION = MAX_CHARACTERS - 100_000, 2_000_000
"""Of a text as long as one document may be, with some room for what stands around it; and of one that is long."""
MOST = 1_500_000_000
"""Bytes of resident memory, at any moment of the run: no more than a worker may take for one document."""
MOST_OF_DATES = 2_000_000_000
"""The same for the longest text, if every sentence is a date: some 277,000 of them."""
LITTLE = 650_000_000
"""The same for a text of which some 11,000 sentences are dates; half of it are the libraries."""

MEASURE = """
import sys
from pathlib import Path
from pipelines.cli import dateline
dateline(["run", "--raw", sys.argv[1], "--warehouse", sys.argv[2]], standalone_mode=False)
status = Path("/proc/self/status").read_text()
print(int(status.split("VmHWM:")[1].split()[0]) * 1024)
"""


def repeated(unit: str, size: int) -> Iterator[str]:
    for _ in range(size // (1_000 * len(unit.encode()))):
        yield unit * 1_000


def prose(size: int) -> Iterator[str]:
    return (article.replace("\n", " ") + " " for article in documents(size))


def measured(tmp_path: Path, line: Iterator[str], name: str = "a.txt") -> tuple[str, int]:
    """What a run over a folder with this line prints, and the bytes that it had in memory at most."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.toml").write_text("visit_date = 2025-04-15\n")
    with (raw / name).open("w", encoding="utf-8") as file:
        file.writelines(line)
    command = [sys.executable, "-c", MEASURE, str(raw), str(tmp_path / "warehouse")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout, int(done.stdout.splitlines()[-1])


@pytest.mark.soak
@pytest.mark.parametrize("words", ["The bridge", "The bridge – the old one –", "The bridge 🌉"])
def test_the_longest_text_of_dates_goes_through_a_whole_run_in_bounded_memory(tmp_path: Path, words: str) -> None:
    printed, most = measured(tmp_path, repeated(f"{words} was opened two days ago. ", MOST_CHARACTERS))
    assert "2025-04-13" in printed
    assert most < MOST_OF_DATES


@pytest.mark.soak
@pytest.mark.parametrize("unit", ["x", "word "])
def test_the_longest_text_without_a_sentence_takes_bounded_memory(tmp_path: Path, unit: str) -> None:
    printed, most = measured(tmp_path, repeated(unit, MOST_CHARACTERS))
    assert "0 events from 1 document" in printed
    assert most < MOST


@pytest.mark.soak
@pytest.mark.parametrize(
    ("name", "before", "behind"),
    [
        ("a.jsonl", '{"text": "', '"}\n'),
        ("a.csv", 'text\n"', '"\n'),
        ("a.eml", "Subject: Words\nDate: Tue, 15 Apr 2025 10:00:00 +0000\n\n", "\n"),
    ],
)
def test_the_longest_text_in_one_row_or_mail_takes_bounded_memory(
    tmp_path: Path, name: str, before: str, behind: str
) -> None:
    printed, most = measured(tmp_path, chain([before], repeated("word ", MOST_CHARACTERS), [behind]), name)
    assert "0 events from 1 document" in printed
    assert most < MOST


@pytest.mark.soak
def test_megabytes_of_news_on_one_line_take_little_memory(tmp_path: Path) -> None:
    printed, most = measured(tmp_path, prose(TWO_MILLION))
    assert "events from 1 document" in printed
    assert most < MOST


@pytest.mark.parametrize(
    ("size", "bound"), [(400_000, LITTLE), pytest.param(TWO_MILLION, MOST, marks=pytest.mark.soak)]
)
def test_a_long_line_of_dates_takes_little_memory(tmp_path: Path, size: int, bound: int) -> None:
    printed, most = measured(tmp_path, repeated("The bridge was opened two days ago. ", size))
    assert "2025-04-13" in printed
    assert most < bound
