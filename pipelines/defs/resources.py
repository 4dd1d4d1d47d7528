"""The folders of a run, as a Dagster resource."""

from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path

import dagster as dg

from pipelines.settings import Settings
from pipelines.steps.model import Step
from pipelines.warehouse.build import building
from pipelines.warehouse.connection import Connection
from pipelines.warehouse.versions import step_version


class Folders(dg.ConfigurableResource):
    """Where a run reads and writes.

    Args:
        raw: the documents.
        build: the database that runs write.
        published: the database that readers open.
        cache: what can be built again.
        model: the language model's folder; empty for the one that is installed.
    """

    raw: str
    build: str
    published: str
    cache: str
    model: str = ""

    def building(self) -> AbstractContextManager[Connection]:
        """A connection to the build file, closed at the end of the block."""
        return building(Path(self.build), Path(self.published))

    def version(self, step: Step) -> str:
        """The version of a step's code, libraries and, where it reads syntax, language model."""
        return _version(step.packages, step.libraries, self.model if "spacy" in step.libraries else "")


@lru_cache
def _version(packages: tuple[str, ...], libraries: tuple[str, ...], model: str) -> str:
    return step_version(packages, libraries, model)


def folders(settings: Settings) -> Folders:
    """The resource for some settings."""
    return Folders(
        raw=str(settings.raw),
        build=str(settings.build_file),
        published=str(settings.published_file),
        cache=str(settings.cache),
        model=str(settings.model or ""),
    )
