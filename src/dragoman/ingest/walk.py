"""Walks a tree and yields its visible blocks, with their words exactly as printed but for white space."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_ASIDE = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-embed|"
    r"pull-?quote|quote-pull|blockquote-pull",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|hidden-visually)(?:$|\s)", re.IGNORECASE
)
"""Words for screen readers alone, such as "opens new tab"."""


def visible_pieces(root: etree._Element) -> Iterator[Piece]:
    """Yields the visible blocks under an element, in order. The walk keeps its own stack, however deep the tree is."""
    block = _OpenBlock()
    kinds: list[BlockKind] = ["paragraph"]
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skipping is not None:
            if event == "end" and element is skipping:
                skipping = None
                block.add(element.tail)
            continue
        if event == "start" and (tag in _SKIPPED or not tag or _is_hidden(element)):
            skipping = element
            continue
        if tag not in _INLINE and not _stays_in_line(tag, kinds[-1]):
            yield from block.close(kinds[-1])
        block.enter_or_leave(element, tag, entering=event == "start")
        if event == "start":
            kinds.append(_kind_inside(tag, kinds[-1]))
            block.add(element.text)
        else:
            kinds.pop()
            block.add("\t" if tag in _CELLS else " " if tag == "br" else None)
            block.add(element.tail)
    yield from block.close("paragraph")


class _OpenBlock:
    """Gathers the words of the block that the walk is in."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._n_unlinked = self._n_unbold = 0
        self._n_links_open = self._n_bolds_open = self._n_asides_open = 0

    def add(self, words: str | None) -> None:
        """Adds words, if there are any."""
        if words:
            self._words.append(words)
            if not words.isspace():
                self._n_unlinked += self._n_links_open == 0
                self._n_unbold += self._n_bolds_open == 0

    def enter_or_leave(self, element: etree._Element, tag: str, *, entering: bool) -> None:
        """Counts the links, bold stretches and asides that the walk is inside of."""
        step = 1 if entering else -1
        if tag == "a":
            self._n_links_open += step
        if tag in ("b", "strong"):
            self._n_bolds_open += step
        if tag in ("blockquote", "div", "figure", "aside") and _ASIDE.search(element.get("class") or ""):
            self._n_asides_open += step

    def close(self, kind: BlockKind) -> Iterator[Piece]:
        """Yields what was gathered as a piece, unless there is nothing, and begins anew."""
        line = "".join(self._words).translate(_INVISIBLE)
        cells = [folded for cell in line.split("\t") if (folded := " ".join(cell.split()))] if line else []
        if cells:
            yield Piece(
                kind,
                "\t".join(cells),
                is_link=self._n_unlinked == 0,
                is_bold=self._n_unbold == 0,
                is_aside=self._n_asides_open > 0,
            )
        self._words.clear()
        self._n_unlinked = self._n_unbold = 0


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
    if _UNSEEN.search(element.get("class") or ""):
        return True
    return (
        element.get("hidden") is not None
        or "display:none" in style
        or "visibility:hidden" in style
        or "clip:rect(0" in style
    )
