"""The pair head outside the graph."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.annotate.encoder.labels import ROOTS
from dragoman.annotate.encoder.pairs import PairScorer

WIDTH, HEADS, HEAD_WIDTH, HIDDEN = 6, 2, 3, 5


@pytest.fixture
def scorer() -> PairScorer:
    """Returns a small scorer with random weights."""
    rng = np.random.default_rng(1)
    shapes = {
        "spans": (HEADS * HEAD_WIDTH, 2 * WIDTH),
        "keys": (HEADS * HEAD_WIDTH, WIDTH),
        "values": (HEADS * HEAD_WIDTH, WIDTH),
        "hidden": (HIDDEN, 2 * WIDTH + HEADS * HEAD_WIDTH), "roots": (len(ROOTS), HIDDEN),
    }  # fmt: skip
    weights = {f"{name}.weight": rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    weights |= {f"{name}.bias": rng.normal(size=shape[0]).astype(np.float32) for name, shape in shapes.items()}
    return PairScorer(weights | {"zones.weight": rng.normal(size=(6, HEADS)).astype(np.float32)}, HEADS)


def test_scores_are_probabilities_of_all_roots(scorer: PairScorer) -> None:
    """Each pair gets a probability for each root."""
    vectors = np.random.default_rng(2).normal(size=(7, WIDTH)).astype(np.float32)
    found = scorer.score(vectors, [((0, 1), (4, 5)), ((4, 5), (0, 1))])
    assert [set(scores) for scores in found] == [set(ROOTS)] * 2
    assert [round(sum(scores.values()), 5) for scores in found] == [1.0, 1.0]


def test_direction_counts(scorer: PairScorer) -> None:
    """What A does to B is not what B does to A."""
    vectors = np.random.default_rng(2).normal(size=(7, WIDTH)).astype(np.float32)
    forth, back = scorer.score(vectors, [((0, 1), (4, 5)), ((4, 5), (0, 1))])
    assert forth != back


def test_no_pairs_need_no_vectors(scorer: PairScorer) -> None:
    """A sentence without pairs costs nothing."""
    assert scorer.score(np.zeros((0, WIDTH), np.float32), []) == []
