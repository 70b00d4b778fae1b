"""What a task gives back: rows of named figures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """Is one line of a task's table: whose figures, and the figures."""

    who: str
    """`dragoman`, a peer with its version, `humans`, or `goal`."""
    values: Mapping[str, float | None]
    """Figure by name: a share from 0 to 1 as float, a count as int, null where it was not measured."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Is what a task measured."""

    task: str
    """The task's name."""
    measured_on: str
    """Which items, and how many."""
    rows: tuple[Row, ...]
    """Our row first; its names are the columns, and what `floors.toml` speaks of."""
    notes: tuple[str, ...] = ()
    """What a reader must know about the figures, such as how the peers' rows were measured."""
    errors: tuple[str, ...] = ()
    """The items that went wrong, one line each, to be read one by one."""

    @property
    def ours(self) -> Row:
        """Returns our own row."""
        return self.rows[0]


class DataAbsentError(Exception):
    """Says that a task was not run because its data are not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is absent: set DRAGOMAN_DATA or give --data")


def present(path: Path) -> Path:
    """Returns a path of the data.

    Raises:
        DataAbsentError: there is nothing at it.
    """
    if not path.exists():
        raise DataAbsentError(path)
    return path


def write_predictions(rows: Sequence[Mapping[str, Any]], path: Path | None) -> None:
    """Writes one JSON object a line, if a path is given."""
    if path is None:
        return
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
