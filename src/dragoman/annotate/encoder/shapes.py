"""Gives each word its written shape, which the uncased vocabulary forgets: capitals, digits, the space before it."""

from __future__ import annotations

import re

LETTERS = ("other", "lower", "title", "upper", "initial", "mixed", "digit")
SPACES = ("none", "space", "line")
N_SHAPES = len(LETTERS) * len(SPACES) + 1
"""One more than the combinations: the last is for the added marks at the ends of a window."""
EDGE_SHAPE = N_SHAPES - 1


def letter_shape(word: str) -> int:
    """Returns the index in `LETTERS` of how the word is written."""
    if word[0].isdigit():
        return 6
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word.istitle():
        return 2
    return 5 if any(letter.isupper() for letter in word) else 0


_LINE = re.compile(r"[\n\r\u2028\u2029]")


def space_shape(gap: str | None) -> int:
    """Returns the index in `SPACES` of what stands between the word before and this one; None is a text's beginning."""
    if gap is None:
        return 2
    if gap == "":
        return 0
    return 2 if _LINE.search(gap) else 1


def word_shape(word: str, gap: str | None) -> int:
    """Returns the index of the word's shape embedding."""
    return letter_shape(word) * len(SPACES) + space_shape(gap)
