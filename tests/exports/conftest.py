"""Timelines to export: a small one in which every kind of date occurs."""

from pathlib import Path

import pytest

from pipelines.exports.model import Timeline
from pipelines.exports.reading import read_timeline
from pipelines.warehouse.connection import reading
from tests.exports.warehouse import make, story


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("story"), story())


@pytest.fixture(scope="session")
def timeline(story_file: Path) -> Timeline:
    with reading(story_file) as connection:
        return read_timeline(connection)
