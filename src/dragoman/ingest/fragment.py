"""Reads HTML that is an article body already: every visible block is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree, html

from dragoman.ingest.assemble import make_report
from dragoman.ingest.context import Context
from dragoman.ingest.document import Metadata
from dragoman.ingest.markup import is_page, parse_html
from dragoman.ingest.pieces import Piece, join_pieces
from dragoman.ingest.words import fold
from dragoman.model.report import Block, BlockKind, Furniture, Report

# fmt: off
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas",
    "map", "input", "select", "textarea", "button", "head", "title", "meta", "link", "form", "nav",
))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small", "source",
    "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))
# fmt: on
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and zero-width marks: hints for line breaking that no reader sees."""


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


def report_of_pieces(
    pieces: Sequence[Piece], metadata: Metadata, context: Context, *, furniture: frozenset[int] = frozenset()
) -> Report:
    """Returns the report whose text is the pieces, one after the other; furniture among them is marked.

    Args:
        pieces: the blocks, in order.
        metadata: what is known about the report.
        context: settings and tables.
        furniture: numbers of the pieces that the caller knows to be furniture.

    Raises:
        InputError: there is no text besides the title, or it is no English.
    """
    text, blocks = join_pieces(pieces)
    patterns = context.tables.furniture
    rows: list[Furniture] = []
    marked: list[Block] = []
    for number, block in enumerate(blocks):
        looked_at = block.kind in ("paragraph", "heading", "list_item")
        kind = patterns.kind_of(block.words(text), before_headline=False) if looked_at else None
        if number in furniture:
            kind = "other"
        marked.append(block if kind is None else replace(block, kind="furniture"))
        if kind is not None:
            rows.append(Furniture(block.start, block.end, kind))
    return make_report(text, marked, rows, metadata=metadata, context=context)


def visible_pieces(root: html.HtmlElement) -> Iterator[Piece]:
    """Yields the visible blocks under an element, in order; the walk keeps its own stack, however deep the tree is."""
    words: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
                words.append(element.tail or "")
            continue
        if event == "start" and (tag in _SKIPPED or not tag or _is_hidden(element)):
            skipping = element
            continue
        if tag not in _INLINE and not _stays_in_line(tag, kinds[-1]):
            yield from _flush(words, kinds[-1])
        if event == "start":
            kinds.append(_kind_inside(tag, kinds[-1]))
            words.append(element.text or "")
        else:
            kinds.pop()
            words.append(("\t" if tag in _CELLS else " " if tag == "br" else "") + (element.tail or ""))
    yield from _flush(words, "paragraph")


def _flush(words: list[str], kind: BlockKind) -> Iterator[Piece]:
    line = "".join(words).translate(_INVISIBLE)
    words.clear()
    cells = [folded for cell in line.split("\t") if (folded := " ".join(cell.split()))]
    if cells:
        yield Piece(kind, "\t".join(cells) if len(cells) > 1 else cells[0])


def _stays_in_line(tag: str, kind: BlockKind) -> bool:
    return tag in _CELLS or (tag == "br" and kind == "heading")


def _kind_inside(tag: str, outside: BlockKind) -> BlockKind:
    if tag in _HEADINGS:
        return "heading"
    if tag == "li":
        return "list_item"
    if tag in ("figcaption", "caption"):
        return "caption"
    return outside


def _is_hidden(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
