"""Comparing lines as a reader would: without case, punctuation and white space."""

from __future__ import annotations

import re

_NOT_WORD = re.compile(r"[\W_]+")


def fold(words: str) -> str:
    """Returns words without case and punctuation, for telling whether two lines are the same."""
    return " ".join(_NOT_WORD.sub(" ", words.casefold()).split())


def one_line(words: str) -> str:
    """Returns words with each stretch of white space as one space."""
    return " ".join(words.split())
