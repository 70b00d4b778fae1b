"""The tasks, by name. To add one: write its file, and name it here.

A task is a module with one function::

    def run(data: Path, predictions: Path | None) -> Figures

`data` is the data folder (gold annotations lie beside it in `data.parent / "gold"`); it may be absent, so every file
is opened through `figures.present`, which raises `DataAbsentError`. `predictions`, if given, gets one JSON object an
item through `figures.write_predictions`. A task is imported when it is asked for, so that one that is broken or not
yet there breaks no other.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from quality.figures import Figures

TASKS = (
    "ingest",
    "sentences",
    "quotations",
    "attribution",
    "direct",
    "pairs",
    "parse",
    "mentions",
    "engagements",
    "record",
)


def load_task(name: str) -> Callable[[Path, Path | None], Figures]:
    """Returns the `run` function of a task."""
    module = import_module(f"quality.{name}")
    return cast("Callable[[Path, Path | None], Figures]", module.run)
