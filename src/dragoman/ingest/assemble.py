"""Puts text, blocks and metadata together to a report, after the checks that every report must pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.ingest.context import Context
from dragoman.ingest.document import Metadata
from dragoman.ingest.pieces import BLOCK_BREAK, Piece, join_pieces
from dragoman.model.identity import report_id
from dragoman.model.report import Block, Furniture, Provenance, Publication, Report

_LONGEST_HEADING = 14
_FULL_STOPS = '.:;,”"'


def make_report(
    text: str, blocks: Sequence[Block], *, furniture: Sequence[Furniture], metadata: Metadata, context: Context
) -> Report:
    """Returns the report of a text and its metadata.

    Raises:
        InputError: `no_text`, `bad_unicode` or `not_english`.
    """
    body = [block for block in blocks if block.kind != "furniture"]
    if not any(char.isalpha() for block in body for char in block.words(text)[:2000]):
        raise InputError(
            "no_text",
            found="no words",
            expected="a report in words",
            remedy="leave the input out, or save the whole page",
        )
    _check_unicode(text, metadata)
    context.tables.language.require_english(BLOCK_BREAK.join(_sample(text, body)), hint=metadata.language)
    published, provenance = metadata.published, list(metadata.provenance)
    if context.settings.published is not None:
        published = _supplied(metadata, context, provenance)
    return Report(
        id=report_id(text, url=metadata.url, published=published),
        text=text,
        external_id=metadata.external_id,
        url=metadata.url,
        canonical_url=metadata.canonical_url,
        outlet=metadata.outlet,
        language=context.settings.language,
        title=metadata.title,
        dek=metadata.dek,
        byline=metadata.byline,
        authors=metadata.authors,
        published=published,
        blocks=tuple(blocks),
        furniture=tuple(furniture),
        provenance=tuple(provenance),
    )


def _sample(text: str, blocks: Sequence[Block]) -> list[str]:
    """Returns enough words to tell a language by, from the longest blocks, in order."""
    longest = sorted(blocks, key=lambda block: block.start - block.end)[:20]
    return [block.words(text)[:4000] for block in sorted(longest)]


def _check_unicode(text: str, metadata: Metadata) -> None:
    # JSON can escape half a surrogate pair, which no file or terminal can be given.
    for value in (text, metadata.title, metadata.external_id, metadata.url, metadata.byline):
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            raise InputError(
                "bad_unicode",
                found=f"half a surrogate pair, {error.object[error.start : error.start + 1]!a}",
                expected="Unicode characters",
                remedy="escape the whole pair, or the character itself",
            ) from error


def _supplied(metadata: Metadata, context: Context, provenance: list[Provenance]) -> Publication | None:
    """Returns the date to take when the user gave one, which fills a gap and never overrides."""
    stated = context.settings.published or ""
    if metadata.published is not None:
        note = f"found {stated!r} as argument, not taken: it only fills a missing date"
        provenance.append(Provenance("published", None, note))
        return metadata.published
    result = context.read_date(stated, "argument")
    provenance.append(Provenance("published", "argument" if result.published else None, result.note))
    return result.published


def report_of_pieces(pieces: Sequence[Piece], metadata: Metadata, *, context: Context) -> Report:
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
    return make_report(text, marked, furniture=rows, metadata=metadata, context=context)


def _told(piece: Piece) -> Piece:
    """Returns a short bold line without full stop as the heading that it is."""
    is_heading = piece.kind == "paragraph" and piece.is_bold and len(piece.words.split()) <= _LONGEST_HEADING
    return replace(piece, kind="heading") if is_heading and piece.words[-1] not in _FULL_STOPS else piece
