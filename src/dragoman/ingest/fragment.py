"""Reads HTML that is an article body already: every visible block is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.ingest.assemble import make_report
from dragoman.ingest.context import Context
from dragoman.ingest.document import Metadata
from dragoman.ingest.markup import is_page, parse_html
from dragoman.ingest.pieces import Piece, join_pieces
from dragoman.ingest.walk import visible_pieces
from dragoman.ingest.words import fold
from dragoman.model.report import Block, Furniture, Report

_LONGEST_HEADING = 14
_FULL_STOPS = '.:;,”"'


def report_of_html(markup: str, metadata: Metadata, context: Context) -> Report:
    """Returns the report of the `html` of a JSON line: a fragment as it is, a whole page through the page reader.

    Raises:
        InputError: there is no text, or it is no English.
    """
    if is_page(markup):
        from dragoman.ingest.page import report_of_page  # noqa: PLC0415 - trafilatura takes a third of a second to load

        return report_of_page(markup, metadata, context)
    pieces = list(visible_pieces(parse_html(markup)))
    if metadata.title is not None:
        if pieces and fold(pieces[0].words) == fold(metadata.title):
            pieces[0] = replace(pieces[0], kind="title")
        else:
            pieces.insert(0, Piece("title", metadata.title))
    return report_of_pieces(pieces, metadata, context)


def report_of_pieces(pieces: Sequence[Piece], metadata: Metadata, context: Context) -> Report:
    """Returns the report whose text is the pieces, one after the other; furniture among them is marked.

    Raises:
        InputError: there is no text besides the title, or it is no English.
    """
    text, blocks = join_pieces([_told(piece) for piece in pieces])
    patterns = context.tables.furniture
    rows: list[Furniture] = []
    marked: list[Block] = []
    for block in blocks:
        kind = None if block.kind in ("title", "dek") else patterns.kind_of(block.words(text), before_headline=False)
        if kind is None and block.kind == "furniture":
            kind = "other"
        marked.append(block if kind is None else replace(block, kind="furniture"))
        if kind is not None:
            rows.append(Furniture(block.start, block.end, kind))
    return make_report(text, marked, rows, metadata=metadata, context=context)


def _told(piece: Piece) -> Piece:
    """Returns a short bold line without full stop as the heading that it is."""
    is_heading = piece.kind == "paragraph" and piece.is_bold and len(piece.words.split()) <= _LONGEST_HEADING
    return replace(piece, kind="heading") if is_heading and piece.words[-1] not in _FULL_STOPS else piece
