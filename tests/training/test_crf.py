"""The chains in training."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch")

from training.crf import Chains  # noqa: E402


def test_loss_is_that_of_all_paths() -> None:
    """The negative log likelihood equals what summing over every allowed path gives, padding left out."""
    torch.manual_seed(3)
    chains = Chains(1)
    torch.nn.init.normal_(chains.moves)
    scores, tags = torch.randn(1, 4, 1, 5), torch.tensor([[[0], [1], [3], [0]]])
    mask = torch.tensor([[True, True, True, False]])
    moves = chains.transitions()[0].detach()

    def score(path: tuple[int, ...]) -> float:
        if path[0] in {2, 3} or path[-1] in {1, 2}:
            return -1e9
        steps = sum(float(moves[before, after]) for before, after in pairwise(path))
        return sum(float(scores[0, at, 0, tag]) for at, tag in enumerate(path)) + steps

    total = torch.logsumexp(torch.tensor([score(path) for path in product(range(5), repeat=3)]), 0)
    assert float(chains.loss(scores, tags, mask).detach()) == pytest.approx(
        (float(total) - score((0, 1, 3))) / 3, rel=1e-4
    )
