"""When two answers are the same: words, names and pairs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Returns a text without case, accents and doubled white space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def words(text: str) -> list[str]:
    """Returns the folded words of a text."""
    return _WORD.findall(fold(text))


def jaccard(one: str, other: str) -> float:
    """Returns shared over all words, each counted as often as it stands."""
    left, right = Counter(words(one)), Counter(words(other))
    union = (left | right).total()
    return (left & right).total() / union if union > 0 else 0.0


def overlap(one: str, other: str) -> float:
    """Returns shared words over the words of the shorter text."""
    left, right = Counter(words(one)), Counter(words(other))
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter > 0 else 0.0


def pair_off(gold: Sequence[G], predicted: Sequence[P], *, score: Callable[[G, P], float]) -> list[tuple[int, int]]:
    """Returns pairs of indices matched one to one, the best scores first; a score of 0 is no match."""
    scored = [
        (score(row, other), index, position)
        for index, row in enumerate(gold)
        for position, other in enumerate(predicted)
    ]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for value, index, position in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and index not in used_gold and position not in used_predicted:
            used_gold.add(index)
            used_predicted.add(position)
            pairs.append((index, position))
    return sorted(pairs)


@dataclass(frozen=True, slots=True)
class Count:
    """Is how many rows were right, predicted and in the gold."""

    right: int = 0
    """Rows matched."""
    predicted: int = 0
    """Rows predicted."""
    gold: int = 0
    """Rows in the gold."""

    def __add__(self, other: Count) -> Count:
        """Returns the counts together."""
        return Count(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def f1(self) -> float | None:
        """Is the harmonic mean of precision and recall; null where there is nothing to find and nothing found."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total > 0 else None
