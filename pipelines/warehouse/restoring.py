"""Published databases of the past: the last ten stand in `versions/`, and any of them can be brought back."""

import os
import shutil
from pathlib import Path

import duckdb

from pipelines.errors import WarehouseError
from pipelines.warehouse.build import turn_of
from pipelines.warehouse.connection import CONFIG, locked
from pipelines.warehouse.files import copy_whole, seal

KEPT = 10
LAST_RUN = "select run_id, strftime(finished_at, '%Y%m%dT%H%M%S') from core.runs order by finished_at desc limit 1"


def versions_folder(published: Path) -> Path:
    """Where the versions of a published database stand, as `<time>-<run>.duckdb`."""
    return published.with_name("versions")


def keep_version(published: Path) -> None:
    """Give the database that is about to be replaced a second name among the versions, and drop those beyond ten.

    A file that cannot be read is no version.
    """
    try:
        with duckdb.connect(published, read_only=True, config=CONFIG) as connection:
            found = connection.execute(LAST_RUN).fetchall()
    except duckdb.Error:
        return
    folder = versions_folder(published)
    folder.mkdir(exist_ok=True)
    for run_id, finished in found:
        _second_name(published, folder / f"{finished}-{run_id}.duckdb")
    for old in sorted(folder.glob("*.duckdb"))[:-KEPT]:
        old.unlink()


def _second_name(file: Path, name: Path) -> None:
    if name.exists():
        return
    try:
        os.link(file, name)
    except OSError:
        # A file system without links.
        shutil.copy2(file, name)


def restore(build: Path, published: Path, run: str) -> Path:
    """Publish a version of the past again; the one that stands now becomes a version itself.

    Args:
        build: the database that runs write; no run may be going on.
        published: the database that readers open.
        run: the id of the run that published the version, or the version's name, or the first letters of either.

    Returns:
        The version.

    Raises:
        WarehouseError: no version fits, or more than one; the message lists what there is.
    """
    with locked(turn_of(build)):
        versions = sorted(versions_folder(published).glob("*.duckdb"))
        names = {version: (version.stem, version.stem.partition("-")[2]) for version in versions}
        found = [version for version, called in names.items() if any(name.startswith(run) for name in called)]
        if len(found) != 1 or not run:
            known = ", ".join(version.stem for version in versions) or "none"
            said = "More than one kept version fits" if len(found) > 1 else "No kept version fits"
            raise WarehouseError(f"{said} {run!r}; there are: {known}.")
        keep_version(published)
        copy_whole(found[0], published, mode=0o444)
        seal(published)
    return found[0]
