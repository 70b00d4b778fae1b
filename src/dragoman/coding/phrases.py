"""Finds phrases of a lexicon in a row of tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_PIECE = re.compile(r"n't|'(?:s|ll)\b|[^\W_]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Is a phrase found in the tokens."""

    first: int
    """Index of its first token."""
    end: int
    """Index after its last token."""
    value: T
    """What the lexicon says of it."""


class PhraseIndex(Generic[T]):
    """Finds the longest phrase that begins at a token, in time linear in the phrases that share its first word."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases:
            words = _split(phrase)
            by_first.setdefault(words[0], []).append((words, value))
        self._by_first = {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in by_first.items()}

    def at(self, words: Sequence[str], position: int) -> Hit[T] | None:
        """Returns the longest phrase that begins at a position."""
        for phrase, value in self._by_first.get(words[position], ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                return Hit(position, position + len(phrase), value)
        return None


def _split(phrase: str) -> tuple[str, ...]:
    """Splits a phrase as the tokenizer does: marks and possessives apart."""
    return tuple(_PIECE.findall(phrase.replace("’", "'")))
