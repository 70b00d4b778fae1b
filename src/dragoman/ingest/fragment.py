"""Reads HTML that is an article body already: every visible block is kept."""

from __future__ import annotations

from dataclasses import replace

from dragoman.ingest.assemble import report_of_pieces
from dragoman.ingest.context import Context
from dragoman.ingest.document import Metadata
from dragoman.ingest.markup import is_page, parse_html
from dragoman.ingest.pieces import Piece
from dragoman.ingest.walk import visible_pieces
from dragoman.ingest.words import fold
from dragoman.model.report import Report


def report_of_html(markup: str, metadata: Metadata, *, context: Context) -> Report:
    """Returns the report of the `html` of a JSON line: a fragment as it is, a whole page through the page reader.

    Raises:
        InputError: there is no text, or it is no English.
    """
    if is_page(markup):
        from dragoman.ingest.page import report_of_page  # noqa: PLC0415 - trafilatura takes a third of a second to load

        return report_of_page(markup, metadata, context=context)
    pieces = list(visible_pieces(parse_html(markup)))
    if metadata.title is not None:
        if pieces and fold(pieces[0].words) == fold(metadata.title):
            pieces[0] = replace(pieces[0], kind="title")
        else:
            pieces.insert(0, Piece("title", metadata.title))
    return report_of_pieces(pieces, metadata, context=context)
