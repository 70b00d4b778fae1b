"""Tells who asserts what: the innermost statement that some words lie in, or the narrator."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model import Draft, Span

NARRATOR = "narrator"
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Asserted:
    """Is the text cut into stretches, each with the statement that asserts it."""

    starts: tuple[int, ...]
    """Where each stretch begins."""
    owners: tuple[str, ...]
    """Who asserts each stretch."""
    ends: tuple[int, ...]
    """Where the words of who asserts each stretch end; nested statements may lie before that."""
    sides: Mapping[str, tuple[str, ...]]
    """By statement, the actor ids of those who utter its words and those they utter them to: who "we" are."""

    def by(self, span: Span) -> str:
        """Returns the id of the innermost statement that the first words of a span lie in, or `narrator`."""
        return self.owners[bisect_right(self.starts, span.start) - 1]

    def until(self, span: Span) -> int:
        """Returns where the words end of whoever asserts the first words of a span."""
        return self.ends[bisect_right(self.starts, span.start) - 1]


def asserted(draft: Draft) -> Asserted:
    """Returns who asserts each stretch of a draft's text, in time linear in its statements."""
    pieces = sorted(
        ((span.start, span.end, statement.id) for statement in draft.statements for span in statement.content),
        key=lambda piece: (piece[0], -piece[1]),
    )
    n_points = len(draft.report.text)
    starts: list[int] = [0]
    owners: list[str] = [NARRATOR]
    ends: list[int] = [n_points]
    open_pieces: list[tuple[int, str]] = []

    def close(until: int | None) -> None:
        while open_pieces and (until is None or open_pieces[-1][0] <= until):
            end, _ = open_pieces.pop()
            starts.append(end)
            owners.append(open_pieces[-1][1] if open_pieces else NARRATOR)
            ends.append(open_pieces[-1][0] if open_pieces else n_points)

    for start, end, statement in pieces:
        close(start)
        starts.append(start)
        owners.append(statement)
        open_pieces.append((min(end, open_pieces[-1][0]) if open_pieces else end, statement))
        ends.append(open_pieces[-1][0])
    close(None)
    return Asserted(tuple(starts), tuple(owners), tuple(ends), _sides(draft))


def _sides(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Returns the sides of each statement; the words of an indirect one inside another are that one's."""
    by_id = {statement.id: statement for statement in draft.statements}
    sides: dict[str, tuple[str, ...]] = {}
    for statement in draft.statements:
        utterance = statement
        for _ in range(_DEEPEST):
            outer = by_id.get(utterance.within or "")
            if outer is None or utterance.form != "indirect":
                break
            utterance = outer
        sides[statement.id] = tuple(dict.fromkeys((*utterance.speakers, *utterance.addressees)))
    return sides
