"""Finds the best tags of the attribution layers: Viterbi over a chain for each role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dragoman.annotate.encoder.labels import MARKS, ROLES

FORBIDDEN = -1e4
_FOLLOWS = {"O": "OBS", "B": "IE", "I": "IE", "E": "OBS", "S": "OBS"}


def move_scores(learned: Sequence[Sequence[Sequence[float]]]) -> NDArray[np.float32]:
    """Returns (roles, 5, 5): the learned score of each move from tag to tag, and a wall where there is no way."""
    walls = np.full((len(MARKS), len(MARKS)), FORBIDDEN, np.float32)
    for before, mark in enumerate(MARKS):
        for after in _FOLLOWS[mark]:
            walls[before, MARKS.index(after)] = 0
    return np.asarray(learned, np.float32) + walls


def best_tags(scores: NDArray[np.float32], moves: NDArray[np.float32]) -> NDArray[np.int64]:
    """Returns the best tags (words, roles) for the scores (words, roles × marks) of a row, the root left out."""
    n = len(scores)
    if n == 0:
        return np.zeros((0, len(ROLES)), np.int64)
    table = scores.reshape(n, len(ROLES), len(MARKS)).astype(np.float32)
    best = table[0] + _walled("I", "E")
    back = np.empty((n, len(ROLES), len(MARKS)), np.int64)
    for at in range(1, n):
        paths = best[:, :, None] + moves
        back[at] = paths.argmax(1)
        best = paths.max(1) + table[at]
    tags = np.empty((n, len(ROLES)), np.int64)
    tags[-1] = (best + _walled("B", "I")).argmax(-1)
    roles = np.arange(len(ROLES))
    for at in range(n - 1, 0, -1):
        tags[at - 1] = back[at, roles, tags[at]]
    return tags


def _walled(*marks: str) -> NDArray[np.float32]:
    return np.array([FORBIDDEN if mark in marks else 0 for mark in MARKS], np.float32)


def legal_tags(scores: NDArray[np.float32], names: Sequence[str]) -> NDArray[np.int64]:
    """Returns the best tags (words,) of one layer with many labels under which every begin has its end.

    Args:
        scores: (words, tags).
        names: the tags: O, or a mark and a label ("B-PER").
    """
    tags: NDArray[np.int64] = scores.argmax(1)
    ways = _ways(tuple(names))
    edge = names.index("O")
    if ways[np.r_[edge, tags], np.r_[tags, edge]].all():
        return tags
    walls = np.where(ways, 0, FORBIDDEN).astype(np.float32)
    best = scores[0] + walls[edge]
    back = np.empty(scores.shape, np.int64)
    for at in range(1, len(scores)):
        paths = best[:, None] + walls
        back[at] = paths.argmax(0)
        best = paths.max(0) + scores[at]
    tags[-1] = (best + walls[:, edge]).argmax()
    for at in range(len(scores) - 1, 0, -1):
        tags[at - 1] = back[at, tags[at]]
    return tags


@cache
def _ways(names: tuple[str, ...]) -> NDArray[np.bool_]:
    """Returns (tags, tags): whether the second may follow the first; O also stands for both edges."""
    ways = np.zeros((len(names), len(names)), np.bool_)
    for before, first in enumerate(names):
        for after, second in enumerate(names):
            inside = first[0] in "BI"
            ways[before, after] = second[0] in _FOLLOWS[first[0]] and (not inside or first[2:] == second[2:])
    return ways


def spans_of(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yields first and last word of the spans of one layer; a span that the end cuts off ends there."""
    start: int | None = None
    for at, tag in enumerate(tags):
        mark = MARKS[tag]
        if start is not None and mark in "OBS":
            yield start, at - 1
            start = None
        if mark in "BS" or (start is None and mark in "IE"):
            start = at
        if start is not None and mark in "ES":
            yield start, at
            start = None
    if start is not None:
        yield start, len(tags) - 1
