"""Timelines to export: a small one in which every kind of date occurs, and one whose texts mean harm."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipelines.exports.formats import FORMATS, export
from pipelines.exports.model import Timeline
from pipelines.exports.reading import Selection, read_timeline
from pipelines.warehouse.connection import reading
from tests.exports.tellings import harmful, story
from tests.exports.warehouse import make

Export = Callable[..., tuple[Path, dict[str, Any]]]


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("story"), story())


@pytest.fixture(scope="session")
def harmful_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("harmful"), *harmful())


@pytest.fixture(scope="session")
def timeline(story_file: Path) -> Timeline:
    with reading(story_file) as connection:
        return read_timeline(connection)


@pytest.fixture
def exported(story_file: Path, tmp_path: Path) -> Export:
    """Export a timeline, the story unless another is named: the file, and its loss report."""

    def run(name: str, database: Path = story_file, **wanted: Any) -> tuple[Path, dict[str, Any]]:
        target = tmp_path / f"timeline{FORMATS[name].ending}"
        export(database, name, target, Selection(**wanted))
        return target, json.loads(target.with_name(f"{target.name}.loss.json").read_text())

    return run


@pytest.fixture
def said(exported: Export) -> Callable[..., dict[str, list[str]]]:
    """What a loss report says of each event, by title."""

    def run(name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for loss in exported(name)[1]["losses"]:
            found.setdefault(loss["title"], []).append(f"{loss['kind']}: {loss['reason']}")
        return found

    return run
