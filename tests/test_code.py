"""The code keeps out of the private parts of other libraries, and gives each public type one name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for folder in ("pipelines", "benchmarks", "dateline") for path in (ROOT / folder).rglob("*.py"))
NAMED_TUPLE = {"_replace", "_asdict", "_fields"}
"""Public in spite of their underscore, as is `os._exit`."""
NO_PUBLIC_WAY = {
    ("pipelines/commands/server.py", "dagster._core.workspace.context"),
    ("pipelines/commands/server.py", "dagster._core.workspace.load_target"),
}
"""Why is said in that file."""
PRIVATE_CLASS = re.compile(r"_[A-Z][a-z]\w+")


def private(name: str) -> bool:
    """Whether a name, or a part of a module's name, begins with one underscore."""
    return any(part.startswith("_") and not part.startswith("__") for part in name.split("."))


def own_names(tree: ast.AST) -> set[str]:
    """The private names that a file itself defines, or sets on its own objects."""
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    fields = {
        node.target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    kept = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }
    return defined | fields | kept | NAMED_TUPLE


def private_uses(source: str) -> Iterator[str]:
    """The private modules and names of others that a file uses."""
    tree = ast.parse(source)
    own = own_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if private(alias.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            if private(node.module):
                yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if private(alias.name))
        elif isinstance(node, ast.Attribute) and private(node.attr) and node.attr not in own:
            if ast.unparse(node) != "os._exit":
                yield ast.unparse(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("getattr", "setattr"):
            name = node.args[1]
            if isinstance(name, ast.Constant) and private(str(name.value)):
                yield ast.unparse(node)
        elif isinstance(node, ast.Constant) and PRIVATE_CLASS.fullmatch(str(node.value)) and node.value not in own:
            yield str(node.value)


@pytest.mark.parametrize(
    "source",
    [
        "import library._inner",
        "from library._inner import thing",
        "from library import _thing",
        "library.thing._part",
        "getattr(library, '_thing')",
        "setattr(library, '_thing', 1)",
        "getattr(library, name_of('_Thing'))",
    ],
)
def test_a_private_part_of_another_library_is_found(source):
    assert len(list(private_uses(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import library.inner\nlibrary.__version__",
        "import os\nos._exit(1)",
        "row._replace(a=1)._asdict()",
        "class Own:\n    def __init__(self):\n        self._kept = 1\n\ndef other(own):\n    return own._kept",
        "class Own:\n    _kept: int\nOwn()._kept",
    ],
)
def test_what_is_public_or_the_files_own_is_not(source):
    assert list(private_uses(source)) == []


def test_no_private_part_of_a_library_is_used():
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in MODULES
        for name in private_uses(path.read_text(encoding="utf-8"))
    }
    assert found == NO_PUBLIC_WAY


def public_types(tree: ast.Module) -> Iterator[str]:
    """The public classes and type aliases of a module; type variables are none."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            variable = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in ("TypeVar", "ParamSpec")
            if isinstance(target, ast.Name) and not variable and not target.id.isupper() and target.id[0].isupper():
                yield target.id


def test_no_two_public_types_have_one_name():
    modules = defaultdict(set)
    for path in (ROOT / "pipelines").rglob("*.py"):
        for name in public_types(ast.parse(path.read_text(encoding="utf-8"))):
            modules[name].add(str(path.relative_to(ROOT)))
    assert {name: where for name, where in modules.items() if len(where) > 1} == {}
