"""Lays the layers of a record over its text: flat pieces, cut wherever a layer begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from dragoman.model import Block, Report, Span
from dragoman.serve.markup import NOTHING, Html, join, tag, words

_ELEMENTS = {"title": "h1", "dek": "p", "heading": "h2", "caption": "p", "list_item": "li"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Is a stretch of the text that belongs to a row."""

    span: Span
    """Where it is."""
    label: str | None
    """Label of the row; null for furniture."""
    layer: str | None = None
    """Class that shows it; null if it only lights up with its row."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Is a stretch that no mark begins or ends in."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    """The marks over it, the innermost first."""


def marked_text(report: Report, marks: Sequence[Mark]) -> Html:
    """Returns the report's text, block by block, with the marks over it and their labels beside it."""
    n_points = len(report.text)
    blocks = report.blocks or ((Block(0, n_points, "paragraph"),) if n_points > 0 else ())
    marks = [*marks, *(Mark(span, None, "furniture") for span in report.furniture)]
    first_of = _first_marks(marks)
    pieces = _pieces(n_points, marks, blocks)
    parts = []
    for kind, group in groupby(_by_block(pieces, blocks, report.text), key=lambda pair: pair[0]):
        shown = join(_block(kind, inside, report.text, first_of) for _, inside in group)
        parts.append(tag("ul", shown) if kind == "list_item" else shown)
    return join(parts)


def _first_marks(marks: Iterable[Mark]) -> dict[str, int]:
    """Returns where the words of each row begin."""
    first: dict[str, int] = {}
    for mark in marks:
        if mark.label is not None:
            first[mark.label] = min(mark.span.start, first.get(mark.label, mark.span.start))
    return first


def _pieces(n_points: int, marks: Sequence[Mark], blocks: Sequence[Block]) -> Iterator[_Piece]:
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        opening.setdefault(mark.span.start, []).append(index)
        closing.setdefault(mark.span.end, []).append(index)
    cuts = {0, n_points, *opening, *closing}
    cuts.update(edge for block in blocks for edge in (block.start, block.end))
    over: dict[int, Mark] = {}
    for start, end in pairwise(sorted(cuts)):
        for index in closing.get(start, ()):
            del over[index]
        over.update((index, marks[index]) for index in opening.get(start, ()))
        inner_first = sorted(over.values(), key=lambda mark: mark.span.end - mark.span.start)
        yield _Piece(start, end, tuple(inner_first))


def _by_block(pieces: Iterable[_Piece], blocks: Sequence[Block], text: str) -> Iterator[tuple[str, list[_Piece]]]:
    """Yields each block's kind and pieces; words between blocks are a paragraph, white space there is nothing."""
    waiting = iter(blocks)
    block = next(waiting, None)
    inside: list[_Piece] = []
    for piece in pieces:
        while block is not None and piece.start >= block.end:
            block = next(waiting, None)
        if block is None or piece.end <= block.start:
            if not text[piece.start : piece.end].isspace():
                yield "paragraph", [piece]
            continue
        inside.append(piece)
        if piece.end == block.end:
            yield block.kind, inside
            inside = []


def _block(kind: str, pieces: Sequence[_Piece], text: str, first_of: dict[str, int]) -> Html:
    labels = dict.fromkeys(mark.label for piece in pieces for mark in piece.marks if mark.label is not None)
    # Those that begin here, of the rows that say something: names and dates would only fill the margin.
    begun = [name for name in labels if name[0] not in "APD" and pieces[0].start <= first_of[name] < pieces[-1].end]
    beside = tag("span", join((tag("a", words(name), href=f"#{name}") for name in begun), " "), class_="beside")
    inside = join(_piece(piece, text, first_of) for piece in pieces)
    return tag(_ELEMENTS.get(kind, "p"), inside, beside if begun else NOTHING, class_=kind, dir="auto")


def _piece(piece: _Piece, text: str, first_of: dict[str, int]) -> Html:
    shown = words(text[piece.start : piece.end])
    if len(piece.marks) == 0:
        return shown
    labels = list(dict.fromkeys(mark.label for mark in piece.marks if mark.label is not None))
    anchors = (tag("a", id=f"words-{name}", class_="anchor") for name in labels if first_of[name] == piece.start)
    layers = dict.fromkeys(mark.layer for mark in piece.marks if mark.layer is not None)
    # Of nested statements the innermost gives the color.
    speakers = [layer for layer in layers if layer.startswith("speaker-")]
    classes = ["piece", *(layer for layer in layers if layer not in speakers[1:])]
    return join((*anchors, tag("span", shown, class_=" ".join(classes), data_rows=" ".join(labels) or None)))
