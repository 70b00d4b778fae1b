"""Pairs the quotation marks of one block and repairs what does not pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.annotate.quotation_marks import Mark

_CLAUSE_ENDS = frozenset(".,!?;…")
_LONGEST_ATTRIBUTION = 60
"""Code points after which words behind a quotation are taken for more of what is quoted; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Is an opening mark with its closing mark."""

    opening: Mark
    closing: Mark


@dataclass(slots=True)
class Pairing:
    """Is what became of the marks of one block."""

    pairs: list[Pair] = field(default_factory=list)
    """Marks that pair, in the order of their closing marks."""
    unclosed: list[Mark] = field(default_factory=list)
    """Opening marks that found no partner, in order."""
    unopened: list[Mark] = field(default_factory=list)
    """Closing marks that found no partner, in order."""
    cut: dict[int, int] = field(default_factory=dict)
    """Offset of an unclosed mark → offset of the mark before which its quotation must end."""


def pair(marks: Sequence[Mark]) -> Pairing:
    """Pairs marks like brackets, in linear time.

    A closing mark takes the nearest open mark of its own drawing, else of its family. A single mark left open inside
    another pair, or before another single one, is forgotten: it is an apostrophe more often than a quotation mark.
    """
    result = Pairing()
    open_marks = _OpenMarks()
    for mark in marks:
        if mark.leaning == "open" or (mark.leaning == "either" and not open_marks.has(mark.family)):
            open_marks.add(mark)
        elif not open_marks.has(mark.family):
            result.unopened.append(mark)
        elif mark.family != "single" or open_marks.stack[-1].family == "single":
            result.pairs.append(Pair(open_marks.take(mark), mark))
    result.unclosed = open_marks.stack
    return result


@dataclass(slots=True)
class _OpenMarks:
    """Is the stack of marks that wait for their closing mark, counted so that no search runs in vain."""

    stack: list[Mark] = field(default_factory=list)
    n_of_family: Counter[str] = field(default_factory=Counter)
    n_of_glyph: Counter[tuple[str, str]] = field(default_factory=Counter)

    def has(self, family: str) -> bool:
        return self.n_of_family[family] > 0

    def add(self, mark: Mark) -> None:
        if mark.family == "single" and self.stack and self.stack[-1].family == "single":
            self._pop()
        self.stack.append(mark)
        self.n_of_family[mark.family] += 1
        self.n_of_glyph[mark.family, mark.glyph] += 1

    def take(self, closing: Mark) -> Mark:
        """Returns the opening mark of a closing mark, which must have one, and forgets those inside."""
        any_glyph = self.n_of_glyph[closing.family, closing.glyph] == 0
        while True:
            opening = self._pop()
            if opening.family == closing.family and (any_glyph or opening.glyph == closing.glyph):
                return opening

    def _pop(self) -> Mark:
        mark = self.stack.pop()
        self.n_of_family[mark.family] -= 1
        self.n_of_glyph[mark.family, mark.glyph] -= 1
        return mark


def repair(pairing: Pairing, text: str, *, end: int, next_reopens: bool) -> Pairing:
    """Settles the marks left open: closed by a later mark, ended before the next quotation, stray, or running on.

    Args:
        pairing: what `pair` made of the block.
        text: the text of the report.
        end: where the block ends.
        next_reopens: whether the next block begins with an opening mark.
    """
    if len(pairing.unclosed) == 0:
        return pairing
    openings = {made.opening.start: made for made in pairing.pairs}
    following = _next_of_family(pairing)
    settled = Pairing(unopened=pairing.unopened)
    strays: set[int] = set()
    for mark in pairing.unclosed:
        if mark.start in strays:
            continue
        after = following.get(mark.start)
        nested = openings.get(after.start) if after is not None else None
        if after is None:
            settled.unclosed.append(mark)
        elif _last_character(text, mark.end, after.start) in _CLAUSE_ENDS:
            settled.cut[mark.start] = after.start
            settled.unclosed.append(mark)
        elif nested is None:
            strays.add(after.start)
            settled.unclosed.append(mark)
        elif _closes_outer(text, end, nested, next_reopens=next_reopens):
            strays.add(after.start)
            settled.pairs.append(Pair(mark, nested.closing))
        else:
            settled.unclosed.append(mark)
    settled.pairs.extend(made for made in pairing.pairs if made.opening.start not in strays)
    return settled


def _next_of_family(pairing: Pairing) -> dict[int, Mark]:
    """Returns for each unclosed mark the next opening mark of its family."""
    result: dict[int, Mark] = {}
    following: dict[str, Mark] = {}
    opening_marks = [*pairing.unclosed, *(made.opening for made in pairing.pairs)]
    unclosed = {mark.start for mark in pairing.unclosed}
    for mark in sorted(opening_marks, key=lambda mark: mark.start, reverse=True):
        if mark.start in unclosed and mark.family in following:
            result[mark.start] = following[mark.family]
        following[mark.family] = mark
    return result


def _closes_outer(text: str, end: int, nested: Pair, *, next_reopens: bool) -> bool:
    """Tells whether the inner opening mark is a stray one, so that its closing mark belongs to the outer."""
    if _last_character(text, nested.opening.end, nested.closing.start) not in _CLAUSE_ENDS:
        return False
    return not next_reopens or end - nested.closing.end <= _LONGEST_ATTRIBUTION


def _last_character(text: str, start: int, end: int) -> str:
    return text[max(start, end - 20) : end].rstrip()[-1:]
