"""A linear-chain conditional random field over the tags of each attribution layer."""

from __future__ import annotations

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4
_FOLLOWS = ((0, 0), (0, 1), (0, 4), (1, 2), (1, 3), (2, 2), (2, 3), (3, 0), (3, 1), (3, 4), (4, 0), (4, 1), (4, 4))
"""Which of O, B, I, E, S may follow which."""


def allowed() -> Tensor:
    """Returns (5, 5) float: 0 where the second tag may follow the first, a large negative number elsewhere."""
    grid = torch.full((5, 5), FORBIDDEN)
    for before, after in _FOLLOWS:
        grid[before, after] = 0.0
    return grid


class Chains(nn.Module):
    """Scores tag sequences of several layers at once; the layers do not see each other."""

    allowed: Tensor

    def __init__(self, n_layers: int) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(n_layers, 5, 5))
        self.register_buffer("allowed", allowed(), persistent=False)

    def transitions(self) -> Tensor:
        """Returns the transition scores (layers, 5, 5), forbidden moves included."""
        return self.moves + self.allowed

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Returns the negative log likelihood summed over layers, per word.

        Args:
            scores: (batch, words, layers, 5) float32.
            tags: (batch, words, layers) int64.
            mask: (batch, words) bool; the words of a row come first, its padding last.
        """
        moves = self.transitions()
        layers = torch.arange(tags.shape[2], device=tags.device)
        alpha = scores[:, 0] + self._ends()
        for step, inside in zip(scores[:, 1:].unbind(1), mask[:, 1:, None, None].unbind(1), strict=True):
            alpha = torch.where(inside, torch.logsumexp(alpha[..., :, None] + moves, dim=-2) + step, alpha)
        total = torch.logsumexp(alpha + self._lasts(), dim=-1)
        here = scores.gather(-1, tags[..., None]).squeeze(-1)
        between = moves[layers, tags[:, :-1], tags[:, 1:]]
        gold = (here * mask[..., None]).sum(1) + (between * mask[:, 1:, None]).sum(1)
        return (total - gold).sum() / mask.sum().clamp(min=1)

    def _ends(self) -> Tensor:
        first = torch.zeros(5, device=self.moves.device)
        first[2] = first[3] = FORBIDDEN
        return first

    def _lasts(self) -> Tensor:
        last = torch.zeros(5, device=self.moves.device)
        last[1] = last[2] = FORBIDDEN
        return last
