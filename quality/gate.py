"""Holds the measured figures against the floors."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from quality.figures import DataAbsentError, Figures

Outcome = Literal["held", "broken", "not run"]


@dataclass(frozen=True, slots=True)
class Floor:
    """Is the bound that one figure of one task must keep."""

    task: str
    """The task."""
    figure: str
    """Name of the figure in our row."""
    bound: float
    """The value it is held against."""
    is_ceiling: bool
    """Whether the figure must stay below the bound and not above it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Is what became of one floor."""

    floor: Floor
    """The floor."""
    outcome: Outcome
    """Whether it held."""
    value: float | None
    """The figure; null if it was not measured."""
    reason: str
    """Why it was not run, in words; empty otherwise."""


def read_floors(path: Path) -> tuple[Floor, ...]:
    """Returns the floors of a file, in its order."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Floor(task=task, figure=figure, bound=bound, is_ceiling=kind == "ceilings")
        for task, kinds in tables.items()
        for kind in ("floors", "ceilings")
        for figure, bound in kinds.get(kind, {}).items()
    )


def judge(floors: Sequence[Floor], measure: Callable[[str], Figures]) -> tuple[Verdict, ...]:
    """Runs each task that has floors once, and returns a verdict a floor."""
    measured: dict[str, Figures | str] = {}
    for task in dict.fromkeys(floor.task for floor in floors):
        try:
            measured[task] = measure(task)
        except DataAbsentError as absent:
            measured[task] = str(absent)
    return tuple(_verdict(floor, measured) for floor in floors)


def _verdict(floor: Floor, measured: Mapping[str, Figures | str]) -> Verdict:
    figures = measured[floor.task]
    if isinstance(figures, str):
        return Verdict(floor, "not run", None, figures)
    value = figures.ours.values.get(floor.figure)
    if value is None:
        return Verdict(floor, "broken", None, "the task gives no such figure")
    held = value <= floor.bound if floor.is_ceiling else value >= floor.bound
    return Verdict(floor, "held" if held else "broken", value, "")
