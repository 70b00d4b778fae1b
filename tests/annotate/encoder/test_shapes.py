"""The written shape of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.encoder.shapes import EDGE_SHAPE, LETTERS, SPACES, letter_shape, space_shape, word_shape


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("visit", "lower"),
        ("Lavrov", "title"),
        ("NATO", "upper"),
        ("A", "initial"),
        ("McCain", "mixed"),
        ("2022", "digit"),
        ("—", "other"),
    ],
)
def test_letter_shape(word: str, shape: str) -> None:
    """Capitals and digits are told apart."""
    assert LETTERS[letter_shape(word)] == shape


@pytest.mark.parametrize(
    ("gap", "shape"), [(None, "line"), ("", "none"), (" ", "space"), ("\n\n", "line"), ("\u2029", "line")]
)
def test_space_shape(gap: str | None, shape: str) -> None:
    """What stands before a word is told apart: nothing, a space, a new line."""
    assert SPACES[space_shape(gap)] == shape


@given(st.text(min_size=1), st.none() | st.text())
def test_shapes_are_within_bounds(word: str, gap: str | None) -> None:
    """Any text has a shape that the embedding knows."""
    assert 0 <= word_shape(word, gap) < EDGE_SHAPE
