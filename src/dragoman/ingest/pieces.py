"""Blocks of a page before they have their place in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.report import Block, BlockKind

BLOCK_BREAK = "\n\n"
"""What stands between two blocks in a text that was put together from a page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Is a block of a page before it has its place in the text."""

    kind: BlockKind
    """What it is on the page."""
    words: str
    """Its words, white space folded."""
    is_link: bool = False
    """Whether all of it is link."""
    is_bold: bool = False
    """Whether all of it is bold."""
    is_aside: bool = False
    """Whether it stands in an embedded post or a pull quote."""


def join_pieces(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Returns the text of some pieces, and their blocks in it."""
    blocks = []
    start = 0
    for piece in pieces:
        blocks.append(Block(start, start + len(piece.words), piece.kind))
        start += len(piece.words) + len(BLOCK_BREAK)
    return BLOCK_BREAK.join(piece.words for piece in pieces), tuple(blocks)
