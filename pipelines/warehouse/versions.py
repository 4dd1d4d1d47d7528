"""Which code made a row: the SHA-256 of source files and the versions of libraries."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

SOURCES = (".py", ".json", ".txt", ".csv", ".toml", ".sql")


def step_version(packages: Iterable[str], libraries: Iterable[str], *more: str) -> str:
    """Return the version of a step: equal files and libraries give an equal version, on any machine.

    Args:
        packages: Python packages or modules whose files count, tests and caches apart.
        libraries: distributions whose installed version counts; one that is not installed counts as absent.
        more: anything else that changes the results, such as the language model.
    """
    digest = hashlib.sha256()
    for package in packages:
        for path, name in _files(package):
            digest.update(f"{name}\0".encode())
            digest.update(path.read_bytes())
    for library in libraries:
        digest.update(f"{library} {_installed(library)}\0".encode())
    for value in more:
        digest.update(f"{value}\0".encode())
    return digest.hexdigest()


def _files(package: str) -> list[tuple[Path, str]]:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The step names the package {package}, which does not exist.")
    if not spec.submodule_search_locations:
        return [(Path(spec.origin), package)]
    folder = Path(spec.origin).parent
    found = (path for path in folder.rglob("*") if path.suffix in SOURCES)
    return sorted((path, f"{package}/{path.relative_to(folder).as_posix()}") for path in found)


@cache
def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
