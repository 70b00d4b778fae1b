"""Attributions to be compared: spans clipped at sentence ends, bared of edge punctuation."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dragoman.annotate.encoder.labels import ROLES

Ends = tuple[int, int]
Form = Literal["direct", "mixed", "indirect"]
_MARKS = frozenset("`'’‘\"“”«»„‟")


@dataclass(frozen=True, slots=True)
class Roles:
    """Is an attribution by role."""

    spans: tuple[frozenset[Ends], ...]
    """Source, cue, content: runs clipped and bared."""
    form: Form
    """Whether its content stands in quotation marks: wholly, partly, not at all."""

    def letters(self, role: int) -> set[int]:
        """Returns the offsets of a role."""
        return {offset for start, end in self.spans[role] for offset in range(start, end)}


def roles_of(item: Mapping[str, Any], text: str, *, sentences: Sequence[Ends], quoted: frozenset[int]) -> Roles:
    """Returns an attribution, given as lists of ends by role, made ready for comparison.

    Args:
        item: `source`, `cue` and `content`, each a list of start and end.
        text: the document.
        sentences: start and end of its sentences.
        quoted: offsets inside quotation marks.
    """
    spans = tuple(
        frozenset(run for start, end in item[role] for run in clipped(text, sentences, start=start, end=end))
        for role in ROLES
    )
    letters = [offset for start, end in spans[2] for offset in range(start, end) if text[offset].isalnum()]
    share = sum(offset in quoted for offset in letters) / len(letters) if letters else 0.0
    return Roles(spans, "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect")


def clipped(text: str, sentences: Sequence[Ends], *, start: int, end: int) -> list[Ends]:
    """Returns the parts of a span, one a sentence, without punctuation at their edges."""
    at = max(0, bisect_right(sentences, (start, len(text))) - 1)
    found = []
    while at < len(sentences) and sentences[at][0] < end:
        first, last = max(start, sentences[at][0]), min(end, sentences[at][1])
        while first < last and _is_edge(text[first]):
            first += 1
        while first < last and _is_edge(text[last - 1]):
            last -= 1
        if first < last:
            found.append((first, last))
        at += 1
    return found


def _is_edge(letter: str) -> bool:
    return letter.isspace() or letter in _MARKS or unicodedata.category(letter).startswith("P")


@dataclass(slots=True)
class Tally:
    """Counts what was right, predicted and in the gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0
    found: int = 0
    """Gold items that were found; differs from `right` where several predictions may be right of one."""

    def add(self, right: int, predicted: int, *, gold: int) -> None:
        """Adds the counts of one item."""
        self.add_sides(right, predicted, found=right, gold=gold)

    def add_sides(self, right: int, predicted: int, *, found: int, gold: int) -> None:
        """Adds the counts of one item where right predictions and found gold differ."""
        self.right += right
        self.predicted += predicted
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """Returns the share of the predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Returns the share of the gold that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Returns the harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def is_partial(gold: Roles, predicted: Roles) -> bool:
    """Tells whether each role of two attributions overlaps, or is empty in both."""
    return all(
        bool(gold.letters(role) & predicted.letters(role)) or not (gold.spans[role] or predicted.spans[role])
        for role in range(len(ROLES))
    )


def matched(edges: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Returns a largest one-to-one matching; `edges` has for each left item the right items it may go with."""
    partner: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in edges[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in partner or place(partner[right], tried):
                partner[right] = left
                return True
        return False

    for left in range(len(edges)):
        place(left, set())
    return sorted((left, right) for right, left in partner.items())
