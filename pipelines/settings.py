"""Folders and environment, read once at the edge by `load_settings`; and what is kept in the cache."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders of the project.

    Args:
        root: the project folder, which holds `sql/` and `.dagster/`.
        raw: the documents as received; a review writes into `raw/corrections/`, and nothing else is written.
        warehouse: the folder of `build.duckdb` and `timeline.duckdb`.
        cache: what can be built again: the gazetteer, word frequencies, the lineage of columns.
        model: folder of the language model; None takes the one that is installed and checked.
    """

    root: Path
    raw: Path
    warehouse: Path
    cache: Path
    model: Path | None

    @property
    def build_file(self) -> Path:
        """The database that runs write."""
        return self.warehouse / "build.duckdb"

    @property
    def published_file(self) -> Path:
        """The database that readers open; replaced whole, never written."""
        return self.warehouse / "timeline.duckdb"

    @property
    def sql(self) -> Path:
        """The folder of marts, checks and macros."""
        return self.root / "sql"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from DATELINE_RAW, DATELINE_WAREHOUSE, DATELINE_CACHE and DATELINE_MODEL, each with its default.

    Args:
        environment: the variables; the process's own unless given.

    >>> load_settings({"DATELINE_RAW": "/data/raw"}).raw.as_posix()
    '/data/raw'
    >>> load_settings({}).warehouse == ROOT / "warehouse"
    True
    """
    variables = os.environ if environment is None else environment

    def folder(name: str, default: Path) -> Path:
        return Path(variables.get(name) or default).expanduser().absolute()

    model = variables.get("DATELINE_MODEL")
    return Settings(
        root=ROOT,
        raw=folder("DATELINE_RAW", ROOT / "raw"),
        warehouse=folder("DATELINE_WAREHOUSE", ROOT / "warehouse"),
        cache=folder("DATELINE_CACHE", ROOT / ".cache"),
        model=Path(model).expanduser().absolute() if model else None,
    )


def kept(file: Path, make: Callable[[], Any]) -> Any:
    """Return what a JSON file of the cache holds; the first to ask makes it.

    Args:
        file: its name changes with all that the answer depends on.
        make: returns the answer, as JSON can hold it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     kept(Path(folder) / "answer.json", lambda: 42), kept(Path(folder) / "answer.json", lambda: 43)
    (42, 42)
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        fresh.write_text(json.dumps(make()), encoding="utf-8")
        fresh.replace(file)
    return json.loads(file.read_text(encoding="utf-8"))
