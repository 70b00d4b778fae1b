"""Byline and authors: what metadata declare, then author links and byline elements, without roles, places, outlets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from dragoman.ingest.names import URL, AuthorWords, names_in
from dragoman.ingest.page.sight import Page, listed, text_of
from dragoman.ingest.words import fold, one_line
from dragoman.model.report import Provenance

_METAS = (
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "author",
    "article:author",
    "og:author",
    "byl",
    "cxenseparse:author",
    "citation_author",
    "dcsext.author",
    "twitter:data1",
)
_BYLINE = re.compile(r"by-?line|author", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|sidebar|bio\b|-bio|description|avatar|image|photo|img|caption|teaser|card|recommend",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 200
_NEAR = 250


def read_authors(
    page: Page, words: AuthorWords, *, outlet: str | None
) -> tuple[str | None, tuple[str, ...], tuple[Provenance, ...]]:
    """Returns the byline, the authors one by one, and where they came from."""
    provenance: list[Provenance] = []
    for stated, from_ in _stated(page):
        names = tuple(dict.fromkeys(name for line in stated for name in names_in(line, words, outlet=outlet)))
        if names:
            provenance += [Provenance("byline", from_), Provenance("authors", from_)]
            return ", ".join(stated), names, tuple(provenance)
        provenance.append(
            Provenance("authors", None, f"found {', '.join(stated)[:100]!r} in {from_}, which names no author")
        )
    return None, (), tuple(provenance)


def outlet_as_author(page: Page, outlet: str | None) -> str | None:
    """Returns the outlet's name if JSON-LD or a meta gives it as the author: what is left if nobody else is named."""
    for stated, from_ in _stated(page):
        for line in stated:
            if from_.startswith(("json-ld", "meta")) and outlet is not None and fold(line) == fold(outlet):
                return line
    return None


def _stated(page: Page) -> Iterator[tuple[list[str], str]]:
    """Yields lists of bylines with where they were found, the best source first."""
    for nodes in (page.articles[:1], page.web_pages[:1]):
        for node in nodes:
            names = [name for value in listed(node.get("author")) if (name := _name_of(page, value))]
            if names:
                yield names, "json-ld:author"
    for name in _METAS:
        contents = [content for content, _ in page.meta(name) if not URL.search(content)]
        if contents and (
            name != "twitter:data1" or "written by" in [label.lower() for label, _ in page.meta("twitter:label1")]
        ):
            yield contents, f"meta:{name}"
    yield from _links(page.tree)
    yield from _elements(page.tree)


def _name_of(page: Page, value: object) -> str | None:
    if isinstance(value, str):
        return text_of(value)
    name = page.resolved(value).get("name")
    return text_of(name[0] if isinstance(name, list) and name else name)


def _links(tree: html.HtmlElement) -> Iterator[tuple[list[str], str]]:
    for attribute, value in (("itemprop", "author"), ("rel", "author")):
        found = []
        for element in _near_heading(tree):
            if value in (element.get(attribute) or "").lower().split():
                inner = next((one for one in element.iter() if one.get("itemprop") == "name"), element)
                words = one_line(inner.get("content") or inner.text_content())
                if words and len(words) <= _LONGEST_BYLINE:
                    found.append(words)
        if found:
            yield list(dict.fromkeys(found)), f"{attribute}:{value}"


def _elements(tree: html.HtmlElement) -> Iterator[tuple[list[str], str]]:
    """Yields what stands in elements that call themselves byline, innermost first, and lines that begin with "By"."""
    named: list[tuple[int, str, str]] = []
    for element in _near_heading(tree):
        label = " ".join((element.get("class") or "", element.get("data-testid") or "", element.get("id") or ""))
        if not _BYLINE.search(label) or _ELSEWHERE.search(label):
            continue
        words = one_line(" ".join(element.itertext()))
        if words and len(words) <= _LONGEST_BYLINE:
            named.append((len(words), words, f"{element.tag}:{one_line(label)[:60]}"))
    for _, words, from_ in sorted(named, key=lambda row: row[0]):
        yield [words], from_
    for element in _near_heading(tree):
        words = one_line(element.text or "")
        if len(words) <= _LONGEST_BYLINE and re.match(r"(?:written )?by:?\s+[A-Z]", words, re.IGNORECASE):
            yield [words], f"{element.tag}:by"


def _near_heading(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    n_after = -1
    for element in tree.iter():
        if element.tag == "h1" and n_after < 0:
            n_after = 0
        elif 0 <= n_after < _NEAR:
            if element.tag not in ("script", "style"):
                n_after += 1
                yield element
        elif n_after >= _NEAR:
            return
