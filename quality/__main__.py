"""Measures a task (`python -m quality TASK`) or holds all floors (`python -m quality gate`)."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from quality.figures import DataAbsentError, Figures
from quality.gate import Verdict, judge, read_floors
from quality.tasks import TASKS, load_task

HERE = Path(__file__).parent
EXIT_OK, EXIT_BROKEN, EXIT_ABSENT = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code: 0 fine, 1 a floor is broken, 3 the data are absent."""
    options = _parser().parse_args(arguments)
    if options.task == "gate":
        return _gate(options.data, as_json=options.json, floors=options.floors)
    try:
        figures = load_task(options.task)(options.data, options.predictions)
    except DataAbsentError as absent:
        print(f"{options.task}: not run: {absent}", file=sys.stderr)
        return EXIT_ABSENT
    if options.json:
        print(json.dumps(dataclasses.asdict(figures), ensure_ascii=False, indent=2))
    else:
        _show(figures)
    return EXIT_OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("task", choices=(*TASKS, "gate"))
    default = os.environ.get("DRAGOMAN_DATA") or HERE.parent.parent / "shared" / "data"
    parser.add_argument("--data", type=Path, default=Path(default), help="data folder (default: $DRAGOMAN_DATA)")
    parser.add_argument("--predictions", type=Path, help="write one JSON object an item to this file")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--floors", type=Path, default=HERE / "floors.toml", help="file of floors for `gate`")
    return parser


def _console() -> Console:
    """Returns a console that is wide enough for the tables where no terminal says how wide it is."""
    return Console(width=None if sys.stdout.isatty() else 160)


def _show(figures: Figures) -> None:
    table = Table(title=f"{figures.task}: {figures.measured_on}", title_justify="left")
    table.add_column("")
    for name in figures.ours.values:
        table.add_column(name.replace("_", " "), justify="right")
    for row in figures.rows:
        table.add_row(row.who, *(_number(row.values.get(name)) for name in figures.ours.values))
    console = _console()
    console.print(table)
    for line in (*figures.notes, *figures.errors):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _gate(data: Path, *, as_json: bool, floors: Path) -> int:
    verdicts = judge(read_floors(floors), lambda task: load_task(task)(data, None))
    if as_json:
        print(json.dumps([dataclasses.asdict(verdict) for verdict in verdicts], ensure_ascii=False, indent=2))
    else:
        _show_verdicts(verdicts)
    return EXIT_BROKEN if any(verdict.outcome == "broken" for verdict in verdicts) else EXIT_OK


def _show_verdicts(verdicts: Sequence[Verdict]) -> None:
    table = Table(title="floors", title_justify="left")
    for heading in ("task", "figure", "bound", "value", "outcome"):
        table.add_column(heading)
    for verdict in verdicts:
        floor = verdict.floor
        bound = f"{'≤' if floor.is_ceiling else '≥'} {floor.bound:g}"
        table.add_row(floor.task, floor.figure, bound, _number(verdict.value), verdict.outcome)
    console = _console()
    console.print(table)
    not_run = [verdict for verdict in verdicts if verdict.outcome == "not run"]
    for reason in dict.fromkeys(verdict.reason for verdict in verdicts if verdict.reason):
        console.print(reason, markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(verdicts)} floors, {len(not_run)} of them NOT RUN", highlight=False)


if __name__ == "__main__":
    sys.exit(main())
