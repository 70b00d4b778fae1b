"""The body of a page: trafilatura says which text it is, the page says how it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

import trafilatura
from lxml import etree, html

from dragoman.ingest.context import Tables
from dragoman.ingest.page.sight import Page, text_of
from dragoman.ingest.pieces import Piece
from dragoman.ingest.walk import visible_pieces
from dragoman.ingest.words import fold

_HTML_NAMES = {"head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "hi": "b", "ref": "a", "list": "ul"}
"""What trafilatura's tree, which has TEI names, calls HTML's elements."""
_MANY_TAGS, _MUCH_TEXT = 20_000, 2_000_000
"""Pages with more elements or characters of text are not given to trafilatura, which takes minutes over some of them:
50,000 links in a row took 53 seconds, 20 MB of one line 11. The development pages have up to 1,700 elements."""
_SHORT_BODY = 0.5
"""Share of the declared `articleBody` that a body must have, else the declared one is taken."""
_COVERED = 0.85
"""Share of trafilatura's text that must be found again among the page's own blocks."""
_ANCHOR_WORDS = 8
"""A block of so many words that is in trafilatura's text marks where the body is."""
_SHORTEST_REPEAT = 40
_WINDOW = 40
_IN_WINDOWS = 0.6
"""Share of a block's stretches of `_WINDOW` characters that trafilatura must have kept of it."""


def read_body(page: Page, tables: Tables) -> list[Piece]:
    """Returns the blocks of the body, in order: paragraphs, headings, list items."""
    shown = [piece for piece in visible_pieces(page.tree) if piece.kind != "caption"]
    is_judged = (
        sum(len(piece.words) for piece in shown) <= _MUCH_TEXT and sum(1 for _ in page.tree.iter()) <= _MANY_TAGS
    )
    declared = _declared(page) if is_judged else []
    extracted = _extracted(page) if is_judged else []
    pieces = _chosen(shown, extracted, declared) if extracted or declared else _of_article(page.tree)
    pieces = [piece for piece in pieces if not piece.is_link and not piece.is_aside]
    if _n_words(pieces) < _SHORT_BODY * _n_words(declared):
        pieces = declared
    leading = list(takewhile(lambda piece: tables.furniture.kind_of(piece.words, before_headline=True), pieces))
    return _without_repeats(pieces[len(leading) :])


def _extracted(page: Page) -> list[Piece]:
    """Returns trafilatura's body; nothing if it has none, or stumbles over the page."""
    try:
        document = trafilatura.bare_extraction(page.tree, url=page.url, include_comments=False)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, etree.LxmlError):
        return []
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    for element in document.body.iter(*_HTML_NAMES):
        element.tag = _HTML_NAMES[element.tag]
    return list(visible_pieces(document.body))


def _chosen(shown: Sequence[Piece], extracted: list[Piece], declared: list[Piece]) -> list[Piece]:
    """Returns the page's own blocks that make up the body, or trafilatura's body if too few of them do.

    The blocks between the first and the last long one that is in the body are the body, as far as trafilatura kept
    them or JSON-LD has them. Taking the page's blocks keeps their words as printed, and what they stand in: link, list,
    embedded post.
    """
    lines = {fold(piece.words) for piece in extracted}
    needed = "".join(_solid(piece) for piece in extracted)
    whole = needed + "".join(_solid(piece) for piece in declared)
    anchors = [
        index
        for index, piece in enumerate(shown)
        if len(piece.words.split()) >= _ANCHOR_WORDS and _is_in(_solid(piece), whole)
    ]
    if not anchors:
        return extracted
    is_anchor = set(anchors)
    kept = []
    for index, piece in enumerate(shown[: anchors[-1] + 3]):
        is_near = index >= anchors[0] - 3
        if index in is_anchor or (is_near and (fold(piece.words) in lines or _is_part(piece, whole))):
            kept.append(piece)
    return kept if sum(len(_solid(piece)) for piece in kept) >= _COVERED * len(needed) else extracted


def _solid(piece: Piece) -> str:
    return fold(piece.words).replace(" ", "")


def _is_part(piece: Piece, whole: str) -> bool:
    return len(piece.words.split()) > 2 and _solid(piece) in whole


def _is_in(solid: str, whole: str) -> bool:
    """Tells whether most of a block is in the body; trafilatura leaves out footnote marks and the like."""
    if solid in whole:
        return True
    windows = [solid[start : start + _WINDOW] for start in range(0, len(solid) - _WINDOW + 1, _WINDOW)]
    return bool(windows) and sum(window in whole for window in windows) >= _IN_WINDOWS * len(windows)


def _of_article(tree: html.HtmlElement) -> list[Piece]:
    """Returns what is visible in the article, or else in the page: for pages too short or too large to be judged."""
    roots: Iterator[etree._Element] = tree.iter("article", "main", "body")
    best = max(roots, key=lambda root: {"article": 2, "main": 1}.get(str(root.tag), 0), default=tree)
    return [piece for piece in visible_pieces(best) if piece.kind != "caption"]


def _declared(page: Page) -> list[Piece]:
    """Returns the body that JSON-LD declares, by paragraphs where it has them."""
    body = page.articles[0].get("articleBody") if page.articles else None
    if not isinstance(body, str):
        return []
    lines = (text_of(line) for line in re.split(r"\s*\n\s*|</p>|<br\s*/?>", body))
    return [Piece("paragraph", line) for line in lines if line]


def _n_words(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.words.split()) for piece in pieces)


def _without_repeats(pieces: list[Piece]) -> list[Piece]:
    """Returns the pieces without lines that stand there a second time, as pull quotes and mobile copies do."""
    seen: set[str] = set()
    kept = []
    for piece in pieces:
        line = piece.words.casefold()
        if len(line) > _SHORTEST_REPEAT and line in seen:
            continue
        seen.add(line)
        kept.append(piece)
    return kept
