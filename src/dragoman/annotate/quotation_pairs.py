"""Pairs the quotation marks of one block and repairs what does not pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.annotate.quotation_marks import Mark

_CLAUSE_ENDS = frozenset(".,!?;…")
_LONGEST_ATTRIBUTION = 60


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

    A closing mark takes the nearest open mark of its own drawing, else of its family; single marks left open inside
    are forgotten, because they are apostrophes more often than quotation marks.
    """
    result = Pairing()
    stack: list[Mark] = []
    n_family: Counter[str] = Counter()
    n_glyph: Counter[tuple[str, str]] = Counter()
    for mark in marks:
        if mark.leaning == "open" or (mark.leaning == "either" and n_family[mark.family] == 0):
            stack.append(mark)
            n_family[mark.family] += 1
            n_glyph[mark.family, mark.glyph] += 1
            continue
        if n_family[mark.family] == 0:
            result.unopened.append(mark)
            continue
        if mark.family == "single" and stack[-1].family != "single":
            continue
        same_glyph = n_glyph[mark.family, mark.glyph] > 0
        while True:
            opening = stack.pop()
            n_family[opening.family] -= 1
            n_glyph[opening.family, opening.glyph] -= 1
            if opening.family == mark.family and (not same_glyph or opening.glyph == mark.glyph):
                result.pairs.append(Pair(opening, mark))
                break
    result.unclosed = stack
    return result


def repair(text: str, end: int, pairing: Pairing, *, next_reopens: bool) -> Pairing:
    """Settles the marks left open: closed by a later mark, ended before the next quotation, stray, or running on.

    Args:
        text: the text of the report.
        end: where the block ends.
        pairing: what `pair` made of the block.
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
