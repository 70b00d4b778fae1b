"""The budgets of the code: sizes, parameters, docstrings, and what must not be written.

Each check is a function of files, so that a companion test shows on a bad file that the check can fail.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator
from statistics import median

import pytest

from tests.sources import Source, sources

FOLDERS = ("src", "quality", "benchmarks", "tools")
MAX_MEDIAN_LINES, MAX_FILE_LINES = 150, 600
LONG_FUNCTION, MAX_FUNCTION_LINES, MAX_LONG_SHARE = 40, 100, 0.05
MAX_PARAMETERS, MAX_POSITIONAL = 8, 2
VAGUE_NAMES = {"util", "utils", "common", "misc", "helper", "helpers", "base", "manager", "managers"}
PRINTING = ("src/dragoman/cli/", "quality/", "benchmarks/", "tools/")
CATCHING_ALL = ("src/dragoman/run/", "src/dragoman/serve/")
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore(?P<code>\[[\w, -]+\])?(?P<reason>\s*#\s*\S.*)?")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Check = Callable[[Iterable[Source]], list[str]]


def _functions(source: Source) -> Iterator[Function]:
    return (node for node in ast.walk(source.tree) if isinstance(node, Function))


def _n_lines(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long_files(files: Iterable[Source]) -> list[str]:
    """Returns files over the limit."""
    return [source.path for source in files if source.code.count("\n") > MAX_FILE_LINES]


def too_long_functions(files: Iterable[Source]) -> list[str]:
    """Returns functions over the limit."""
    return [
        f"{source.path}:{node.lineno} {node.name}"
        for source in files
        for node in _functions(source)
        if _n_lines(node) > MAX_FUNCTION_LINES
    ]


def long_share(files: Iterable[Source]) -> float:
    """Returns the share of functions that are long."""
    sizes = [_n_lines(node) for source in files for node in _functions(source)]
    return sum(size >= LONG_FUNCTION for size in sizes) / len(sizes)


def crowded_signatures(files: Iterable[Source]) -> list[str]:
    """Returns functions with too many parameters, and public ones with too many that may go by position."""
    found = []
    for source in files:
        for node in _functions(source):
            positional = [*node.args.posonlyargs, *node.args.args]
            if positional and positional[0].arg in ("self", "cls"):
                positional = positional[1:]
            n_all = len(positional) + len(node.args.kwonlyargs)
            if n_all > MAX_PARAMETERS or (_is_public(node.name) and len(positional) > MAX_POSITIONAL):
                found.append(f"{source.path}:{node.lineno} {node.name}")
    return found


def _is_public(name: str) -> bool:
    return not name.startswith("_") or name == "__init__"


def without_docstring(files: Iterable[Source]) -> list[str]:
    """Returns public modules, classes, functions and methods without a docstring."""
    found = []
    for source in files:
        if ast.get_docstring(source.tree) is None:
            found.append(source.path)
        found += [
            f"{source.path}:{node.lineno} {node.name}"
            for node in _public_definitions(source.tree)
            if ast.get_docstring(node) is None
        ]
    return found


def _public_definitions(owner: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    for node in owner.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public_definitions(node)


def vaguely_named(files: Iterable[Source]) -> list[str]:
    """Returns files whose path says nothing about what is in them."""
    return [source.path for source in files if VAGUE_NAMES & set(source.path.removesuffix(".py").split("/"))]


def printing(files: Iterable[Source]) -> list[str]:
    """Returns calls of `print` where nobody asked for output."""
    return [
        f"{source.path}:{node.lineno}"
        for source in files
        if not source.path.startswith(PRINTING)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def asserting(files: Iterable[Source]) -> list[str]:
    """Returns `assert` statements, which vanish under `python -O`."""
    return [
        f"{source.path}:{node.lineno}"
        for source in files
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assert)
    ]


def catching_all(files: Iterable[Source]) -> list[str]:
    """Returns handlers that catch everything: bare ones, and broad ones in the wrong place or without a reason."""
    found = []
    for source in files:
        lines = source.code.splitlines()
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.ExceptHandler) or not _is_broad(node.type):
                continue
            _, _, comment = lines[node.lineno - 1].partition("#")
            reason = re.sub(r"noqa: BLE001", "", comment).strip(" -#")
            if node.type is None or not source.path.startswith(CATCHING_ALL) or reason == "":
                found.append(f"{source.path}:{node.lineno}")
    return found


def _is_broad(caught: ast.expr | None) -> bool:
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    broad = ("Exception", "BaseException")
    return any(name is None or (isinstance(name, ast.Name) and name.id in broad) for name in names)


def unexplained_ignores(files: Iterable[Source]) -> list[str]:
    """Returns `type: ignore` comments without a code or without a reason behind it."""
    found = []
    for source in files:
        for token in tokenize.generate_tokens(io.StringIO(source.code).readline):
            match = TYPE_IGNORE.search(token.string) if token.type == tokenize.COMMENT else None
            if match is not None and (match["code"] is None or match["reason"] is None):
                found.append(f"{source.path}:{token.start[0]}")
    return found


CHECKS: tuple[Check, ...] = (
    too_long_files,
    too_long_functions,
    crowded_signatures,
    without_docstring,
    vaguely_named,
    printing,
    asserting,
    catching_all,
    unexplained_ignores,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_code_keeps_its_budgets(check: Check) -> None:
    """No file of the package, the quality tasks, the benchmarks or the tools breaks a budget."""
    assert check(sources(*FOLDERS)) == []


def test_files_are_short() -> None:
    """Half of the files are under the median that the budget allows."""
    assert median(source.code.count("\n") for source in sources(*FOLDERS)) < MAX_MEDIAN_LINES


def test_functions_are_short() -> None:
    """At most one function in twenty is long."""
    assert long_share(sources(*FOLDERS)) <= MAX_LONG_SHARE


def test_long_functions_are_counted() -> None:
    """A function of forty lines is long, one of two is not."""
    code = "def short():\n    pass\n\ndef long():\n" + "    pass\n" * 39
    assert long_share([Source("src/a.py", code)]) == 0.5


@pytest.mark.parametrize(
    ("check", "path", "code"),
    [
        (too_long_files, "src/a.py", "x = 1\n" * 601),
        (too_long_functions, "src/a.py", "def f():\n" + "    pass\n" * 100),
        (crowded_signatures, "src/a.py", "def f(a, b, c): ..."),
        (crowded_signatures, "src/a.py", "class C:\n    def __init__(self, a, b, c): ..."),
        (crowded_signatures, "src/a.py", "def _f(*, a, b, c, d, e, f, g, h, i): ..."),
        (without_docstring, "src/a.py", "x = 1"),
        (without_docstring, "src/a.py", '"""Module."""\ndef f(): ...'),
        (without_docstring, "src/a.py", '"""Module."""\nclass C:\n    """Is."""\n    def f(self): ...'),
        (vaguely_named, "src/dragoman/ingest/utils.py", ""),
        (vaguely_named, "src/dragoman/common/text.py", ""),
        (printing, "src/dragoman/run/local.py", "print(1)"),
        (asserting, "tools/check.py", "assert True"),
        (catching_all, "src/dragoman/run/local.py", "try:\n    f()\nexcept:  # why\n    pass"),
        (catching_all, "src/dragoman/run/local.py", "try:\n    f()\nexcept Exception:  # noqa: BLE001\n    pass"),
        (catching_all, "src/dragoman/ingest/html.py", "try:\n    f()\nexcept Exception:  # why\n    pass"),
        (catching_all, "src/dragoman/ingest/html.py", "try:\n    f()\nexcept (A, BaseException):  # why\n    pass"),
        (unexplained_ignores, "src/a.py", "x = f()  # type: ignore\n"),
        (unexplained_ignores, "src/a.py", "x = f()  # type: ignore[no-any-return]\n"),
    ],
)
def test_a_broken_budget_is_found(check: Check, path: str, code: str) -> None:
    """Each check names the bad file once."""
    assert len(check([Source(path, code)])) == 1


@pytest.mark.parametrize(
    ("check", "path", "code"),
    [
        (crowded_signatures, "src/a.py", "class C:\n    def f(self, a, b, *, c, d): ..."),
        (printing, "src/dragoman/cli/read.py", "print(1)"),
        (catching_all, "src/dragoman/serve/app.py", "try:\n    f()\nexcept Exception:  # one row must go on\n    pass"),
        (unexplained_ignores, "src/a.py", "x = f()  # type: ignore[no-any-return]  # the stubs are wrong here\n"),
    ],
)
def test_what_is_allowed_is_not_found(check: Check, path: str, code: str) -> None:
    """What the budgets allow passes."""
    assert check([Source(path, code)]) == []
