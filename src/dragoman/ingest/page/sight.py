"""What a page shows to a machine at first sight: its JSON-LD, its metas, its elements."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import html

from dragoman.ingest.words import fold, one_line, plain_words

Node: TypeAlias = Mapping[str, Any]
"""One object of JSON-LD."""

_ARTICLE = re.compile(
    r"(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|Report|Review|\w*Posting|CreativeWork)"
)
_PAGE = re.compile(r"(?:\w*WebPage|ItemPage)")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_MOST_NODES = 20_000


@dataclass(frozen=True, slots=True)
class Page:
    """Is a page with what declares its metadata gathered once."""

    tree: html.HtmlElement
    """The page."""
    url: str | None
    """The address it came from."""
    metas: Mapping[str, tuple[str, ...]]
    """Contents of `<meta>` by lower-case name, property or itemprop, in order."""
    articles: tuple[Node, ...]
    """JSON-LD objects that are articles, the one that is about this page first."""
    web_pages: tuple[Node, ...]
    """JSON-LD objects that are web pages."""
    by_id: Mapping[str, Node]
    """JSON-LD objects by `@id`."""
    headings: tuple[str, ...]
    """Words of the `<h1>` elements."""
    language: str | None
    """What `<html lang>` says."""

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        """Yields the contents of metas with where they were found, in the order of the names."""
        for name in names:
            for content in self.metas.get(name.lower(), ()):
                yield content, f"meta:{name}"

    def resolved(self, value: object) -> Node:
        """Returns a JSON-LD object, looked up if it is only an `@id`; empty if it is no object."""
        if not isinstance(value, Mapping):
            return {}
        found = self.by_id.get(str(value.get("@id")), value)
        return {**value, **found}


def see(tree: html.HtmlElement, url: str | None) -> Page:
    """Returns a page with what declares its metadata."""
    nodes = list(_nodes(tree))
    headings = tuple(words for h1 in tree.iter("h1") if (words := one_line(h1.text_content())))
    articles = [node for node in nodes if _is_type(node, _ARTICLE)]
    metas = _metas(tree)
    names = (*headings, *metas.get("og:title", ()), *metas.get("twitter:title", ()), tree.findtext(".//title") or "")
    return Page(
        tree=tree,
        url=url,
        metas=metas,
        articles=_about_this_page(articles, names, url),
        web_pages=tuple(node for node in nodes if _is_type(node, _PAGE)),
        by_id={str(node["@id"]): node for node in reversed(nodes) if len(node) > 2 and "@id" in node},
        headings=headings,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def text_of(value: object) -> str | None:
    """Returns a string of JSON-LD as one line of plain words."""
    return (plain_words(value) or None) if isinstance(value, str) else None


def listed(value: object) -> Sequence[object]:
    """Returns a value of JSON-LD as a list."""
    if value is None:
        return ()
    return value if isinstance(value, list) else [value]


def _metas(tree: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        content = text_of(element.get("content"))
        for attribute in ("name", "property", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content and content not in metas.get(name, ()):
                metas[name] = (*metas.get(name, ()), content)
    return metas


def _nodes(tree: html.HtmlElement) -> Iterator[Node]:
    """Yields all objects of the page's JSON-LD that have a type, outer ones first."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting = deque([_json(script.text or "")])
        n_nodes = 0
        while waiting and n_nodes < _MOST_NODES:
            value = waiting.popleft()
            n_nodes += 1
            if isinstance(value, dict):
                if "@type" in value:
                    yield value
                waiting.extend(inner for inner in value.values() if isinstance(inner, (dict, list)))
            elif isinstance(value, list):
                waiting.extend(value)


def _json(text: str) -> object:
    """Returns the value of a script, or None: pages have comments around it, and line ends inside strings."""
    for attempt in (text, _CONTROLS.sub(" ", _WRAPPING.sub("", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _is_type(node: Node, kind: re.Pattern[str]) -> bool:
    return any(kind.fullmatch(str(name).rpartition("/")[2]) for name in listed(node.get("@type")))


def _about_this_page(articles: Sequence[Node], names: Sequence[str], url: str | None) -> tuple[Node, ...]:
    """Returns the article objects, best first; none if there are several and no one is known to be about this page."""
    ranked = sorted(articles, key=lambda node: _distance(node, names, url))
    if len({fold(str(node.get("headline"))) for node in ranked}) > 1 and not _is_about(ranked[0], names, url):
        return ()
    return tuple(ranked)


def _distance(node: Node, names: Sequence[str], url: str | None) -> int:
    """Returns how far an article object is from being about this page: other articles are listed as related."""
    is_article = "Article" in str(node.get("@type"))
    return 4 * (not _is_about(node, names, url)) + 2 * ("datePublished" not in node) + (not is_article)


def _is_about(node: Node, names: Sequence[str], url: str | None) -> bool:
    headline = fold(plain_words(str(node.get("headline") or node.get("name") or "")))
    if headline and any(fold(name).startswith(headline) for name in names):
        return True
    main = node.get("mainEntityOfPage")
    address = main.get("@id") if isinstance(main, Mapping) else main
    return url is not None and url in (address, node.get("url"), node.get("@id"))
