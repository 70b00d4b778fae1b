"""Tells who asserts what: the innermost statement that some words lie in, or the narrator."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from dragoman.model import Draft, Span

NARRATOR = "narrator"


@dataclass(frozen=True, slots=True)
class Asserted:
    """Is the text cut into stretches, each with the statement that asserts it."""

    starts: tuple[int, ...]
    """Where each stretch begins."""
    owners: tuple[str, ...]
    """Who asserts each stretch."""

    def by(self, span: Span) -> str:
        """Returns the id of the innermost statement that the first words of a span lie in, or `narrator`."""
        position = bisect_right(self.starts, span.start) - 1
        return self.owners[position] if position >= 0 else NARRATOR


def asserted(draft: Draft) -> Asserted:
    """Returns who asserts each stretch of a draft's text, in time linear in its statements."""
    pieces = sorted(
        ((span.start, span.end, statement.id) for statement in draft.statements for span in statement.content),
        key=lambda piece: (piece[0], -piece[1]),
    )
    starts: list[int] = [0]
    owners: list[str] = [NARRATOR]
    open_pieces: list[tuple[int, str]] = []

    def close(until: int | None) -> None:
        while open_pieces and (until is None or open_pieces[-1][0] <= until):
            end, _ = open_pieces.pop()
            starts.append(end)
            owners.append(open_pieces[-1][1] if open_pieces else NARRATOR)

    for start, end, statement in pieces:
        close(start)
        starts.append(start)
        owners.append(statement)
        open_pieces.append((min(end, open_pieces[-1][0]) if open_pieces else end, statement))
    close(None)
    return Asserted(tuple(starts), tuple(owners))
