"""Reads a whole page: metadata from all that declares it, the body from trafilatura with repairs."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.decode import decode
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.fragment import report_of_pieces
from dragoman.ingest.markup import declared_charset, parse_html
from dragoman.ingest.names import byline_in_body, is_author_note
from dragoman.ingest.page.address import read_address
from dragoman.ingest.page.authors import read_authors
from dragoman.ingest.page.body import read_body
from dragoman.ingest.page.dek import read_dek
from dragoman.ingest.page.published import read_published
from dragoman.ingest.page.sight import see
from dragoman.ingest.page.title import read_title
from dragoman.ingest.pieces import Piece
from dragoman.ingest.words import fold
from dragoman.model.report import Provenance, Report


def read_page(document: Document, context: Context) -> Iterator[Report]:
    """Yields the one report of a page.

    Raises:
        InputError: the page has no text, or it is no English.
    """
    declared = [(document.charset, "http")] if document.charset else []
    if (in_page := declared_charset(document.data)) is not None:
        declared.append((in_page, "meta"))
    decoded = decode(document.data, declared)
    provenance = [*document.provenance]
    if decoded.note is not None:
        provenance.append(Provenance("text", decoded.from_, decoded.note))
    yield report_of_page(decoded.text, Metadata(url=document.url, provenance=tuple(provenance)), context)


def report_of_page(markup: str, known: Metadata, context: Context) -> Report:
    """Returns the report of a page.

    Args:
        markup: the page.
        known: what was known before the page was read: its address, or what a JSON line says. The page fills the gaps.
        context: settings and tables.

    Raises:
        InputError: the page has no text, or it is no English.
    """
    page = see(parse_html(markup), known.url)
    canonical_url, outlet, addresses = read_address(page)
    title, titles = read_title(page, outlet)
    dek, deks = read_dek(page, title)
    published, dates = read_published(page, context)
    byline, authors, names = read_authors(page, outlet, context.tables.authors)
    pieces = read_body(page, context.tables)  # last: it takes the tree apart
    if not any(len(piece.words.split()) > 2 for piece in pieces):
        raise InputError(
            "no_text",
            found="a page without a body of text",
            expected="an article",
            remedy="save the page once it has loaded",
        )
    if not authors and (byline := byline_in_body(pieces, byline, context.tables.authors)) is not None:
        authors = (byline,)
        names = (*names, Provenance("authors", "body:first_line"))
    pieces = _headed(pieces, known.title or title, dek)
    metadata = Metadata(
        external_id=known.external_id,
        url=known.url,
        canonical_url=canonical_url,
        outlet=outlet,
        title=known.title or title,
        dek=dek,
        byline=known.byline or byline,
        authors=authors,
        published=known.published or published,
        language=page.language,
        provenance=(*known.provenance, *titles, *deks, *names, *dates, *addresses),
    )
    words = context.tables.authors
    notes = frozenset(index for index, piece in enumerate(pieces) if is_author_note(piece, authors, words))
    return report_of_pieces(pieces, metadata, context, furniture=notes)


def _headed(pieces: list[Piece], title: str | None, dek: str | None) -> list[Piece]:
    """Returns the pieces with title and dek first, once each, since headlines are evidence too."""
    head = [Piece("title", title)] if title else []
    if dek:
        head.append(Piece("dek", dek))
    said = {fold(piece.words) for piece in head}
    return head + [piece for index, piece in enumerate(pieces) if index > 6 or fold(piece.words) not in said]
