"""Reads a whole page."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.ingest.context import Context
from dragoman.ingest.decode import decode
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.fragment import report_of_pieces, visible_pieces
from dragoman.ingest.markup import parse_html
from dragoman.model.report import Report


def read_page(document: Document, context: Context) -> Iterator[Report]:
    """Yields the one report of a page.

    Raises:
        InputError: the page has no text, or it is no English.
    """
    decoded = decode(document.data)
    yield report_of_page(decoded.text, Metadata(url=document.url, provenance=document.provenance), context)


def report_of_page(markup: str, metadata: Metadata, context: Context) -> Report:
    """Returns the report of a page.

    Raises:
        InputError: the page has no text, or it is no English.
    """
    return report_of_pieces(list(visible_pieces(parse_html(markup))), metadata, context)
