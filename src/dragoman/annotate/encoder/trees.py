"""Makes trees of arc scores: the best head of each word, mended where that gives no tree."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ReadWord:
    """Is what the encoder says of one word."""

    upos: str
    """Universal part of speech; X for a word of unknown characters."""
    head: int
    """Index of its head in the sentence, -1 for a root."""
    rel: str
    """Universal Dependencies relation to the head."""


def tree_heads(arcs: NDArray[np.float32]) -> list[int]:
    """Returns the head of each word, -1 for the one root.

    Args:
        arcs: (words, 1 + words) score of each head for each word; the first column is the root.
    """
    n = len(arcs)
    if n == 0:
        return []
    heads = [int(head) - 1 for head in arcs.argmax(1)]
    roots = [at for at, head in enumerate(heads) if head < 0]
    if len(roots) != 1:
        root = (
            int(arcs[:, 0].argmax())
            if not roots
            else max(roots, key=lambda at: float(arcs[at, 0] - _inside(arcs)[at].max()))
        )
        for at in range(n):
            if at != root and heads[at] < 0:
                heads[at] = int(_inside(arcs)[at].argmax())
        heads[root] = -1
    for cycle in _cycles(heads):
        _break(cycle, heads, arcs)
    return heads


def _inside(arcs: NDArray[np.float32]) -> NDArray[np.float32]:
    scores = arcs[:, 1:].copy()
    np.fill_diagonal(scores, -np.inf)
    return scores


def _cycles(heads: list[int]) -> list[list[int]]:
    """Returns the cycles; each word is on at most one, as it has one head."""
    seen = [0] * len(heads)
    cycles = []
    for start in range(len(heads)):
        path, at = [], start
        while at >= 0 and seen[at] == 0:
            seen[at] = start + 1
            path.append(at)
            at = heads[at]
        if at >= 0 and seen[at] == start + 1:
            cycles.append(path[path.index(at) :])
    return cycles


def _break(cycle: list[int], heads: list[int], arcs: NDArray[np.float32]) -> None:
    """Gives one word of a cycle, the one that loses least by it, its best head among the words not below it."""
    children: list[list[int]] = [[] for _ in heads]
    for at, head in enumerate(heads):
        if head >= 0:
            children[head].append(at)
    below, stack = set(cycle), list(cycle)
    while stack:
        for child in children[stack.pop()]:
            if child not in below:
                below.add(child)
                stack.append(child)
    outside = [at for at in range(len(heads)) if at not in below]
    scores = arcs[np.ix_(cycle, [at + 1 for at in outside])]
    lost = arcs[cycle, [heads[at] + 1 for at in cycle]] - scores.max(1)
    chosen = int(lost.argmin())
    heads[cycle[chosen]] = outside[int(scores[chosen].argmax())]
