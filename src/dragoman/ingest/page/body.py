"""The body of a page: trafilatura's, cleared of what stands in it and is no part of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import trafilatura
from lxml import html

from dragoman.ingest.context import Tables
from dragoman.ingest.fragment import visible_pieces
from dragoman.ingest.page.sight import Page, text_of
from dragoman.ingest.pieces import Piece
from dragoman.ingest.words import fold, one_line

_EMBED = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-embed",
    re.IGNORECASE,
)
_PULLED = re.compile(r"pull-?quote|quote-pull|blockquote-pull", re.IGNORECASE)
_LINE_TAGS = ("p", "li", "h2", "h3", "h4", "h5", "div", "span", "strong")
_HTML_NAMES = {"head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "hi": "b", "ref": "a", "list": "ul"}
"""What trafilatura's tree, which has TEI names, calls HTML's elements."""
_MANY_TAGS = 60_000
"""A page with more elements is no article; trafilatura would take minutes over some."""
_SHORT_BODY = 0.5
"""Share of the declared `articleBody` that a body must have, else the declared one is taken."""


def read_body(page: Page, tables: Tables) -> list[Piece]:
    """Returns the blocks of the body, in order: paragraphs, headings, list items."""
    aside = _texts_aside(page.tree)
    pieces = list(_extracted(page))
    if len(pieces) == 0:
        pieces = list(_visible(page.tree))
    pieces = [piece for piece in pieces if fold(piece.words) not in aside]
    declared = _declared(page)
    n_words = sum(len(piece.words.split()) for piece in pieces)
    if n_words < _SHORT_BODY * sum(len(piece.words.split()) for piece in declared):
        pieces = declared
    leading = list(takewhile(lambda piece: tables.furniture.kind_of(piece.words, before_headline=True), pieces))
    return _without_repeats(pieces[len(leading) :])


def _extracted(page: Page) -> Iterator[Piece]:
    if sum(1 for _ in page.tree.iter()) > _MANY_TAGS:
        return
    document = trafilatura.bare_extraction(page.tree, url=page.url, include_comments=False)
    if document is not None and not isinstance(document, dict) and document.body is not None:
        for element in document.body.iter(*_HTML_NAMES):
            element.tag = _HTML_NAMES[element.tag]
        yield from visible_pieces(document.body)


def _visible(tree: html.HtmlElement) -> Iterator[Piece]:
    """Yields what is visible in the article, or else in the page: for pages too short or too large to be judged."""
    roots = [*tree.iter("article"), *tree.iter("main"), *tree.iter("body")]
    for piece in visible_pieces(roots[0]) if roots else ():
        if piece.kind != "caption":
            yield piece


def _declared(page: Page) -> list[Piece]:
    """Returns the body that JSON-LD declares, by paragraphs where it has them."""
    body = page.articles[0].get("articleBody") if page.articles else None
    if not isinstance(body, str):
        return []
    lines = (text_of(line) for line in re.split(r"\s*\n\s*|</p>|<br\s*/?>", body))
    return [Piece("paragraph", line) for line in lines if line]


def _texts_aside(tree: html.HtmlElement) -> set[str]:
    """Returns, folded, the lines that are one link to somewhere else, and the texts of embedded posts and pull quotes.

    What an embedded post says is not said by the report's narrator; a pull quote repeats the body's own words.
    """
    aside: set[str] = set()
    for element in tree.iter("blockquote", "div", "figure", "aside"):
        label = element.get("class") or ""
        if _EMBED.search(label) or _PULLED.search(label):
            aside.add(fold(element.text_content()))
            aside.update(fold(line.text_content()) for line in element.iter("p", "blockquote"))
            aside.update(fold(piece.words) for piece in visible_pieces(element))
    for link in tree.iter("a"):
        words = one_line(link.text_content())
        outer = link.getparent()
        while words and outer is not None and outer.tag in _LINE_TAGS and one_line(outer.text_content()) == words:
            if outer.tag in ("p", "li", "h2", "h3", "h4", "h5"):
                aside.add(fold(words))
                break
            outer = outer.getparent()
    aside.discard("")
    return aside


def _without_repeats(pieces: list[Piece]) -> list[Piece]:
    """Returns the pieces without lines that stand there a second time, as pull quotes and mobile copies do."""
    seen: set[str] = set()
    kept = []
    for piece in pieces:
        folded = fold(piece.words)
        if len(folded) > 40 and folded in seen:
            continue
        seen.add(folded)
        kept.append(piece)
    return kept
