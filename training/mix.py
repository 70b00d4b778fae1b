"""Averages the weights of checkpoints of one lineage: `python -m training.mix --out MIX.pt A.pt 0.3 B.pt 0.7`.

Models that were trained on from the same weights lie in one valley, and their mean is often better than each (Wortsman
and others 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor


def mix(states: Sequence[Mapping[str, Tensor]], weights: Sequence[float]) -> dict[str, Tensor]:
    """Returns the weighted mean of states of the same model; the weights add up to 1."""
    if abs(sum(weights) - 1) > 1e-6:
        raise ValueError(f"found weights that add up to {sum(weights)}; expected 1")
    first, *_ = states
    return {
        name: torch.stack([weight * state[name] for state, weight in zip(states, weights, strict=True)]).sum(0)
        for name in first
    }


def main() -> None:
    """Runs the command."""
    parser = argparse.ArgumentParser(prog="python -m training.mix", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("parts", nargs="+", help="checkpoint and weight, in turn")
    options = parser.parse_args()
    states = [torch.load(path, map_location="cpu") for path in options.parts[::2]]
    torch.save(mix(states, [float(weight) for weight in options.parts[1::2]]), options.out)


if __name__ == "__main__":
    main()
