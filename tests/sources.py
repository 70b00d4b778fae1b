"""The Python files of the repository, parsed, for the tests that read code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Source:
    """Is one Python file."""

    path: str
    """Relative to the checkout, with forward slashes."""
    code: str
    """Its text."""

    @property
    def tree(self) -> ast.Module:
        """Returns its syntax tree."""
        return ast.parse(self.code)

    @property
    def module(self) -> str:
        """Returns the name it is imported by."""
        parts = Path(self.path).with_suffix("").parts
        parts = parts[1:] if parts[0] == "src" else parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(*folders: str) -> tuple[Source, ...]:
    """Returns the Python files of the named folders, in order of their paths."""
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in files)


def imports(source: Source) -> Iterator[str]:
    """Yields the dotted names that a file imports, wherever in the file it does so.

    `from a.b import c` yields `a.b.c`: whether `c` is a module or a name in one is for the caller to tell.
    """
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
