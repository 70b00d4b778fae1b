"""Reads the gold words and trees of a treebank, sentence by sentence."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class GoldTree:
    """Is a sentence of a treebank."""

    rows: list[list[str]] = field(default_factory=list)
    """The ten columns of each syntactic word."""
    gaps: list[str | None] = field(default_factory=list)
    """What stands before each word; None at the beginning of a document."""
    comments: list[str] = field(default_factory=list)
    """Its comment lines."""

    @property
    def words(self) -> tuple[str, ...]:
        """Returns its words."""
        return tuple(row[1] for row in self.rows)


def read_trees(path: Path) -> Iterator[list[GoldTree]]:
    """Yields the sentences of each document of a gzipped CoNLL-U file."""
    document: list[GoldTree] = []
    gap: str | None = None
    for lines in _blocks(path):
        if document and any(line.startswith("# newdoc") for line in lines):
            yield document
            document, gap = [], None
        elif gap is not None and any(line.startswith("# newpar") for line in lines):
            gap = "\n"
        tree = GoldTree(comments=[line for line in lines if line.startswith("#")])
        gap = _fill(tree, [line.split("\t") for line in lines if not line.startswith("#")], gap)
        document.append(tree)
    if document:
        yield document


def _fill(tree: GoldTree, rows: list[list[str]], gap: str | None) -> str | None:
    joined_until, after_joined = 0, " "
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            joined_until, after_joined = int(row[0].partition("-")[2]), space
        elif "." not in row[0]:
            tree.rows.append(row)
            tree.gaps.append(gap)
            gap = "" if int(row[0]) < joined_until else after_joined if int(row[0]) == joined_until else space
    return gap


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block
