"""Trees out of arc scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.encoder.trees import tree_heads


def test_best_heads_are_kept_where_they_are_a_tree() -> None:
    """A tree is left as it is."""
    arcs = np.array([[0, -9, 5, 0], [5, 0, -9, 0], [0, 0, 5, -9]], np.float32)
    assert tree_heads(arcs) == [1, -1, 1]


def test_cycle_is_broken_where_it_costs_least() -> None:
    """Two words that hang on each other are parted; the second loses less by hanging on the third."""
    arcs = np.array([[0, -9, 9, 1], [0, 9, -9, 8], [9, 0, 0, -9]], np.float32)
    assert tree_heads(arcs) == [1, 2, -1]


def test_two_roots_become_one() -> None:
    """The root that is surest stays."""
    arcs = np.array([[9, -9, 1], [5, 4, -9]], np.float32)
    assert tree_heads(arcs) == [-1, 0]


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_every_word_reaches_the_one_root(n: int, seed: int) -> None:
    """Whatever the scores, the heads are a tree."""
    arcs = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    arcs[np.arange(n), np.arange(1, n + 1)] = -1e4
    heads = tree_heads(arcs)
    assert heads.count(-1) == 1
    for start in range(n):
        at, steps = start, 0
        while at >= 0 and steps <= n:
            at, steps = heads[at], steps + 1
        assert at == -1


def test_no_words_have_no_heads() -> None:
    """An empty sentence is no error."""
    assert tree_heads(np.zeros((0, 1), np.float32)) == []
