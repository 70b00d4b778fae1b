"""Tells what rounding to int8 costs on each task, and fails where it is half a point or more.

`python -m training.cost --float RUN/float --int8 src/dragoman/annotate/encoder/model`; the first is an export with
`--float`.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from quality import pairs
from quality.tasks import load_task
from training.sources import data_folder, json_lines

MOST = 0.005
COMPARED = {
    "attribution": (
        "exact_source", "exact_cue", "exact_content", "token_source", "token_cue", "token_content", "whole_partial",
    ),
    "direct": ("f1", "end_to_end"),
    "parse": ("ewt_las", "gum_las"),
    "mentions": ("uner", "re3d"),
}  # fmt: skip


def figures_of(folder: Path, data: Path) -> dict[str, float]:
    """Returns the figures of the model in a folder; those of pairs on the sentences that it was trained on."""
    os.environ["DRAGOMAN_MODEL"] = str(folder)
    found: dict[str, float] = {}
    for task, names in COMPARED.items():
        values = load_task(task)(data, None).ours.values
        found |= {f"{task} {name}": values[name] or 0.0 for name in names}
    rows = list(json_lines(data / "plover-pairs/train.jsonl"))
    answers = [pairs.answer(row["id"], scores) for row, scores in zip(rows, pairs.score(rows), strict=True)]
    measured = pairs.measure(rows, answers)
    return found | {f"pairs {name}": measured[name] or 0.0 for name in ("macro_f1", "quad_macro_f1")}


def main() -> int:
    """Runs the command; returns 1 if a task loses too much."""
    parser = argparse.ArgumentParser(prog="python -m training.cost", description=__doc__)
    parser.add_argument("--float", type=Path, required=True, dest="whole")
    parser.add_argument("--int8", type=Path, required=True)
    options = parser.parse_args()
    whole, rounded = (figures_of(folder, data_folder()) for folder in (options.whole, options.int8))
    for name, value in whole.items():
        print(f"{name:28} {100 * value:5.1f} → {100 * rounded[name]:5.1f}  ({100 * (rounded[name] - value):+.2f})")
    return int(any(value - rounded[name] >= MOST for name, value in whole.items()))


if __name__ == "__main__":
    sys.exit(main())
