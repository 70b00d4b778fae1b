"""The import rule of ARCHITECTURE.md: who may import whom."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.sources import ROOT, Source, imports, sources

# Each part may import the parts in the lines above it, and itself; never its neighbors in the same line.
ORDER = (
    ("_version", "errors"),
    ("settings",),
    ("model",),
    ("stage", "ontology", "gazetteer"),
    ("ingest", "annotate", "resolve", "coding", "record"),
    ("run", "serve"),
    ("cli",),
    ("__main__",),
)
RANKS = {part: rank for rank, parts in enumerate(ORDER) for part in parts}
OUTSIDE = {"quality", "tools", "tests", "training", "benchmarks"}
# Ids are made in one place; the page needs digests of its own style and script for its security policy.
MAY_HASH = {"dragoman.model.identity", "dragoman.serve.page"}


def _part(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def forbidden(files: Iterable[Source]) -> list[str]:
    """Returns the imports between parts of the package that break the rule."""
    found = []
    for source in files:
        part = _part(source.module)
        for name in imports(source):
            top, other = name.split(".")[0], _part(name)
            if top in OUTSIDE or name.startswith("None"):
                found.append(f"{source.module} imports {name}")
            if top != "dragoman" or part in ("", other):
                continue
            if other not in RANKS or RANKS[other] >= RANKS[part]:
                found.append(f"{source.module} imports {name}")
    return found


def cycle(files: Iterable[Source]) -> list[str]:
    """Returns the modules of one import cycle, or none."""
    modules = {source.module: source for source in files}
    graph = {
        module: {
            target
            for name in imports(source)
            if (target := name if name in modules else name.rpartition(".")[0]) in modules and target != module
        }
        for module, source in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_part_of_the_package_has_its_place() -> None:
    """Each file and folder of the package stands in the order."""
    parts = {_part(source.module) for source in sources("src")} - {""}
    assert parts <= set(RANKS)


def test_imports_follow_the_order() -> None:
    """No part imports a part beside it or above it, and the package imports nothing around it."""
    assert forbidden(sources("src")) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("src/dragoman/model/span.py", "from dragoman.stage import Stage"),
        ("src/dragoman/coding/statements.py", "from dragoman.annotate.tokens import tokens"),
        ("src/dragoman/coding/statements.py", "import dragoman.annotate"),
        ("src/dragoman/record/check.py", "def late() -> None:\n    from dragoman.cli import main"),
        ("src/dragoman/ingest/html.py", "from quality import gate"),
        ("src/dragoman/ingest/html.py", "from dragoman import Reader"),
        ("src/dragoman/ingest/html.py", "from . import text"),
    ],
)
def test_a_forbidden_import_is_found(path: str, code: str) -> None:
    """The rule catches upward, sideways, late, outward, whole-package and relative imports."""
    assert len(forbidden([Source(path, code)])) == 1


def test_modules_import_one_another_without_a_cycle() -> None:
    """The graph of imports has no cycle."""
    assert cycle(sources("src")) == []
    assert cycle(sources("quality")) == []


def test_a_cycle_is_found() -> None:
    """Two modules that import each other are named."""
    pair = [Source("src/dragoman/a.py", "import dragoman.b"), Source("src/dragoman/b.py", "from dragoman.a import x")]
    assert set(cycle(pair)) == {"dragoman.a", "dragoman.b"}


def test_the_nouns_need_the_standard_library_only() -> None:
    """Errors, settings and model import nothing that must be installed."""
    below = [source for source in sources("src") if _part(source.module) in ("errors", "settings", "model", "stage")]
    needed = {name.split(".")[0] for source in below for name in imports(source)}
    assert needed <= set(sys.stdlib_module_names) | {"dragoman"}


def test_the_package_imports_what_it_asks_for() -> None:
    """Each dependency of the core is imported somewhere in the package, and nothing else that must be installed is."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=\[]", line)[0].replace("-", "_") for line in asked}
    imported = {name.split(".")[0] for source in sources("src") for name in imports(source)}
    assert imported - set(sys.stdlib_module_names) - {"dragoman"} == names


def test_hashes_are_made_in_one_place() -> None:
    """Only the module of ids hashes, and the page for its security policy."""
    hashing = {source.module for source in sources("src") if "hashlib" in set(imports(source))}
    assert hashing <= MAY_HASH
