"""The sub-headline: an element by the headline that calls itself so, or the page's description if it stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import html

from dragoman.ingest.page.sight import Page, text_of
from dragoman.ingest.walk import visible_pieces
from dragoman.ingest.words import fold, one_line
from dragoman.model.report import Provenance

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|strapline|sub-?head(?:ing|line)?|sub-?title|sub-?deck|article-?(?:summary|excerpt|"
    r"description|intro|lead|subtitle)|entry-summary|headline-?summary|lead-?text|summary|excerpt)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|image|photo|credit", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LOOKED_AT = 60
_SHORTEST, _LONGEST = 25, 600
_TAGS = frozenset({"p", "h2", "h3", "h4", "div", "span", "section", "ul"})


def read_dek(page: Page, title: str | None) -> tuple[str | None, tuple[Provenance, ...]]:
    """Returns the sub-headline that the page shows after its headline, and where it was found."""
    descriptions = {fold(words): from_ for words, from_ in _descriptions(page)}
    for element in _after_heading(page.tree):
        from_ = _source(element, descriptions)
        if from_ is None:
            continue
        words = " ".join(piece.words for piece in visible_pieces(element))
        if _SHORTEST <= len(words) <= _LONGEST and fold(words) != fold(title or ""):
            return words, (Provenance("dek", from_),)
    return None, ()


def _source(element: html.HtmlElement, descriptions: Mapping[str, str]) -> str | None:
    """Returns what tells that an element is the sub-headline, or None."""
    words = element.text_content()
    if len(words) > _LONGEST * 2:
        return None
    if element.tag != "p" and fold(words) in descriptions:
        return descriptions[fold(words)]
    name = _CAMEL.sub("-", " ".join(element.get(attribute) or "" for attribute in ("class", "itemprop", "id")))
    if _NAMED.search(name) or (element.tag == "h2" and _follows_heading(element)):
        return f"{element.tag}:{one_line(element.get('class') or '') or 'after h1'}"
    return None


def _descriptions(page: Page) -> Iterator[tuple[str, str]]:
    yield from page.meta("og:description", "description", "twitter:description")
    for article in page.articles[:1]:
        if words := text_of(article.get("description")):
            yield words, "json-ld:description"


def _after_heading(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yields the block elements that stand next after the first heading, in document order."""
    n_seen = -1
    for element in tree.iter():
        if element.tag == "h1" and n_seen < 0:
            n_seen = 0
        elif n_seen >= 0 and element.tag in _TAGS and not _is_in_picture(element):
            n_seen += 1
            yield element
        if n_seen > _LOOKED_AT:
            return


def _follows_heading(element: html.HtmlElement) -> bool:
    before = element.getprevious()
    return before is not None and before.tag == "h1"


def _is_in_picture(element: html.HtmlElement) -> bool:
    nearest = [element, *islice(element.iterancestors(), 3)]
    return any(outer.tag in ("figure", "figcaption") or _CAPTION.search(outer.get("class") or "") for outer in nearest)
