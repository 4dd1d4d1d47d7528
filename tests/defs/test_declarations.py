"""What a step declares is so: the libraries that its packages import, the tables that its columns come from."""

import ast
import json
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

import pytest

from pipelines import steps
from pipelines.errors import ModelError
from pipelines.step import AnyStep
from pipelines.steps.correct import STATED
from pipelines.steps.read import READ_LIBRARIES, READ_PACKAGES, READ_WRITES
from pipelines.steps.report import report_step
from pipelines.warehouse.lineage import DECLARED

READ = AnyStep(
    name="read", reads=(), writes=(*READ_WRITES, STATED), packages=READ_PACKAGES, libraries=READ_LIBRARIES
)  # fmt: skip
MODULES = [import_module(f"{steps.__name__}.{module.name}") for module in iter_modules(steps.__path__)]
STEPS = {step.name: step for module in MODULES for step in vars(module).values() if isinstance(step, AnyStep)}
EACH = pytest.mark.parametrize("step", [READ, *STEPS.values()], ids=lambda step: step.name)
DISTRIBUTIONS = packages_distributions()


def files(package: str, suffix: str) -> list[Path]:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    if spec.submodule_search_locations:
        return sorted(Path(spec.origin).parent.rglob(f"*{suffix}"))
    return [Path(spec.origin)] if spec.origin.endswith(suffix) else []


def imported(source: str) -> Iterator[str]:
    """The modules that a file imports, also late ones: `import_module("name")`, `import_module(f"name.{part}")`."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module
            case ast.Call(
                func=ast.Name(id="import_module"),
                args=[ast.Constant(value=str(name)) | ast.JoinedStr(values=[ast.Constant(value=str(name)), *_])],
            ):
                yield name
            case _:
                pass


def libraries(step: AnyStep) -> set[str]:
    """The distributions that the files of a step's packages import, and that of the language model."""
    modules: set[str] = set()
    for package in step.packages:
        modules.update(name for file in files(package, ".py") for name in imported(file.read_text()))
        modules.update(json.loads(file.read_text())["package"] for file in files(package, "model_manifest.json"))
    tops = {module.split(".")[0] for module in modules} - sys.stdlib_module_names - {"pipelines"}
    return {DISTRIBUTIONS[top][0].replace("_", "-") for top in tops}


@EACH
def test_a_step_names_the_libraries_that_its_packages_import(step: AnyStep) -> None:
    assert sorted(step.libraries, key=str.casefold) == sorted(libraries(step), key=str.casefold)


def test_libraries_that_are_imported_late_are_seen() -> None:
    source = 'import a.b\nfrom c import d\nx = import_module("e.f")\ny = import_module(f"g.{z}")\nfrom . import h'
    assert sorted(imported(source)) == ["a.b", "c", "e.f", "g."]


@EACH
def test_columns_come_from_tables_that_their_step_reads_or_writes(step: AnyStep) -> None:
    declared = tomllib.loads(DECLARED.read_text())
    foreign = {
        f"{table}.{column} < {source}"
        for table in step.writes
        for column, sources in declared.get(table, {}).items()
        for source in sources
        if source.rsplit(".", 1)[0] not in (*step.reads, *step.writes)
    }
    assert not foreign


def test_every_declared_table_is_written_by_one_step() -> None:
    written = [table for step in (READ, *STEPS.values()) for table in step.writes]
    assert len(written) == len(set(written))
    assert tomllib.loads(DECLARED.read_text()).keys() <= set(written)


def test_the_report_step_reads_with_the_model_that_it_is_given(tmp_path: Path) -> None:
    """The ledger's version names that model; the environment may name another."""
    text = {"document_id": "a", "text": "Two men were killed.", "language": "en", "place": None}
    segment = {"document_id": "a", "kind": "paragraph", "char_start": 0, "char_end": 20, "speaker": None}
    tables = {"core.texts": [text], "core.segments": [segment], "core.anchors": [], "core.time_references": []}
    with pytest.raises(ModelError, match=tmp_path.name):
        report_step(tmp_path).work(tables)
