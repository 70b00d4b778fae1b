"""Windows over documents in training."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("torch")
pytest.importorskip("tokenizers")

from dragoman.annotate.encoder.shapes import word_shape
from training.documents import Document, LabelledSentence
from training.windows import Pieces, Prepared, stack, windows

WORDS = ("Oslo", "met", "NATO", "in", "2020", ".")
SHAPES = [word_shape(word, " ") for word in WORDS]
SENTENCE = LabelledSentence(list(WORDS), [" "] * len(WORDS))
PIECES = Pieces(list(range(200, 206)), SHAPES, list(range(6)), list(range(6)), list(range(6)))


@pytest.mark.parametrize(("letters", "written"), [("lower", ("oslo", "nato")), ("upper", ("OSLO", "NATO"))])
def test_windows_in_other_letters(letters: str, written: tuple[str, str]) -> None:
    """A window in other letters has the shapes of words so written; numbers and marks keep theirs."""
    prepared = Prepared(Document("d", [SENTENCE]), [PIECES], [[]])
    (window,) = windows(prepared, 160, random.Random(1), {letters: 1.0})  # noqa: S311
    shapes = stack([window]).shapes[0].tolist()[1:-1]
    assert (shapes[0], shapes[2]) == (word_shape(written[0], " "), word_shape(written[1], " "))
    assert shapes[4:] == SHAPES[4:]
