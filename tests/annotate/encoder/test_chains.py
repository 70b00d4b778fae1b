"""The attribution chains."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.encoder.chains import best_tags, legal_tags, move_scores, spans_of
from dragoman.annotate.encoder.labels import MARKS, MENTION_TAGS, ROLES

FLAT = [[[0.0] * 5] * 5] * 3


def test_best_tags_are_those_of_the_best_path() -> None:
    """Viterbi finds what trying every path finds."""
    rng = np.random.default_rng(7)
    moves = move_scores(rng.normal(size=(3, 5, 5)).tolist())
    scores = rng.normal(size=(4, 15)).astype(np.float32)
    table = scores.reshape(4, 3, 5)
    for role in range(len(ROLES)):
        best = max(product(range(5), repeat=4), key=lambda path: _score(path, table[:, role], moves[role]))
        assert tuple(best_tags(scores, moves)[:, role]) == best


def _score(path: tuple[int, ...], table: np.ndarray[tuple[int, int], np.dtype[np.float32]], moves: object) -> float:
    grid = np.asarray(moves)
    if MARKS[path[0]] in "IE" or MARKS[path[-1]] in "BI":
        return -1e9
    steps = sum(grid[before, after] for before, after in pairwise(path))
    return float(sum(table[at, tag] for at, tag in enumerate(path)) + steps)


@given(st.lists(st.lists(st.floats(-5, 5), min_size=15, max_size=15), max_size=12))
def test_tags_never_make_a_broken_span(rows: list[list[float]]) -> None:
    """Whatever the scores, every begin has its end."""
    scores = np.array(rows, np.float32).reshape(len(rows), 15)
    for role in range(3):
        marks = "".join(MARKS[tag] for tag in best_tags(scores, move_scores(FLAT))[:, role])
        inside = marks.replace("S", "O")
        for start, end in spans_of([MARKS.index(mark) for mark in marks]):
            assert marks[start : end + 1] in {"S", "B" + "I" * (end - start - 1) + "E"}
            inside = inside[:start] + "O" * (end - start + 1) + inside[end + 1 :]
        assert set(inside) <= {"O"}


def test_span_cut_off_by_the_end_ends_there() -> None:
    """A part of an overlong sentence may end inside a span."""
    assert list(spans_of([MARKS.index(mark) for mark in "OBI"])) == [(1, 2)]


@given(st.integers(1, 10), st.integers(0, 2**32 - 1))
def test_mention_tags_are_legal(n: int, seed: int) -> None:
    """Whatever the scores, a mention's tags are of one label, from its begin to its end."""
    tags = legal_tags(np.random.default_rng(seed).normal(size=(n, len(MENTION_TAGS))).astype(np.float32), MENTION_TAGS)
    names = [MENTION_TAGS[tag] for tag in tags]
    for before, after in pairwise(["O", *names, "O"]):
        if before[0] in "BI":
            assert after in {f"I-{before[2:]}", f"E-{before[2:]}"}
        else:
            assert after[0] in "OBS"


def test_best_tags_are_kept_where_they_are_legal() -> None:
    """A legal sequence is left as it is."""
    tags = [MENTION_TAGS.index(name) for name in ("O", "B-PER", "E-PER", "S-LOC")]
    assert legal_tags(np.eye(len(MENTION_TAGS), dtype=np.float32)[tags], MENTION_TAGS).tolist() == tags
