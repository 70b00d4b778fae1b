"""Splits text into words just as the product does, so that the model meets at work what it was taught with."""

from __future__ import annotations

from functools import cache

from dragoman.annotate.orthography import Orthography, load_orthography
from dragoman.annotate.tokens import find_tokens
from dragoman.model.span import Span


@cache
def _orthography() -> Orthography:
    return load_orthography()


def split_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Returns the offsets of the words of `text[start:end]`, in order."""
    if start >= end:
        return []
    return list(find_tokens(text, Span(start, end), orthography=_orthography()))
