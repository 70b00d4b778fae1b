"""Runs a benchmark: `python -m benchmarks flow INPUT…`, `encoder INPUT…` or `start`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import encoder, flow, start

EXAMPLE = Path(__file__).parent.parent / "examples" / "wonsan.txt"


def main() -> int:
    """Runs the benchmark that is named and prints its figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    tasks = parser.add_subparsers(dest="task", required=True)
    flow_parser = tasks.add_parser("flow", help="documents a second, by stage, and peak memory")
    flow_parser.add_argument("inputs", nargs="+", help="what `dragoman read` takes")
    encoder_parser = tasks.add_parser(
        "encoder", help="word pieces a second of the encoder's stage and its bare session"
    )
    encoder_parser.add_argument("inputs", nargs="+", help="what `dragoman read` takes")
    encoder_parser.add_argument("--runs", type=int, default=3, help="runs of each, in turn (default: 3)")
    start_parser = tasks.add_parser("start", help="process start to record, as a ratio to a bare interpreter")
    start_parser.add_argument("--runs", type=int, default=5, help="runs of each command, in turn (default: 5)")
    start_parser.add_argument("--input", default=str(EXAMPLE), help="the input that is read")
    options = parser.parse_args()
    if options.task == "flow":
        _show_flow(flow.measure(options.inputs))
    elif options.task == "encoder":
        _show_encoding(encoder.measure(options.inputs, n_runs=options.runs))
    else:
        _show_start(start.measure(options.input, n_runs=options.runs))
    return 0


def _show_flow(figures: flow.Flow) -> None:
    table = Table(title=f"flow: {figures.n_read} read, {figures.n_set_aside} set aside, {figures.n_words} words")
    for heading in ("stage", "seconds", "share"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    for name, seconds in figures.seconds.items():
        table.add_row(name, f"{seconds:.2f}", f"{seconds / figures.total:.0%}")
    console = Console()
    console.print(table)
    rate = figures.n_read / figures.total
    console.print(f"{rate:.1f} documents a second on one core, {figures.n_words / figures.total:,.0f} words a second")
    console.print(f"peak memory {figures.peak_mb:.0f} MB")


def _show_encoding(figures: encoder.Encoding) -> None:
    console = Console()
    console.print(f"{figures.n_reports} reports, {figures.n_pieces} word pieces, {figures.n_run} run; one core")
    console.print(f"bare session: {figures.n_run / figures.bare:,.0f} pieces run a second")
    console.print(
        f"whole stage: {figures.n_run / figures.stage:,.0f} run, {figures.n_pieces / figures.stage:,.0f} of text"
    )
    console.print(f"the stage's own Python adds {figures.stage / figures.bare - 1:.0%}")


def _show_start(figures: start.Start) -> None:
    table = Table(title="process start to end, median seconds")
    for heading in ("command", "seconds", "ratio"):
        table.add_column(heading, justify="left" if heading == "command" else "right")
    for name, seconds in figures.seconds.items():
        table.add_row(name, f"{seconds:.3f}", f"{seconds / figures.bare:.1f}")
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
