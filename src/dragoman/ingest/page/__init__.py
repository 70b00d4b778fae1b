"""Reads a whole page: metadata from all that declares it, the body from trafilatura with repairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.ingest.assemble import report_of_pieces
from dragoman.ingest.context import Context
from dragoman.ingest.decode import decode
from dragoman.ingest.document import Document, Metadata
from dragoman.ingest.markup import declared_charset, parse_html
from dragoman.ingest.names import author_notes, byline_in_body
from dragoman.ingest.page.address import read_address
from dragoman.ingest.page.authors import outlet_as_author, read_authors
from dragoman.ingest.page.body import read_body
from dragoman.ingest.page.dek import read_dek
from dragoman.ingest.page.published import read_published
from dragoman.ingest.page.sight import Page, see
from dragoman.ingest.page.title import read_title
from dragoman.ingest.pieces import Piece
from dragoman.ingest.words import fold
from dragoman.model.report import Provenance, Report

_SHORTEST_LEAD, _LONGEST_LEAD = 8, 70
"""How many words a bold first paragraph has that is a sub-headline."""
_HEAD_PIECES = 8
_LONGEST_LINE_ABOUT, _LONGEST_TITLE = 150, 200
_LONGEST_HEADLINE = 1000
_SHORTEST_REPEAT = 20
"""A block of so many characters that is in title or dek is a part of them, as the items of a summary list are."""


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
    yield report_of_page(decoded.text, Metadata(url=document.url, provenance=tuple(provenance)), context=context)


def report_of_page(markup: str, known: Metadata, *, context: Context) -> Report:
    """Returns the report of a page.

    Args:
        markup: the page.
        known: what was known before the page was read: its address, or what a JSON line says. The page fills the gaps.
        context: settings and tables.

    Raises:
        InputError: the page has no text, or it is no English.
    """
    page = see(parse_html(markup), known.url)
    words = context.tables.authors
    metadata = _declared(page, known, context)
    house = outlet_as_author(page, metadata.outlet) if not metadata.authors else None
    pieces = read_body(page, context.tables)  # last: it takes the tree apart
    if not any(len(piece.words.split()) > 2 for piece in pieces):
        raise InputError(
            "no_text",
            found="a page without a body of text",
            expected="an article",
            remedy="save the page once it has loaded",
        )
    notes = author_notes(pieces, words, authors=metadata.authors)
    if not metadata.authors and metadata.byline is None and (name := byline_in_body(pieces, words)) is not None:
        metadata = replace(metadata, byline=pieces[0].words, authors=(name,))
        metadata = _noted(metadata, Provenance("authors", "body:first_line"))
    if not metadata.authors and house is not None:
        metadata = _noted(replace(metadata, authors=(house,)), Provenance("authors", "outlet"))
    notes |= _lines_about(pieces, metadata.byline, context)
    if metadata.title is None and (title := _first_line(pieces)) is not None:
        metadata = _noted(replace(metadata, title=title), Provenance("title", "body:first_line"))
    if metadata.dek is None and 0 not in notes and (lead := _bold_lead(pieces)) is not None:
        metadata = _noted(replace(metadata, dek=lead), Provenance("dek", "body:bold_lead"))
    marked = [replace(piece, kind="furniture") if index in notes else piece for index, piece in enumerate(pieces)]
    return report_of_pieces(_headed(marked, metadata.title, metadata.dek), metadata, context=context)


def _declared(page: Page, known: Metadata, context: Context) -> Metadata:
    """Returns what the page declares about itself, in the gaps of what is known."""
    canonical_url, outlet, addresses = read_address(page)
    title, titles = read_title(page, outlet)
    dek, deks = read_dek(page, title)
    published, dates = read_published(page, context)
    byline, authors, names = read_authors(page, context.tables.authors, outlet=outlet)
    return replace(
        known,
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


def _noted(metadata: Metadata, row: Provenance) -> Metadata:
    return replace(metadata, provenance=(*metadata.provenance, row))


def _lines_about(pieces: Sequence[Piece], byline: str | None, context: Context) -> frozenset[int]:
    """Returns the numbers of the first pieces that say by whom and when, and nothing else."""
    return frozenset(
        index
        for index, piece in enumerate(pieces[:_HEAD_PIECES])
        if len(piece.words) <= _LONGEST_LINE_ABOUT
        and (
            fold(piece.words).removeprefix("by ") == fold(byline or "").removeprefix("by ")
            or context.read_date(piece.words, "page").published is not None
        )
    )


def _first_line(pieces: Sequence[Piece]) -> str | None:
    """Returns the first block of a page that states no headline, if it looks like one."""
    line = pieces[0].words
    is_headline = len(pieces) > 1 and len(line) <= _LONGEST_TITLE and len(line.split()) > 2 and line[-1] not in ".:;,"
    return line if is_headline else None


def _bold_lead(pieces: Sequence[Piece]) -> str | None:
    """Returns the first paragraph if it alone is bold, which is how many pages print their sub-headline."""
    if len(pieces) < 3 or not pieces[0].is_bold or pieces[1].is_bold or pieces[0].kind != "paragraph":
        return None
    return pieces[0].words if _SHORTEST_LEAD <= len(pieces[0].words.split()) <= _LONGEST_LEAD else None


def _headed(pieces: list[Piece], title: str | None, dek: str | None) -> list[Piece]:
    """Returns the pieces with title and dek first, once each, since headlines are evidence too."""
    head = [Piece("title", title)] if title else []
    if dek:
        head.append(Piece("dek", dek))
    said = [fold(piece.words) for piece in head]
    kept = []
    for index, piece in enumerate(pieces):
        line = fold(piece.words[:_LONGEST_HEADLINE])
        is_said = line in said or (len(line) > _SHORTEST_REPEAT and any(line in whole for whole in said))
        if index >= _HEAD_PIECES or not is_said:
            kept.append(piece)
    return head + kept
