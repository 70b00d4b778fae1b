"""Walks a tree and yields its visible blocks, with their words exactly as printed but for white space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from dragoman.ingest.pieces import Piece
from dragoman.model.report import BlockKind

# fmt: off
_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas",
    "map", "input", "select", "textarea", "button", "head", "title", "meta", "link", "nav",
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
_ASIDE_TAGS = frozenset({"blockquote", "div", "figure", "aside"})
_ASIDE = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-embed|"
    r"pull-?quote|quote-pull|blockquote-pull",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|hidden-visually)(?:$|\s)", re.IGNORECASE
)
"""Words for screen readers alone, such as "opens new tab"."""
_UNSEEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden|clip:\s*rect\(0", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Place:
    """Is where the walk stands: what the elements around it make of the words."""

    kind: BlockKind = "paragraph"
    is_link: bool = False
    is_bold: bool = False
    is_aside: bool = False


def visible_pieces(root: etree._Element) -> Iterator[Piece]:
    """Yields the visible blocks under an element, in order. The walk keeps its own stack, however deep the tree is."""
    block = _OpenBlock()
    places = [_Place()]
    walk = etree.iterwalk(root, events=("start", "end"))
    skipping: etree._Element | None = None
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (tag in _SKIPPED or not tag or _is_hidden(element)):
            skipping = element
            walk.skip_subtree()
            continue
        if skipping is not None:
            skipping = None
            block.add(element.tail, places[-1])
            continue
        if tag not in _INLINE and not _stays_in_line(tag, places[-1].kind):
            yield from block.close(places[-1])
        if event == "start":
            places.append(_inside(element, tag, places[-1]))
            block.add(element.text, places[-1])
        else:
            places.pop()
            block.add("\t" if tag in _CELLS else " " if tag == "br" else None, places[-1])
            block.add(element.tail, places[-1])
    yield from block.close(places[-1])


class _OpenBlock:
    """Gathers the words of the block that the walk is in."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._is_link = self._is_bold = True

    def add(self, words: str | None, place: _Place) -> None:
        """Adds words, if there are any."""
        if not words:
            return
        self._words.append(words)
        if not words.isspace():
            self._is_link = self._is_link and place.is_link
            self._is_bold = self._is_bold and place.is_bold

    def close(self, place: _Place) -> Iterator[Piece]:
        """Yields what was gathered as a piece, unless there is nothing, and begins anew."""
        if not self._words:
            return
        line = "".join(self._words).translate(_INVISIBLE)
        cells = [folded for cell in line.split("\t") if (folded := " ".join(cell.split()))]
        if cells:
            yield Piece(place.kind, "\t".join(cells), self._is_link, self._is_bold, place.is_aside)
        self._words.clear()
        self._is_link = self._is_bold = True


def _stays_in_line(tag: str, kind: BlockKind) -> bool:
    return tag in _CELLS or (tag == "br" and kind == "heading")


def _inside(element: etree._Element, tag: str, outside: _Place) -> _Place:
    """Returns the place inside an element."""
    if tag == "a":
        return outside if outside.is_link else replace(outside, is_link=True)
    if tag in ("b", "strong"):
        return outside if outside.is_bold else replace(outside, is_bold=True)
    if tag in _ASIDE_TAGS and not outside.is_aside and _ASIDE.search(element.get("class") or ""):
        return replace(outside, is_aside=True)
    kind = _kind_inside(tag, outside.kind)
    return outside if kind == outside.kind else replace(outside, kind=kind)


def _kind_inside(tag: str, outside: BlockKind) -> BlockKind:
    if tag in _HEADINGS:
        return "heading"
    if tag == "li":
        return "list_item"
    if tag in ("figcaption", "caption"):
        return "caption"
    return outside


def _is_hidden(element: etree._Element) -> bool:
    names = element.get("class")
    if names and _UNSEEN.search(names):
        return True
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _UNSEEN_STYLE.search(style) is not None)
