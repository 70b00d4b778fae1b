"""The day of publication: JSON-LD, metas, a `<time>` by the headline, the address; never running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

from dragoman.ingest.context import Context
from dragoman.ingest.page.address import stated_addresses
from dragoman.ingest.page.sight import Page
from dragoman.ingest.words import one_line
from dragoman.model.report import Provenance, Publication

_METAS = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "pubdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "published-date",
    "published_time",
    "published",
    "published_at",
    "article.published",
    "article:post_date",
    "date_published",
    "originalpublicationdate",
    "datecreated",
    "date",
)
_UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|entry-date|posted|created|pub-?date", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:first )?(?:published|posted|issued|released|date|created)(?: (?:on|at|date))?\s*:?\s*", re.IGNORECASE
)
_ELSEWHERE = re.compile(
    r"related|comment|sidebar|recommend|trending|most-|teaser|\bcards?\b|widget|video|footer|live-?blog", re.IGNORECASE
)
_DATED = re.compile(r"date|time(?!line)|publish|posted", re.IGNORECASE)
_LONGEST = 60
_IN_PATH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<mark>[/_-]?)(?P<month>0[1-9]|1[0-2]|[1-9](?=[/_-]))(?P=mark)(?P<day>[0-3]?\d)(?![\d])"
)
_BODY_WORDS = 25
"""A paragraph of more words is body: dates after it may be those of other articles."""
_NEAR = 150
"""How many elements after the headline a date may stand: bylines stand within a few dozen."""


def read_published(page: Page, context: Context) -> tuple[Publication | None, tuple[Provenance, ...]]:
    """Returns the publication date as its source prints it, and what became of every date that was found.

    The day is the one that the source prints, in the source's own time zone: nothing is converted. A page that states
    a moment in UTC in one place and in local time in another is taken at the word of the higher tier.
    """
    provenance: list[Provenance] = []
    for stated, from_ in _stated(page):
        result = context.read_date(stated, "page")
        if result.published is not None:
            provenance.append(Provenance("published", from_, result.note))
            return result.published, tuple(provenance)
        row = Provenance("published", None, f"{from_}: {result.note}")
        if row not in provenance:
            provenance.append(row)
    return None, tuple(provenance)


def _stated(page: Page) -> Iterator[tuple[str, str]]:
    for nodes in (page.articles[:1], page.web_pages[:1]):
        for node in nodes:
            for name in ("datePublished", "dateCreated"):
                if isinstance(node.get(name), str) and node[name].strip():
                    yield node[name], f"json-ld:{name}"
    yield from page.meta(*_METAS)
    yield from _time_elements(page.tree)
    addresses = [page.url] if page.url else []
    for address in dict.fromkeys([*addresses, *(address for address, _ in stated_addresses(page))]):
        yield from _in_address(address)


def _time_elements(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("time", "abbr", "span", "div", "p"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield from _values(element, "time:datePublished")
    near = list(_near_heading(tree))
    for element in near:
        if element.tag == "time" and _is_publication(element):
            yield from _values(element, "time")
    for element in near:
        words = one_line(element.text_content()) if element.tag != "time" and len(element) <= 2 else ""
        if 0 < len(words) <= _LONGEST and _is_publication(element) and (_is_dated(element) or _LABEL.match(words)):
            yield from _values(element, f"{element.tag}:{one_line(element.get('class') or '') or 'date'}")


def _is_dated(element: html.HtmlElement) -> bool:
    """Tells whether an element, or the one around it, calls itself date."""
    outer = element.getparent()
    return any(_DATED.search(one.get("class") or "") for one in (element, outer) if one is not None)


def _near_heading(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yields the elements between headline and body, then some before the headline, where some pages print the date."""
    before: list[html.HtmlElement] = []
    n_after = -1
    for element in tree.iter():
        if n_after < 0:
            before.append(element)
            n_after = 0 if element.tag == "h1" else -1
        elif n_after < _NEAR and not (element.tag == "p" and len(element.text_content().split()) > _BODY_WORDS):
            n_after += 1
            yield element
        else:
            break
    if n_after >= 0:
        yield from before[-_NEAR // 5 :]


def _is_publication(element: html.HtmlElement) -> bool:
    """Tells whether a date element speaks of this page's publication, by its own words and what it stands in."""
    own = " ".join((element.get("class") or "", element.get("itemprop") or "", element.get("data-testid") or ""))
    if _UPDATED.search(own) and not _PUBLISHED.search(own):
        return False
    before = _words_before(element)
    if _UPDATED.search(before) and not _PUBLISHED.search(before):
        return False
    for outer in element.iterancestors():
        if outer.tag in ("body", "main"):
            break
        if outer.tag in ("nav", "aside", "footer", "li") or _ELSEWHERE.search(outer.get("class") or ""):
            return False
    return not re.match(r"\s*(?:last )?(?:updated|modified)", element.text_content(), re.IGNORECASE)


def _words_before(element: html.HtmlElement) -> str:
    """Returns what stands before an element in the line that it is in, such as "Updated on"."""
    previous, outer = element.getprevious(), element.getparent()
    if previous is not None:
        return str(previous.tail or previous.text_content()[-40:])
    return (outer.text or "") if outer is not None else ""


def _values(element: html.HtmlElement, from_: str) -> Iterator[tuple[str, str]]:
    for attribute in ("datetime", "content", "data-timestamp", "data-datetime", "title"):
        value = element.get(attribute)
        if value and any(char.isdigit() for char in value):
            yield value, f"{from_}[{attribute}]"
    words = _LABEL.sub("", one_line(element.text_content()))
    if len(words) >= 8 and any(char.isdigit() for char in words):
        yield words, from_


def _in_address(url: str) -> Iterator[tuple[str, str]]:
    try:
        match = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return
    if match is not None:
        yield f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}", "url"
